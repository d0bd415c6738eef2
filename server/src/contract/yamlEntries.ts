import { isMap, isScalar, isSeq, type Pair, type ParsedNode, Scalar } from 'yaml'
import { splitNames } from './annotations.ts'
import type { Title } from './builder.ts'
import type { Annotation, PassageKind, SectionNumber, Span, Waiver } from './contract.ts'
import { idKey, nameKey, numberKey, numberKeys, titleKey, titleKeys, wordsKey } from './entryKeys.ts'
import { moved, straight } from './mappedText.ts'
import type { PassageCut } from './passages.ts'
import { keyName, nodeSpan, waiversIn, type YamlDocument } from './yamlDocument.ts'
import { type BlockText, isBlock, type ScalarReader, type Words } from './yamlScalars.ts'

/** What a piece of YAML says to a contract. Positions count from where the piece begins, or from `at` in it. */
export type Part =
  | { readonly type: 'section'; readonly head: SectionHead; readonly end: number; readonly parts: readonly Part[] }
  | { readonly type: 'prose'; readonly kind: PassageKind; readonly cuts: readonly PassageCut[]; readonly at: number }
  | { readonly type: 'name'; readonly name: string; readonly span: Span }
  | { readonly type: 'block'; readonly block: BlockText; readonly at: number }
  | { readonly type: 'annotation'; readonly span: Span; readonly clauses: Annotation['clauses'] }
  | { readonly type: 'waivers'; readonly waivers: readonly Waiver[] }

/** How a section begins that a key or a list item makes. */
export interface SectionHead {
  readonly start: number
  readonly title: Title
  /** Where the title's positions count from. */
  readonly titleAt: number
  /** The number that stands beside the title, under a key of its own; undefined where none does. */
  readonly number: SectionNumber | undefined
  /** Where the number's position counts from. */
  readonly numberAt: number
  /** The key, where it is the title. */
  readonly heading: Part | undefined
}

/** A key, a title or a number, with the place of its scalar. */
export interface Placed {
  readonly words: Words
  readonly at: number
}

/** An entry of a mapping, or an item of a list, as those around it need it. */
export interface Named {
  readonly name: string
  /** Its words, where it may be the title of its mapping. */
  readonly title: Placed | undefined
  /** Its words, where they may be the number of its mapping. */
  readonly number: Placed | undefined
}

/** What the entries of a mapping say of its section. */
export interface Titling {
  readonly title: Placed | undefined
  readonly number: Placed | undefined
}

type ParsedPair = Pair<ParsedNode, ParsedNode | null>

/** Deeper nesting than this is not read: no contract is, and a hostile file must not exhaust the stack. */
export const deepest = 100
const noTitle: Title = { words: '', number: undefined, span: undefined }

export const untitled: Titling = { title: undefined, number: undefined }

/** @param isItem whether the mapping is an item of a list, as most clauses are */
export function titlingOf(entries: readonly Named[], isItem: boolean): Titling {
  const number = firstOf(numberKeys, 'number', entries)
  return {
    title: firstOf(titleKeys, 'title', entries)?.title,
    number: number && numbersClause(number, entries, isItem) ? number.number : undefined,
  }
}

function firstOf(keys: readonly string[], use: 'title' | 'number', entries: readonly Named[]): Named | undefined {
  for (const key of keys) {
    const entry = entries.find(({ name }) => name.toLowerCase() === key)
    if (entry?.[use]) return entry
  }
  return undefined
}

/**
 * Whether a number under its key is that of a clause. An account, a delivery or a column of a table may have a number, an id and
 * a name as well: a clause has words. The items of a list are of one kind, so there a title will do.
 */
function numbersClause(number: Named, entries: readonly Named[], isItem: boolean): boolean {
  const isTitleEnough = isItem && number.name.toLowerCase() !== idKey
  return entries.some(
    ({ name, title }) => wordsKey.test(name) || (isTitleEnough && title !== undefined && !nameKey.test(name)),
  )
}

/**
 * How the section of an entry begins: its title is that of the mapping in it, or its key; its number is that of the title, or the
 * one that stands beside it.
 */
export function sectionHead(start: number, key: Placed | undefined, { title, number }: Titling): SectionHead {
  const { words, at } = title ?? key ?? {}
  const isKey = !title && key && key.words.words.length > 0
  return {
    start,
    title: words?.title ?? noTitle,
    titleAt: at ?? 0,
    number: words?.title.number ? undefined : number?.words.number,
    numberAt: number?.at ?? 0,
    heading: isKey ? { type: 'prose', kind: 'heading', cuts: key.words.whole, at: key.at } : undefined,
  }
}

/** Reads the nodes of a parsed text into parts. */
export class EntryReader {
  readonly #document: YamlDocument
  readonly #scalars: ScalarReader

  constructor(document: YamlDocument, scalars: ScalarReader) {
    this.#document = document
    this.#scalars = scalars
  }

