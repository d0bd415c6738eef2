/**
 * The shape of a house playbook, `.proviso/playbook.yaml`: what one house sets on top of the standard pack. One source for
 * its checks, for completion and hover in it, and for the types.
 */
import * as z from 'zod'
import {
  type Condition,
  circumstance,
  type Family,
  type ForbiddenWording,
  type House,
  type Localized,
  type Pack,
  type Pattern,
  position,
  scope,
  slug,
  type Template,
  type Wording,
} from './schema.ts'

/** A list of the pack that values or keys come from. */
export type PlaybookVocabulary = 'contractTypes' | 'families' | 'subjects'

/** What a reader is told of a part of a playbook. */
export interface PlaybookDocs {
  readonly about: Localized
  /** What may be written: completes “should be …”. */
  readonly wanted: Localized
  /** Known values; of a mapping, known keys. */
  readonly vocabulary?: PlaybookVocabulary
  /** A text with a syntax of its own. */
  readonly syntax?: 'phrase' | 'template'
}

/** What a reader is told of each part of {@link playbook}. */
export const playbookDocs = z.registry<PlaybookDocs>()

/** Texts longer than this are not read. In UTF-16 units. */
export const longestPlaybook = 200_000
const longestPhrase = 400

const said = (en: string, zh: string): Localized => ({ en, zh })
const aText = said('a text', '一段文字')
const aList = said('a list', '列表')
const aMapping = said('a mapping of names and values', '键值对')

const text = (about: Localized, more: Partial<PlaybookDocs> = {}) =>
  z
    .string()
    .trim()
    .min(1)
    .register(playbookDocs, { about, wanted: aText, ...more })

const words = (about: Localized) =>
  z
    .union([
      text(about),
      z
        .strictObject({ en: text(said('In English.', '英文。')), zh: text(said('In Chinese.', '中文。')) })
        .register(playbookDocs, { about, wanted: aMapping }),
    ])
    .register(playbookDocs, {
      about,
      wanted: said('a text, or { en: …, zh: … }', '一段文字，或 { en: …, zh: … }'),
    })

const phrase = z
  .string()
  .min(1)
  .max(longestPhrase)
  .register(playbookDocs, {
    about: said(
      'Words that stand together: (a|b) one of several, … up to eight words between.',
      '相邻出现的词语：(a|b) 表示任一，… 表示其间可隔若干字。',
    ),
    wanted: said(`a phrase of at most ${longestPhrase} characters`, `不超过 ${longestPhrase} 字符的短语`),
    syntax: 'phrase',
  })

const listOf = <Item extends z.ZodType>(item: Item, about: Localized) =>
  z.array(item).min(1).register(playbookDocs, { about, wanted: aList })

function choice<Schema extends z.ZodType>(schema: Schema, about: Localized, wanted = aText): Schema {
  playbookDocs.add(schema, { about, wanted })
  return schema
}

const positionOf = (about: Localized) => choice(z.enum(position.options), about)

const when = z
  .strictObject({
    type: listOf(
      text(said('A type of contract.', '合同类型。'), { vocabulary: 'contractTypes' }),
      said('One of these types.', '属于其中任一类型。'),
    ).optional(),
    all: listOf(
      z.union([
        choice(z.enum(circumstance.options), said('What the facts of the deal say.', '交易事实所示情形。')),
        listOf(
          choice(z.enum(circumstance.options), said('What the facts of the deal say.', '交易事实所示情形。')),
          said('One of these.', '其中任一。'),
        ),
      ]),
      said('Every one of these.', '同时具备。'),
    ).optional(),
  })
  .register(playbookDocs, {
    about: said('Under which facts of the deal it applies; always, without it.', '适用的交易事实；未写明的一律适用。'),
    wanted: aMapping,
  })

const term = z.union([phrase, listOf(phrase, said('One of these phrases.', '其中任一短语。'))])

const pattern = z
  .strictObject({
    all: listOf(term, said('Each of these must stand in the passage.', '同一句中须全部出现。')),
    none: listOf(phrase, said('None of these may stand there.', '不得出现的短语。')).optional(),
    mask: listOf(phrase, said('Words inside one of these do not count.', '其中的词语不计。')).optional(),
    heading: listOf(phrase, said('The title must contain one of these.', '标题须包含其一。')).optional(),
    in: choice(z.enum(scope.options), said('Where they must stand together.', '须同时出现的范围。')).optional(),
    within: choice(
      z.number().int().positive().max(500),
      said('At most so many words from first to last.', '首尾相距的最多词数。'),
      said('a number from 1 to 500', '1 至 500 的整数'),
    ).optional(),
  })
  .register(playbookDocs, { about: said('One way to say the clause.', '一种表述方式。'), wanted: aMapping })

