import { Scalar } from 'yaml'
import { align, type Notation } from './align.ts'
import { readNumber, readTitle, type Title } from './builder.ts'
import type { SectionNumber } from './contract.ts'
import { readLiteral } from './literalText.ts'
import { MappedText, moved, type SourceMap, singleSpaced } from './mappedText.ts'
import { MarkdownReader } from './markdown.ts'
import { ownCopy } from './ownCopy.ts'
import { cutPassages, type PassageCut } from './passages.ts'

/** The words of a scalar on one or more lines, or of a key; positions count from where it begins. */
export class Words {
  /** As it is written, and what for. */
  readonly source: string
  readonly words: MappedText
  #title: Title | undefined
  #number: SectionNumber | undefined | null = null
  #whole: readonly PassageCut[] | undefined
  #sentences: readonly PassageCut[] | undefined

  constructor(source: string, words: MappedText) {
    this.source = source
    this.words = words
  }

  get title(): Title {
    this.#title ??= readTitle(this.words)
    return this.#title
  }

  /** The number that it is, where it is nothing else. */
  get number(): SectionNumber | undefined {
    if (this.#number === null) this.#number = readNumber(this.words)
    return this.#number
  }

  /** All of it as one passage. */
  get whole(): readonly PassageCut[] {
    this.#whole ??= cutPassages(this.words, 'label')
    return this.#whole
  }

  get sentences(): readonly PassageCut[] {
    this.#sentences ??= cutPassages(this.words, 'prose')
    return this.#sentences
  }
}

/** The text of a block scalar, which is read as Markdown. */
export interface BlockText {
  /** As it is written, from `|` or `>` on. */
  readonly source: string
  readonly text: string
  /** Leads on to positions that count from where the scalar begins. */
  readonly map: SourceMap
  /** As {@link LiteralText.layout}; left out where the lines of the text are none of the source. */
  readonly layout?: object | undefined
  /** Remembers the text that stood here before; given by {@link KnownScalars.pass}. */
  reader: MarkdownReader
}

interface Left {
  readonly words: Map<string, Words[]>
  readonly blocks: Map<string, BlockText[]>
  readonly inOrder: readonly BlockText[]
}

/** What was made of the scalars of a text before an edit: of those that stand as they did it is taken, each once. */
export class KnownScalars {
  readonly #before: () => readonly (Words | BlockText)[]
  /** Last to first, since they are taken from the end; made when the first is asked for. */
  #left: Left | undefined

  constructor(before: () => readonly (Words | BlockText)[] = () => []) {
    this.#before = before
  }

  words(source: string): Words | undefined {
    return this.#all.words.get(source)?.pop()
  }

  block(source: string, text: string): BlockText | undefined {
    const known = this.#all.blocks.get(source)
    return known?.at(-1)?.text === text ? known.pop() : undefined
  }

  /** The reader of the first block scalar that is left. */
  reader(): MarkdownReader | undefined {
    const { inOrder, blocks } = this.#all
    for (const one of inOrder) {
      const left = blocks.get(one.source) ?? []
      if (left.includes(one)) return left.splice(left.indexOf(one), 1)[0]?.reader
    }
    return undefined
  }

  get #all(): Left {
    if (this.#left) return this.#left
    const before = this.#before()
    const words = before.filter((one) => one instanceof Words).reverse()
    const inOrder = before.filter((one): one is BlockText => !(one instanceof Words))
    const left = { words: bySource(words), blocks: bySource([...inOrder].reverse()), inOrder }
    this.#left = left
    return left
  }
}

/** Reads the scalars of a text. */
export class ScalarReader {
  readonly text: string
  readonly #known: KnownScalars
  readonly #made = new Map<Scalar.Parsed, Words>()
  /** All that were read, in their order. */
  readonly used: (Words | BlockText)[] = []

  constructor(text: string, known: KnownScalars) {
    this.text = text
    this.#known = known
  }