  /** @param depth how many mappings and lists the node stands in */
  node(node: ParsedNode | null, depth: number): Part[] {
    if (depth > deepest) return []
    if (isMap(node)) return (node.items as ParsedPair[]).flatMap((pair) => this.#entry(pair, depth))
    if (isSeq(node)) return (node.items as ParsedNode[]).flatMap((item) => this.#item(item, depth))
    // An alias repeats what stands at its anchor, where it has been read already.
    return isScalar(node) ? this.#scalar(node as Scalar.Parsed) : []
  }

  named(pair: ParsedPair): Named {
    const { value } = pair
    const name = keyName(pair)
    const isTitle = titleKey.test(name) && isScalar(value) && typeof value.value === 'string' && !isBlock(value)
    const isNumber = numberKey.test(name) && isScalar(value) && value.value !== null && !isBlock(value)
    const number = isNumber ? this.#placed(value as Scalar.Parsed) : undefined
    return {
      name,
      title: isTitle ? this.#placed(value as Scalar.Parsed) : undefined,
      number: number?.words.number && number,
    }
  }

  key({ key }: ParsedPair): Placed | undefined {
    return isScalar(key) ? { words: this.#scalars.key(key as Scalar.Parsed), at: startOf(key) } : undefined
  }

  #entry(pair: ParsedPair, depth: number): Part[] {
    const key = keyName(pair)
    const { value } = pair
    if (depth === 0 && key === 'contract') return []
    if (key === 'waivers' && isSeq(value)) return [this.#waivers(pair, value.items as ParsedNode[])]
    if (key === 'clause' && isAnnotation(value)) return [this.#annotation(pair)]
    if (isScalar(value) && (titleKey.test(key) ? !isBlock(value) : !isProse(value)))
      return this.#shortValue(key, value as Scalar.Parsed, depth)
    const start = startOf(pair.key)
    const titling = isMap(value) ? this.#titling(value.items as ParsedPair[], false) : untitled
    const head = sectionHead(start, titling.title ? undefined : this.key(pair), titling)
    const end = Math.max(start, this.endOf(value))
    return [{ type: 'section', head, end, parts: this.node(value, depth + 1) }]
  }

  #item(item: ParsedNode, depth: number): Part[] {
    const parts = this.node(item, depth + 1)
    if (!isMap(item)) return parts
    const head = sectionHead(startOf(item), undefined, this.#titling(item.items as ParsedPair[], true))
    return [{ type: 'section', head, end: this.endOf(item), parts }]
  }

  #titling(pairs: readonly ParsedPair[], isItem: boolean): Titling {
    return titlingOf(
      pairs.map((pair) => this.named(pair)),
      isItem,
    )
  }

  #shortValue(key: string, value: Scalar.Parsed, depth: number): Part[] {
    if (typeof value.value !== 'string' || value.value.trim() === '') return []
    const { words, at } = this.#placed(value)
    if (!titleKey.test(key)) return [{ type: 'prose', kind: 'label', cuts: words.whole, at }]
    const heading: Part = { type: 'prose', kind: 'heading', cuts: words.whole, at }
    return depth === 0 ? [{ type: 'name', name: words.words.text, span: nodeSpan(value, 0) }, heading] : [heading]
  }

  #waivers(pair: ParsedPair, items: readonly ParsedNode[]): Part {
    const waivers = waiversIn(pair, this.#document).map((waiver, i) => {
      const end = this.endOf(items[i] as ParsedNode)
      return { ...waiver, span: { start: waiver.span.start, end: Math.max(waiver.span.start, end) } }
    })
    return { type: 'waivers', waivers }
  }

  #annotation(pair: ParsedPair): Part {
    const names = (isSeq(pair.value) ? pair.value.items : [pair.value]) as Scalar.Parsed[]
    const clauses = names.flatMap((name) => {
      const at = name.range[0]
      if (!isBlock(name)) return splitNames(String(name.value ?? ''), contentStart(name), straight(0))
      const { text, map } = this.#scalars.block(name)
      return splitNames(text, 0, moved(map, at))
    })
    return { type: 'annotation', span: { start: startOf(pair.key), end: nodeSpan(pair.value, 0).end }, clauses }
  }

  #scalar(node: Scalar.Parsed): Part[] {
    if (typeof node.value !== 'string' || node.value.trim() === '') return []
    const at = node.range[0]
    if (isBlock(node)) return [{ type: 'block', block: this.#scalars.block(node as Scalar.Parsed), at }]
    const { words } = this.#placed(node)
    return isProse(node)
      ? [{ type: 'prose', kind: 'prose', cuts: words.sentences, at }]
      : [{ type: 'prose', kind: 'label', cuts: words.whole, at }]
  }

  #placed(node: Scalar.Parsed): Placed {
    return { words: this.#scalars.words(node), at: node.range[0] }
  }

  /**
   * Where a value ends: with the line of its last word where it is a mapping or a list over several lines. The library counts
   * comments and white space below as well, which depends on what comes next.
   */
  endOf(node: ParsedNode | null): number {
    const { text } = this.#scalars
    let last = node
    while ((isMap(last) || isSeq(last)) && !last.flow && last.items.length > 0) {
      const item = last.items.at(-1) as ParsedPair | ParsedNode
      last = 'key' in item ? (item.value ?? item.key) : item
    }
    const end = nodeSpan(last, 0).end
    if (last === node || (isScalar(last) && isBlock(last))) return end
    const lineBreak = text.indexOf('\n', end)
    return lineBreak < 0 ? text.length : lineBreak + 1
  }
}

const startOf = (node: ParsedNode | null): number => nodeSpan(node, 0).start

const isAnnotation = (value: ParsedNode | null): boolean =>
  isScalar(value)
    ? typeof value.value === 'string' && !isProse(value)
    : isSeq(value) && value.items.every((item) => isScalar(item))

/** Where a scalar's own characters begin: after its quote. */
const contentStart = ({ type, range }: Scalar.Parsed): number =>
  range[0] + (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? 1 : 0)

/** Prose is a block scalar, or a text of at least four words or eight Chinese characters. */
function isProse(node: Scalar): boolean {
  if (typeof node.value !== 'string') return false
  if (isBlock(node)) return true
  const text = node.value
  if (/^\w+:\/\/\S+$/.test(text)) return false
  return (text.match(/\s\S/g)?.length ?? 0) >= 3 || (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 8
}