const clauseWords = (about: Localized) =>
  z
    .strictObject({
      title: text(said('The title of the clause.', '条款标题。'), { syntax: 'template' }),
      text: text(
        said(
          'The words; a blank line parts paragraphs; {{provider}}, {{customer}}, {{agreement}} become the contract’s own.',
          '条款文字，空行分段；{{provider}}、{{customer}}、{{agreement}} 换为合同自身用语。',
        ),
        { syntax: 'template' },
      ),
    })
    .register(playbookDocs, { about, wanted: said('{ title: …, text: … }', '{ title: …, text: … }') })

const wording = (about: Localized) =>
  z
    .strictObject({
      en: clauseWords(said('In English.', '英文。')),
      zh: clauseWords(said('In Chinese, Simplified.', '简体中文。')),
      'zh-Hant': clauseWords(said('In Chinese, Traditional.', '繁体中文。')).optional(),
    })
    .register(playbookDocs, { about, wanted: said('{ en: …, zh: … }', '{ en: …, zh: … }') })

const approvers = listOf(
  text(said('A name as waivers write it after “by”.', '豁免中“by”所写的姓名。')),
  said('Who may accept a gap; a waiver by anybody else does not count.', '有权接受缺口的人；他人的豁免不予计算。'),
)

const clause = z
  .strictObject({
    title: words(said('What the clause is called.', '条款名称。')).optional(),
    definition: words(said('What counts as the clause, in a sentence.', '何种内容构成该条款。')).optional(),
    phrases: listOf(phrase, said('Any of these shows the clause.', '出现任一即视为已有该条款。')).optional(),
    patterns: listOf(
      pattern,
      said('Ways to say the clause that need several phrases.', '须多个短语并现的表述。'),
    ).optional(),
    prefixes: listOf(
      text(said('A word that a drafter types.', '起草人输入的词。')),
      said('Words at which the clause is offered.', '输入后提示该条款的词。'),
    ).optional(),
    after: listOf(
      text(said('A kind of clause.', '条款类别。'), { vocabulary: 'families' }),
      said('Clauses that it follows where it is put in.', '插入时所跟随的条款。'),
    ).optional(),
    wording: z
      .strictObject({
        preferred: wording(said('What the house likes best.', '首选文本。')).optional(),
        fallback: wording(said('What it also signs.', '备选文本。')).optional(),
        'walk-away': wording(said('The least that it signs.', '底线文本。')).optional(),
      })
      .register(playbookDocs, {
        about: said('The house’s own words, by position.', '各立场的自有文本。'),
        wanted: said('{ preferred: …, fallback: …, walk-away: … }', '{ preferred: …, fallback: …, walk-away: … }'),
      })
      .optional(),
    position: positionOf(said('The position that is put in.', '插入时采用的立场。')).optional(),
    approvers: approvers.optional(),
  })
  .register(playbookDocs, {
    about: said('A kind of clause: one of the standard ones, or the house’s own.', '条款类别：标准类别或自有类别。'),
    wanted: aMapping,
  })

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const

/** A house playbook. */
export const playbook = z
  .strictObject({
    name: text(said('What the playbook is called.', '名称。')).optional(),
    position: positionOf(said('The position that is put in, for every clause.', '各条款插入时采用的立场。')).optional(),
    severity: z
      .record(slug, choice(z.enum(severities), said('How much it matters.', '严重程度。')))
      .register(playbookDocs, {
        about: said(
          'How much a finding matters: by its code, its clause or its element.',
          '问题的严重程度，按代码、条款或要素设定。',
        ),
        wanted: said('such as { placeholder: error }', '如 { placeholder: error }'),
        vocabulary: 'subjects',
      })
      .optional(),
    needs: listOf(
      z
        .strictObject({
          clause: text(said('A kind of clause.', '条款类别。'), { vocabulary: 'families' }),
          level: choice(
            z.enum(['required', 'recommended', 'not-needed']),
            said('Whether the house asks for it.', '是否要求。'),
          ),
          when: when.optional(),
          reason: words(said('Why, in one sentence.', '理由，一句话。')).optional(),
        })
        .register(playbookDocs, {
          about: said('A clause that the house asks for, or does not.', '要求或不要求的条款。'),
          wanted: said('such as { clause: audit, level: required }', '如 { clause: audit, level: required }'),
        }),
      said(
        'What the house asks for; the first that applies decides on its clause.',
        '内部要求；同一条款以首个适用者为准。',
      ),
    ).optional(),
    clauses: z
      .record(slug, clause)
      .register(playbookDocs, {
        about: said('Clauses: changes to standard ones, and the house’s own.', '条款：对标准类别的调整及自有类别。'),
        wanted: aMapping,
        vocabulary: 'families',
      })
      .optional(),
    forbidden: listOf(
      z
        .strictObject({
          phrases: listOf(phrase, said('Words that the house does not sign.', '不接受的措辞。')),
          message: words(said('What to tell the drafter.', '对起草人的提示。')),
          severity: choice(
            z.enum(['error', 'warning', 'information', 'hint']),
            said('How much it matters; warning, without it.', '严重程度，默认 warning。'),
          ).optional(),
          when: when.optional(),
        })
        .register(playbookDocs, {
          about: said('Wording that the house does not accept.', '不接受的措辞。'),
          wanted: said('{ phrases: […], message: … }', '{ phrases: […], message: … }'),
        }),
      said('Wording that the house does not accept.', '不接受的措辞。'),
    ).optional(),
    approvers: approvers.optional(),
  })
  .register(playbookDocs, { about: said('The house playbook.', '内部合同政策。'), wanted: aMapping })