  /** The words of a scalar that is no block. */
  words(node: Scalar.Parsed): Words {
    return this.#words(node, ' ', (source) => singleSpaced(flowWords(node, source)))
  }

  /** The words of a key: `access_control` and `accessControl` read as words. */
  key(node: Scalar.Parsed): Words {
    return this.#words(node, ':', (source) => keyWords(flowWords(node, source)))
  }

  block(node: Scalar.Parsed): BlockText {
    const source = this.#source(node)
    const text = String(node.value)
    const block = this.#known.block(source, text) ?? {
      source: ownCopy(source),
      text,
      map: blockMap(node, text, source),
      reader: unread,
    }
    this.used.push(block)
    return block
  }

  /** Gives the readers of the block scalars that went to those that came, first to last. */
  finish(): readonly (Words | BlockText)[] {
    for (const one of this.used)
      if (!(one instanceof Words) && one.reader === unread) one.reader = this.#known.reader() ?? new MarkdownReader()
    return this.used
  }

  #words(node: Scalar.Parsed, use: string, make: (source: string) => MappedText): Words {
    const source = this.#source(node)
    const words =
      this.#made.get(node) ?? this.#known.words(use + source) ?? new Words(ownCopy(use + source), make(source))
    if (!this.#made.has(node)) this.used.push(words)
    this.#made.set(node, words)
    return words
  }

  #source({ range }: Scalar.Parsed): string {
    return this.text.slice(range[0], range[1])
  }
}

/** Stands for a reader that is still to be given. */
const unread = new MarkdownReader()

function bySource<T extends { readonly source: string }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    const same = found.get(one.source)
    if (same) same.push(one)
    else found.set(one.source, [one])
  }
  return found
}

export const isBlock = (node: Scalar): boolean =>
  node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED

/** A scalar's value, each character with the place it was written at. */
function flowWords(node: Scalar.Parsed, source: string): MappedText {
  const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE
  const isPlain = node.type === Scalar.PLAIN || typeof node.value !== 'string'
  const value = isPlain ? (node.source ?? String(node.value)) : (node.value as string)
  const words = new MappedText()
  align(value, source, isQuoted ? 1 : 0, source.length, notations[node.type ?? ''] ?? 'yaml-plain', words)
  return words
}

const notations: Record<string, Notation> = {
  [Scalar.QUOTE_DOUBLE]: 'yaml-double',
  [Scalar.QUOTE_SINGLE]: 'yaml-single',
}

function keyWords(raw: MappedText): MappedText {
  const words = new MappedText()
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.text[i] as string
    const camel = i > 0 && /[a-z]/.test(raw.text[i - 1] as string) && /[A-Z]/.test(unit)
    if (camel) words.push(' ', raw.start(i), raw.start(i))
    words.push(unit === '_' || unit === '-' ? ' ' : unit, raw.start(i), raw.end(i + 1))
  }
  return singleSpaced(words)
}

function blockMap(node: Scalar.Parsed, value: string, source: string): SourceMap {
  const body = source.indexOf('\n') + 1
  if (node.type === Scalar.BLOCK_LITERAL && body > 0) {
    const literal = readLiteral(source.slice(body), -1, /^\|\d?-/.test(source))
    if (literal?.text === value) return moved(literal.map, body)
  }
  const words = new MappedText()
  align(value, source, contentStart(value, source), source.length, 'yaml-plain', words)
  return words
}

/** Where a block scalar's own characters begin: on the line after `|`. */
function contentStart(value: string, source: string): number {
  const header = source.indexOf('\n')
  if (header < 0) return source.length
  // Blank lines at the start belong to the value; go back to the first that is in it.
  if (value.startsWith('\n')) return header + 1
  let at = header + 1
  while (at < source.length && ' \r\n'.includes(source[at] as string)) at++
  return at - (/^ */.exec(value)?.[0].length ?? 0)
}
