/**
 * The shape of a house playbook, `.proviso/playbook.yaml`: what one house sets on top of the standard pack. One source for
 * its checks, for completion and hover in it, and for the types.
 */

import { circumstances } from './circumstance.ts'
import type { Localized } from './schema.ts'
import { choice, type SchemaDocs, schemaDocs } from './schemaDocs.ts'
import { slug } from './values.ts'
import * as z from './zod.ts'

/** Texts longer than this are not read. In UTF-16 units. */
export const longestPlaybook = 200_000
const longestPhrase = 400

const said = (en: string, zh: string): Localized => ({ en, zh })
const aText = said('a text', '一段文字')
const aList = said('a list', '列表')
const aMapping = said('a mapping of names and values', '键值对')

const text = (about: Localized, more: Partial<SchemaDocs> = {}) =>
  z
    .string()
    .check(z.trim(), z.minLength(1))
    .register(schemaDocs, { about, wanted: aText, ...more })

const words = (about: Localized) =>
  z
    .union([
      text(about),
      z
        .strictObject({ en: text(said('In English.', '英文。')), zh: text(said('In Chinese.', '中文。')) })
        .register(schemaDocs, { about, wanted: aMapping }),
    ])
    .register(schemaDocs, {
      about,
      wanted: said('a text, or { en: …, zh: … }', '一段文字，或 { en: …, zh: … }'),
    })

const phrase = z
  .string()
  .check(z.minLength(1), z.maxLength(longestPhrase))
  .register(schemaDocs, {
    about: said(
      'Words that stand together: (a|b) one of several, … up to eight words between.',
      '相邻出现的词语：(a|b) 表示任一，… 表示其间可隔若干字。',
    ),
    wanted: said(`a phrase of at most ${longestPhrase} characters`, `不超过 ${longestPhrase} 字符的短语`),
    syntax: 'phrase',
  })

const listOf = <Item extends z.ZodMiniType>(item: Item, about: Localized) =>
  z.array(item).check(z.minLength(1)).register(schemaDocs, { about, wanted: aList })

/** The positions, each with what it is. */
const positions = {
  preferred: said('What the house likes best.', '首选文本。'),
  fallback: said('What it also signs.', '备选文本。'),
  'walk-away': said('The least that it signs.', '底线文本。'),
}
const positionOf = (about: Localized) => choice({ about, wanted: aText, values: positions })

const shownSeverities = {
  error: said('It must be put right.', '须予更正。'),
  warning: said('It should be put right.', '应当更正。'),
  information: said('Worth knowing.', '供参考。'),
  hint: said('Shown quietly at its words.', '仅在原文处轻微提示。'),
}

const circumstanceOf = () =>
  choice({
    about: said('What the facts of the deal say.', '交易事实所示情形。'),
    wanted: aText,
    values: circumstances,
  })

const when = z
  .strictObject({
    type: z.optional(
      listOf(
        text(said('A type of contract.', '合同类型。'), {
          vocabulary: 'contractTypes',
          values: { undeclared: said('A contract that declares no type.', '未声明类型的合同。') },
        }),
        said('One of these types.', '属于其中任一类型。'),
      ),
    ),
    all: z.optional(
      listOf(
        z.union([circumstanceOf(), listOf(circumstanceOf(), said('One of these.', '其中任一。'))]),
        said('Every one of these.', '同时具备。'),
      ),
    ),
  })
  .register(schemaDocs, {
    about: said('Under which facts of the deal it applies; always, without it.', '适用的交易事实；未写明的一律适用。'),
    wanted: aMapping,
  })

const term = z.union([phrase, listOf(phrase, said('One of these phrases.', '其中任一短语。'))])

const pattern = z
  .strictObject({
    all: listOf(term, said('Each of these must stand in the passage.', '同一句中须全部出现。')),
    none: z.optional(listOf(phrase, said('None of these may stand there.', '不得出现的短语。'))),
    mask: z.optional(listOf(phrase, said('Words inside one of these do not count.', '其中的词语不计。'))),
    heading: z.optional(listOf(phrase, said('The title must contain one of these.', '标题须包含其一。'))),
    in: z.optional(
      choice({
        about: said('Where they must stand together.', '须同时出现的范围。'),
        wanted: aText,
        values: {
          passage: said('In one sentence, with the words that lead into it.', '同一句，含其引导语。'),
          neighbours: said('In one sentence or those beside it.', '同一句或其前后句。'),
          section: said('In one section.', '同一条。'),
        },
      }),
    ),
    within: z.optional(
      z
        .int()
        .check(z.positive(), z.maximum(500))
        .register(schemaDocs, {
          about: said('At most so many words from first to last.', '首尾相距的最多词数。'),
          wanted: said('a number from 1 to 500', '1 至 500 的整数'),
        }),
    ),
  })
  .register(schemaDocs, { about: said('One way to say the clause.', '一种表述方式。'), wanted: aMapping })

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
    .register(schemaDocs, { about, wanted: said('{ title: …, text: … }', '{ title: …, text: … }') })

const wording = (about: Localized) =>
  z
    .strictObject({
      en: clauseWords(said('In English.', '英文。')),
      zh: clauseWords(said('In Chinese, Simplified.', '简体中文。')),
      'zh-Hant': z.optional(clauseWords(said('In Chinese, Traditional.', '繁体中文。'))),
    })
    .register(schemaDocs, { about, wanted: said('{ en: …, zh: … }', '{ en: …, zh: … }') })