/** A house playbook, as plain values. */
export type Playbook = z.infer<typeof playbook>

type Clause = z.infer<typeof clause>
type Words = z.infer<ReturnType<typeof words>>

/** The pack as a house extends it. Everything that the playbook asks for rests on house policy. */
export function mergePlaybook(pack: Pack, set: Playbook): Pack {
  const clauses = new Map(Object.entries(set.clauses ?? {}))
  const known = new Set(pack.families.map(({ id }) => id))
  const standard = pack.families.map((family) => changed(family, clauses.get(family.id) ?? {}, set))
  const own = [...clauses].flatMap(([id, written]) => (known.has(id) ? [] : [ownFamily(id, written, set)]))
  return {
    ...pack,
    order: [...pack.order, ...own.map(({ id }) => id)],
    families: [...standard, ...own],
    house: houseOf(set),
  }
}

function changed(family: Family, written: Clause, set: Playbook): Family {
  const { title, definition, prefixes = [], after = [] } = written
  const templates = templatesOf(written)
  const replaced = new Set(templates.map((template) => template.position))
  const prefers = written.position ?? set.position
  return {
    ...family,
    ...(title ? { title: bilingual(title) } : {}),
    ...(definition ? { definition: bilingual(definition) } : {}),
    prefixes: [...family.prefixes, ...prefixes],
    kin: [...after, ...family.kin],
    patterns: [...family.patterns, ...patternsOf(family.id, written)],
    templates: [...templates, ...family.templates.filter((template) => !replaced.has(template.position))],
    ...(prefers ? { prefers } : {}),
  }
}

function ownFamily(id: string, written: Clause, set: Playbook): Family {
  const title = bilingual(written.title ?? id)
  const names = [...new Set([title.en, title.zh])]
  // A title is found as words; one with marks in it would be read as a phrase with a syntax.
  const titles = names.filter((name) => /^[\p{L}\p{N} -]+$/u.test(name))
  const definition = written.definition ? bilingual(written.definition) : title
  const plain = {
    id,
    title,
    definition,
    notEnough: title,
    prefixes: names,
    titles,
    kin: [],
    patterns: [],
    elements: [],
  }
  return changed({ ...plain, templates: [] }, written, set)
}

const bilingual = (written: Words): Localized =>
  typeof written === 'string' ? { en: written, zh: written } : { en: written.en, zh: written.zh }

function patternsOf(id: string, { phrases, patterns = [] }: Clause): Pattern[] {
  return [...(phrases ? [{ all: [phrases] }] : []), ...patterns].map((one, i) => ({
    id: `house-${id}-${i + 1}`,
    ...one,
  }))
}

function templatesOf({ wording: written = {} }: Clause): Template[] {
  return position.options.flatMap((one): Template[] => {
    const { en, zh, 'zh-Hant': zhHant } = written[one] ?? {}
    if (!en || !zh) return []
    return [
      { position: one, en: paragraphs(en), zh: paragraphs(zh), ...(zhHant ? { zhHant: paragraphs(zhHant) } : {}) },
    ]
  })
}

const paragraphs = (written: { readonly title: string; readonly text: string }): Wording => ({
  title: written.title,
  paragraphs: written.text
    .split(/\n[ \t]*\n/)
    .map((one) => one.trim().replace(/\s*\n\s*/g, ' '))
    .filter((one) => one !== ''),
})

const anyDeal: Condition = {}
const houseReason = said('The house playbook asks for it.', '内部合同政策要求该条款。')

function houseOf({ needs = [], severity = {}, forbidden = [], clauses = {}, approvers: anyone }: Playbook): House {
  const approversOf = new Map(Object.entries(clauses).map(([id, { approvers: named }]) => [id, named]))
  return {
    needs: needs.map(({ clause: id, level, when: condition = anyDeal, reason }, i) => ({
      id: `house-${i + 1}`,
      clause: id,
      level,
      when: condition,
      basis: 'house-policy',
      authorities: [],
      reason: reason ? bilingual(reason) : houseReason,
    })),
    severity: new Map(Object.entries(severity)),
    forbidden: forbidden.map(
      ({ phrases, message, severity: weight = 'warning', when: condition = anyDeal }, i): ForbiddenWording => {
        const id = `forbidden/${i + 1}`
        return {
          id,
          patterns: [{ id, all: [phrases] }],
          message: bilingual(message),
          severity: weight,
          when: condition,
        }
      },
    ),
    approversOf: (family) => approversOf.get(family) ?? anyone,
  }
}
