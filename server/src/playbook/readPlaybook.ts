import { isScalar, visit } from 'yaml'
import type { FactNode, Span } from '../contract/contract.ts'
import { mostProblems } from '../contract/tooMuch.ts'
import { notText } from '../contract/unreadable.ts'
import { nodeSpan, parseYaml, rootEntries, type YamlDocument } from '../contract/yamlDocument.ts'
import { isSet, phrasesOf, setsIn, sharedSets } from '../coverage/phraseSets.ts'
import { readPhrase, wordingsOf } from '../coverage/phrases.ts'
import { didYouMean, nearest } from '../facts/nearest.ts'
import { longestPlaybook, type Playbook, playbook } from '../policy/playbook.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import { bare, docsOf, type SchemaDocs } from '../policy/schemaDocs.ts'
import { wordsOf } from '../policy/schemaWords.ts'
import * as z from '../policy/zod.ts'
import { findingCodes, neverHidden } from '../rules/finding.ts'

/** Something in a playbook that cannot be used, at its place. */
export interface PlaybookProblem {
  readonly span: Span
  readonly severity: 'error' | 'warning'
  readonly message: Localized
}

/** A playbook as read: what can be used of it, and what cannot. */
export interface PlaybookReading {
  readonly playbook: Playbook
  readonly problems: readonly PlaybookProblem[]
}

/** One phrase may stand for so many wordings, and all phrases of a playbook for so many: brackets multiply. */
const mostWordings = { phrase: 2_000, playbook: 50_000 }

/** Reads a house playbook. Never throws: what is wrong is a problem at its place, the first thousand of them, and the rest is used. */
export function readPlaybook(text: string, pack: Pack): PlaybookReading {
  const { playbook, problems } = readAll(text, pack)
  const told = [...notText(text), ...problems]
  return { playbook, problems: told.length > mostProblems ? told.sort(byPlace).slice(0, mostProblems) : told }
}

const byPlace = (a: PlaybookProblem, b: PlaybookProblem): number => a.span.start - b.span.start

function readAll(text: string, pack: Pack): PlaybookReading {
  if (text.length > longestPlaybook)
    return unread({
      en: `This playbook is not used: it has more than ${longestPlaybook} characters.`,
      zh: `本内部政策文件超过 ${longestPlaybook} 字符，不予采用。`,
    })
  const { documents, problems } = parseYaml(text, 0)
  const [document] = documents
  const found: PlaybookProblem[] = problems.map(({ message, span }) => ({ message, span, severity: 'error' }))
  if (!document || (isScalar(document.contents) && document.contents.value === null) || !document.contents)
    return { playbook: {}, problems: found }
  found.push(...withoutAliases(document))
  const entries = rootEntries(document)
  if (!entries)
    return unread({
      en: 'A playbook is a mapping of names and values, such as “severity:” or “needs:”. This one is not used.',
      zh: '内部政策文件应为键值对，如“severity:”“needs:”。本文件不予采用。',
    })
  const root: FactNode = { key: '', value: entries, keySpan: { start: 0, end: 0 }, valueSpan: { start: 0, end: 0 } }
  const reader = new Reader(pack, entries, found)
  return { playbook: (reader.read(playbook, root) ?? {}) as Playbook, problems: found }
}

const unread = (message: Localized): PlaybookReading => ({
  playbook: {},
  problems: [{ span: { start: 0, end: 1 }, severity: 'error', message }],
})

/** Takes references to other places out: followed, a few lines of them would be millions of values. */
function withoutAliases(document: YamlDocument): PlaybookProblem[] {
  const problems: PlaybookProblem[] = []
  visit(document, {
    Alias(_key, alias) {
      problems.push({
        span: nodeSpan(alias as Parameters<typeof nodeSpan>[0], 0),
        severity: 'warning',
        message: {
          en: 'A playbook does not follow references (*). Write the value out.',
          zh: '内部政策文件不支持引用（*），请直接写明。',
        },
      })
      return visit.REMOVE
    },
  })
  return problems
}

const subjects = docsOf(playbook.shape.severity)

class Reader {
  readonly #problems: PlaybookProblem[]
  readonly #pack: Pack
  /** The sets of phrases that it may name. */
  readonly #sets: Pack['lexicon']
  /** Clauses that the playbook adds to those of the pack. */
  readonly #own: readonly string[]
  #wordings = 0

  constructor(pack: Pack, entries: readonly FactNode[], problems: PlaybookProblem[]) {
    const written = entries.find(({ key }) => key === 'clauses')?.value
    const names = Array.isArray(written) ? (written as readonly FactNode[]).map(({ key }) => key) : []
    this.#problems = problems
    this.#pack = pack
    this.#sets = sharedSets(pack)
    this.#own = names.filter((name) => !pack.families.some(({ id }) => id === name))
  }