const approvers = listOf(
  text(said('A name as waivers write it after “by”.', '豁免中“by”所写的姓名。')),
  said('Who may accept a gap; a waiver by anybody else does not count.', '有权接受缺口的人；他人的豁免不予计算。'),
)

const clause = z
  .strictObject({
    title: z.optional(words(said('What the clause is called.', '条款名称。'))),
    definition: z.optional(words(said('What counts as the clause, in a sentence.', '何种内容构成该条款。'))),
    phrases: z.optional(listOf(phrase, said('Any of these shows the clause.', '出现任一即视为已有该条款。'))),
    patterns: z.optional(
      listOf(pattern, said('Ways to say the clause that need several phrases.', '须多个短语并现的表述。')),
    ),
    prefixes: z.optional(
      listOf(
        text(said('A word that a drafter types.', '起草人输入的词。')),
        said('Words at which the clause is offered.', '输入后提示该条款的词。'),
      ),
    ),
    after: z.optional(
      listOf(
        text(said('A kind of clause.', '条款类别。'), { vocabulary: 'families' }),
        said('Clauses that it follows where it is put in.', '插入时所跟随的条款。'),
      ),
    ),
    wording: z.optional(
      z
        .strictObject({
          preferred: z.optional(wording(positions.preferred)),
          fallback: z.optional(wording(positions.fallback)),
          'walk-away': z.optional(wording(positions['walk-away'])),
        })
        .register(schemaDocs, {
          about: said('The house’s own words, by position.', '各立场的自有文本。'),
          wanted: said('{ preferred: …, fallback: …, walk-away: … }', '{ preferred: …, fallback: …, walk-away: … }'),
        }),
    ),
    position: z.optional(positionOf(said('The position that is put in.', '插入时采用的立场。'))),
    approvers: z.optional(approvers),
  })
  .register(schemaDocs, {
    about: said('A kind of clause: one of the standard ones, or the house’s own.', '条款类别：标准类别或自有类别。'),
    wanted: aMapping,
  })

/** A house playbook. */
export const playbook = z
  .strictObject({
    name: z.optional(text(said('What the playbook is called.', '名称。'))),
    position: z.optional(
      positionOf(said('The position that is put in, for every clause.', '各条款插入时采用的立场。')),
    ),
    severity: z.optional(
      z
        .record(
          slug,
          choice({
            about: said('How much it matters.', '严重程度。'),
            wanted: aText,
            values: { ...shownSeverities, off: said('It is not shown.', '不显示。') },
          }),
        )
        .register(schemaDocs, {
          about: said(
            'How much a finding matters: by its code, its clause or its element.',
            '问题的严重程度，按代码、条款或要素设定。',
          ),
          wanted: said('such as { placeholder: error }', '如 { placeholder: error }'),
          vocabulary: 'subjects',
        }),
    ),
    needs: z.optional(
      listOf(
        z
          .strictObject({
            clause: text(said('A kind of clause.', '条款类别。'), { vocabulary: 'families' }),
            level: choice({
              about: said('Whether the house asks for it.', '是否要求。'),
              wanted: aText,
              values: {
                required: said('The contract must have it.', '合同应当载有。'),
                recommended: said('The contract should have it.', '合同宜载有。'),
                'not-needed': said('The house does not ask for it.', '内部不作要求。'),
              },
            }),
            when: z.optional(when),
            reason: z.optional(words(said('Why, in one sentence.', '理由，一句话。'))),
          })
          .register(schemaDocs, {
            about: said('A clause that the house asks for, or does not.', '要求或不要求的条款。'),
            wanted: said('such as { clause: audit, level: required }', '如 { clause: audit, level: required }'),
          }),
        said(
          'What the house asks for; the first that applies decides on its clause.',
          '内部要求；同一条款以首个适用者为准。',
        ),
      ),
    ),
    clauses: z.optional(
      z.record(slug, clause).register(schemaDocs, {
        about: said('Clauses: changes to standard ones, and the house’s own.', '条款：对标准类别的调整及自有类别。'),
        wanted: aMapping,
        vocabulary: 'families',
      }),
    ),
    forbidden: z.optional(
      listOf(
        z
          .strictObject({
            phrases: listOf(phrase, said('Words that the house does not sign.', '不接受的措辞。')),
            message: words(said('What to tell the drafter.', '对起草人的提示。')),
            severity: z.optional(
              choice({
                about: said('How much it matters; warning, without it.', '严重程度，默认 warning。'),
                wanted: aText,
                values: shownSeverities,
              }),
            ),
            when: z.optional(when),
          })
          .register(schemaDocs, {
            about: said('Wording that the house does not accept.', '不接受的措辞。'),
            wanted: said('{ phrases: […], message: … }', '{ phrases: […], message: … }'),
          }),
        said('Wording that the house does not accept.', '不接受的措辞。'),
      ),
    ),
    approvers: z.optional(approvers),
  })
  .register(schemaDocs, { about: said('The house playbook.', '内部合同政策。'), wanted: aMapping })
/** A house playbook, as plain values. */
export type Playbook = z.infer<typeof playbook>