  /** The words that a part takes; none for one that takes any. */
  #known(docs: SchemaDocs | undefined): string[] {
    const words = docs ? wordsOf(docs, this.#pack, findingCodes).map(({ text }) => text) : []
    return docs?.vocabulary === 'families' || docs?.vocabulary === 'subjects' ? [...words, ...this.#own] : words
  }

  /** A value by its schema; undefined where it cannot be used, which has then been said. */
  read(schema: z.core.$ZodType, node: FactNode): unknown {
    const shape = bare(schema)
    const { value } = node
    // A key whose value is not typed yet is no mistake.
    if (value === null) return undefined
    const nested = typeof value === 'object' ? (value as readonly FactNode[]) : undefined
    const isList = nested?.every(({ key }, i) => key === String(i)) ?? false
    if (shape instanceof z.ZodMiniUnion) {
      const fitting = shape.def.options.find((option) => {
        const one = bare(option)
        if (one instanceof z.ZodMiniArray) return isList
        return one instanceof z.ZodMiniObject ? nested && !isList : !nested
      })
      return fitting ? this.read(fitting, node) : this.#wrong(node, shape)
    }
    if (shape instanceof z.ZodMiniArray) {
      if (!nested || !isList) return this.#wrong(node, shape)
      const items = nested.flatMap((item) => this.read(shape.def.element, { ...item, key: node.key }) ?? [])
      return items.length > 0 ? items : undefined
    }
    if (shape instanceof z.ZodMiniRecord)
      return nested && (!isList || nested.length === 0) ? this.#record(shape, nested) : this.#wrong(node, shape)
    if (shape instanceof z.ZodMiniObject)
      return nested && (!isList || nested.length === 0) ? this.#object(shape, node, nested) : this.#wrong(node, shape)
    return nested ? this.#wrong(node, shape) : this.#scalar(shape, node, value as string | number | boolean)
  }

  #object(schema: z.ZodMiniObject, node: FactNode, entries: readonly FactNode[]): unknown {
    const read = new Map<string, unknown>()
    for (const entry of entries) {
      const field = Object.hasOwn(schema.shape, entry.key) ? schema.shape[entry.key] : undefined
      const value = field && this.read(field, entry)
      if (!field) this.#unknown(entry, Object.keys(schema.shape))
      else if (value !== undefined) read.set(entry.key, value)
    }
    const lacking = Object.keys(schema.shape).filter(
      (key) => !read.has(key) && !(schema.shape[key] instanceof z.ZodMiniOptional),
    )
    if (lacking.length === 0) return Object.fromEntries(read)
    // What was there and wrong has been told already.
    const absent = lacking.filter((key) => entries.every((entry) => entry.key !== key || entry.value === null))
    if (absent.length > 0)
      this.#tell(placeOf(node), {
        en: `This lacks ${absent.map((key) => `“${key}”`).join(' and ')}, so it is not used.`,
        zh: `此处缺少${absent.map((key) => `“${key}”`).join('、')}，不予采用。`,
      })
    return undefined
  }

  #record(schema: z.ZodMiniRecord, entries: readonly FactNode[]): unknown {
    const docs = docsOf(schema)
    const known = this.#known(docs)
    const read = entries.flatMap((entry): [string, unknown][] => {
      const isName = z.safeParse(schema.def.keyType, entry.key).success
      if (!isName || (known.length > 0 && !known.includes(entry.key))) {
        this.#unknown(entry, known)
        return []
      }
      const value = this.read(schema.def.valueType, entry)
      if (value === undefined) return []
      const usable = docs?.vocabulary === 'families' ? this.#isClause(entry, value) : this.#mayBe(entry, value)
      return usable ? [[entry.key, value]] : []
    })
    return Object.fromEntries(read)
  }

  /** A clause of the house's own says what it is called and how it is found. */
  #isClause({ key, keySpan }: FactNode, value: unknown): boolean {
    if (!this.#own.includes(key)) return true
    const { title, phrases, patterns } = value as NonNullable<Playbook['clauses']>[string]
    if (this.#known(subjects).filter((id) => id === key).length > 1) {
      this.#tell(keySpan, {
        en: `The name “${key}” is taken by a code or an element; choose another.`,
        zh: `“${key}”已为代码或要素所用，请另取名称。`,
      })
      return false
    }
    if (title && (phrases || patterns)) return true
    const meant = nearest(
      key,
      this.#pack.families.map(({ id }) => id),
    )
    this.#tell(keySpan, {
      en: `“${key}” is none of the standard clauses. ${didYouMean(meant).en}A clause of the house’s own needs a title, and phrases or patterns by which it is found.`,
      zh: `“${key}”不是标准条款类别。${didYouMean(meant).zh}自有条款须写明 title，以及用于识别的 phrases 或 patterns。`,
    })
    return false
  }

  #mayBe({ key, valueSpan }: FactNode, value: unknown): boolean {
    if (value !== 'off' || !neverHidden.some((code) => code === key)) return true
    this.#tell(valueSpan, {
      en: `“${key}” says what could not be checked, so it cannot be turned off.`,
      zh: `“${key}”说明何处未能检查，不能关闭。`,
    })
    return false
  }

  #scalar(schema: z.core.$ZodType, node: FactNode, written: string | number | boolean): unknown {
    const docs = docsOf(schema)
    // YAML reads `off` as it stands, and 2026 as a number; what was meant is what the schema takes.
    const value = [written, String(written)].map((one) => z.safeParse(schema, one)).find(({ success }) => success)?.data
    const known = this.#known(docs)
    if (value === undefined || (known.length > 0 && !known.includes(String(value))))
      return this.#wrong(node, schema, known)
    const mistake =
      docs?.syntax === 'phrase'
        ? this.#phrase(String(value))
        : docs?.syntax === 'template'
          ? slotIn(String(value))
          : undefined
    if (!mistake) return value
    this.#tell(node.valueSpan, mistake)
    return undefined
  }

  #phrase(written: string): Localized | undefined {
    const notUsed = { en: 'It is not used.', zh: '不予采用。' }
    const unknown = setsIn(written).find((name) => !Object.hasOwn(this.#sets, name))
    if (unknown)
      return {
        en: `There is no set of phrases “@${unknown}”. ${notUsed.en}`,
        zh: `没有短语集“@${unknown}”，${notUsed.zh}`,
      }
    if (isSet(written)) return undefined
    try {
      const [phrase = ''] = phrasesOf(written, this.#sets)
      const wordings = wordingsOf(phrase)
      this.#wordings += wordings
      if (wordings > mostWordings.phrase || this.#wordings > mostWordings.playbook)
        return {
          en: `The brackets of “${written}” stand for too many wordings. Split it into simpler phrases.`,
          zh: `“${written}”的括号组合过多，请拆分为较简单的短语。`,
        }
      readPhrase(phrase)
      return undefined
    } catch {
      return {
        en: `“${written}” cannot be read as a phrase: brackets must pair as in (a|b), and every part needs words. ${notUsed.en}`,
        zh: `“${written}”不是有效短语：括号须成对，如 (a|b)，且每部分均须有文字。${notUsed.zh}`,
      }
    }
  }

  #wrong(node: FactNode, schema: z.core.$ZodType, known: readonly string[] = []): undefined {
    const wanted = docsOf(schema)?.wanted ?? { en: 'a text', zh: '一段文字' }
    const written = typeof node.value === 'object' ? undefined : String(node.value)
    const meant = written === undefined ? undefined : nearest(written, known)
    const few = known.length > 0 && known.length <= 30
    const quoted = written === undefined || written.length > 80 ? '' : `“${written}” `
    this.#tell(node.valueSpan, {
      en: `${quoted || 'This '}cannot be used here. ${didYouMean(meant).en}${few ? `It is one of: ${known.join(', ')}.` : `It should be ${wanted.en}.`}`,
      zh: `此处不能${quoted ? `写${quoted.trim()}` : '这样写'}。${didYouMean(meant).zh}${few ? `可用：${known.join('、')}。` : `应为${wanted.zh}。`}`,
    })
  }

  #unknown({ key, keySpan }: FactNode, known: readonly string[]): void {
    const meant = nearest(key, known)
    const few =
      known.length <= 12
        ? { en: `It is one of: ${known.join(', ')}.`, zh: `可用：${known.join('、')}。` }
        : { en: '', zh: '' }
    this.#tell(keySpan, {
      en: `“${key}” means nothing here, so it is not used. ${didYouMean(meant).en}${few.en}`.trimEnd(),
      zh: `“${key}”在此处无意义，不予采用。${didYouMean(meant).zh}${few.zh}`,
    })
  }

  #tell(span: Span, message: Localized): void {
    this.#problems.push({ span, severity: 'warning', message })
  }
}

/** A mistake of a whole mapping is shown at its name; an entry of a list has none. */
const placeOf = ({ keySpan, valueSpan }: FactNode): Span => (keySpan.end > keySpan.start ? keySpan : valueSpan)

const slots = ['provider', 'customer', 'agreement']

function slotIn(written: string): Localized | undefined {
  const wrong = Array.from(written.matchAll(/\{\{([^}]*)\}\}/g), ([, name = '']) => name).find(
    (name) => !slots.includes(name),
  )
  if (wrong === undefined) return undefined
  return {
    en: `There is no “{{${wrong}}}”. There are: ${slots.map((name) => `{{${name}}}`).join(', ')}. A blank is written [[name]].`,
    zh: `没有“{{${wrong}}}”。可用：${slots.map((name) => `{{${name}}}`).join('、')}。空白写作 [[名称]]。`,
  }
}
