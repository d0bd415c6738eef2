import { isMap, isScalar, isSeq, type Pair, type ParsedNode, Scalar } from 'yaml'
import { align } from './align.ts'
import { splitNames } from './annotations.ts'
import { type ContractBuilder, readTitle } from './builder.ts'
import type { FactBlock, PassageKind, Problem } from './contract.ts'
import { MappedText, singleSpaced, straight } from './mappedText.ts'
import { MarkdownReader } from './markdown.ts'
import { cutPassages } from './passages.ts'
import { factBlockOf, keyName, nodeSpan, parseYaml, waiversIn, type YamlDocument } from './yamlDocument.ts'

/** Keys whose value is the title of the mapping they stand in, best first. */
const titleKeys = ['title', 'heading', 'name', 'caption', '标题', '標題', '名称', '名稱']
/** Deeper nesting than this is not read: no contract is, and a hostile file must not exhaust the stack. */
const deepest = 100

/** Readers of the block scalars of a file, first to last: each remembers the scalar that stood there before. */
export class ScalarReaders {
  readonly #readers: MarkdownReader[] = []
  #next = 0

  /** Begins with the first scalar again. */
  rewind(): void {
    this.#readers.length = Math.min(this.#readers.length, this.#next)
    this.#next = 0
  }

  next(): MarkdownReader {
    const reader = this.#readers[this.#next] ?? new MarkdownReader()
    this.#readers[this.#next++] = reader
    return reader
  }

  /** How many pieces of Markdown have been read. */
  get read(): number {
    return this.#readers.reduce((sum, reader) => sum + reader.read, 0)
  }
}

/** Reads a YAML contract of any shape: keys are headings, long scalars are prose, block scalars are read as Markdown. */
export function readYaml(
  text: string,
  builder: ContractBuilder,
  scalars: ScalarReaders,
): { facts: FactBlock | undefined; problems: Problem[] } {
  scalars.rewind()
  const { documents, problems } = parseYaml(text, 0)
  const facts = documents.map((document) => factBlockOf(document, 0)).find((block) => block !== undefined)
  for (const document of documents) new YamlReader(text, builder, document, scalars).read()
  return { facts, problems }
}

class YamlReader {
  readonly #text: string
  readonly #builder: ContractBuilder
  readonly #document: YamlDocument
  readonly #scalars: ScalarReaders

  constructor(text: string, builder: ContractBuilder, document: YamlDocument, scalars: ScalarReaders) {
    this.#text = text
    this.#builder = builder
    this.#document = document
    this.#scalars = scalars
  }

  read(): void {
    this.#node(this.#document.contents, 0)
  }

  #node(node: ParsedNode | null, depth: number): void {
    if (depth > deepest) return
    if (isMap(node)) this.#entries(node.items as Pair<ParsedNode, ParsedNode | null>[], depth)
    else if (isSeq(node)) for (const item of node.items) this.#item(item as ParsedNode, depth)
    else if (isScalar(node)) this.#scalar(node as Scalar.Parsed)
    // An alias repeats what stands at its anchor, where it has been read already.
  }

  #entries(items: readonly Pair<ParsedNode, ParsedNode | null>[], depth: number): void {
    for (const pair of items) {
      const key = keyName(pair)
      const value = pair.value
      if (depth === 0 && key === 'contract') continue
      if (key === 'waivers' && isSeq(value)) this.#builder.waivers.push(...waiversIn(pair, this.#document))
      else if (key === 'clause' && this.#isAnnotation(value)) this.#annotation(pair)
      else if (isScalar(value) && (isTitleKey(key) ? !isBlock(value) : !isProse(value)))
        this.#shortValue(key, value as Scalar.Parsed, depth)
      else this.#entry(pair, depth)
    }
  }

  #shortValue(key: string, value: Scalar.Parsed, depth: number): void {
    if (typeof value.value !== 'string' || value.value.trim() === '') return
    const words = this.#words(value)
    const isTitle = isTitleKey(key)
    if (isTitle && depth === 0) this.#builder.nameDocument(words.text, nodeSpan(value, 0))
    this.#prose(words, isTitle ? 'heading' : 'label')
  }

  /** A key with a mapping, a list or prose under it is a section. */
  #entry(pair: Pair<ParsedNode, ParsedNode | null>, depth: number): void {
    const key = this.#keyWords(pair)
    const title = (isMap(pair.value) && this.#titleIn(pair.value.items as Pair<ParsedNode, ParsedNode | null>[])) || key
    const start = nodeSpan(pair.key, 0).start
    const end = Math.max(start, nodeSpan(pair.value, 0).end)
    const section = this.#builder.openNested('yaml-entry', readTitle(title), { start, end }, 0, straight(0))
    if (title === key && key.length > 0) this.#prose(key, 'heading')
    this.#node(pair.value, depth + 1)
    this.#builder.close(section, end)
  }

  #item(item: ParsedNode, depth: number): void {
    if (!isMap(item)) {
      this.#node(item, depth + 1)
      return
    }
    const title = this.#titleIn(item.items as Pair<ParsedNode, ParsedNode | null>[]) ?? new MappedText()
    const span = nodeSpan(item, 0)
    const section = this.#builder.openNested('yaml-entry', readTitle(title), span, 0, straight(0))
    this.#node(item, depth + 1)
    this.#builder.close(section, span.end)
  }

  #titleIn(items: readonly Pair<ParsedNode, ParsedNode | null>[]): MappedText | undefined {
    for (const name of titleKeys) {
      const pair = items.find((item) => keyName(item).toLowerCase() === name)
      if (pair && isScalar(pair.value) && typeof pair.value.value === 'string' && !isBlock(pair.value))
        return this.#words(pair.value as Scalar.Parsed)
    }
    return undefined
  }

  #isAnnotation(value: ParsedNode | null): boolean {
    return isScalar(value)
      ? typeof value.value === 'string' && !isProse(value)
      : isSeq(value) && value.items.every((item) => isScalar(item))
  }

  #annotation(pair: Pair<ParsedNode, ParsedNode | null>): void {
    const names = isSeq(pair.value) ? (pair.value.items as Scalar.Parsed[]) : [pair.value as Scalar.Parsed]
    const clauses = names.flatMap((name) => splitNames(String(name.value ?? ''), this.#contentStart(name), straight(0)))
    this.#builder.annotations.push({
      span: { start: nodeSpan(pair.key, 0).start, end: nodeSpan(pair.value, 0).end },
      clauses,
      section: this.#builder.current,
    })
  }

  #scalar(node: Scalar.Parsed): void {
    if (typeof node.value !== 'string' || node.value.trim() === '') return
    const words = this.#raw(node)
    if (isBlock(node)) this.#scalars.next().addTo(this.#builder, words.text, words)
    else this.#prose(singleSpaced(words), isProse(node) ? 'prose' : 'label')
  }

  #prose(words: MappedText, kind: PassageKind): void {
    this.#builder.addProse(cutPassages(words, kind), kind, straight(0))
  }

  /** A key as a title: `access_control` and `accessControl` read as words. */
  #keyWords(pair: Pair<ParsedNode, ParsedNode | null>): MappedText {
    if (!isScalar(pair.key)) return new MappedText()
    const raw = this.#raw(pair.key as Scalar.Parsed)
    const words = new MappedText()
    for (let i = 0; i < raw.length; i++) {
      const unit = raw.text[i] as string
      const camel = i > 0 && /[a-z]/.test(raw.text[i - 1] as string) && /[A-Z]/.test(unit)
      if (camel) words.push(' ', raw.start(i), raw.start(i))
      words.push(unit === '_' || unit === '-' ? ' ' : unit, raw.start(i), raw.end(i + 1))
    }
    return singleSpaced(words)
  }

  #words(node: Scalar.Parsed): MappedText {
    return singleSpaced(this.#raw(node))
  }

  /** A scalar's value, each character with the place it was written at. */
  #raw(node: Scalar.Parsed): MappedText {
    const words = new MappedText()
    const [start, end] = node.range
    const from = this.#contentStart(node)
    const notation =
      node.type === Scalar.QUOTE_DOUBLE
        ? 'yaml-double'
        : node.type === Scalar.QUOTE_SINGLE
          ? 'yaml-single'
          : 'yaml-plain'
    const value =
      node.type === Scalar.PLAIN || typeof node.value !== 'string' ? (node.source ?? String(node.value)) : node.value
    align(value, this.#text, Math.max(from, start), end, notation, words)
    return words
  }

  /** Where a scalar's own characters begin: after its quote, or on the line after `|`. */
  #contentStart(node: Scalar.Parsed): number {
    const [start, end] = node.range
    if (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) return start + 1
    if (!isBlock(node)) return start
    const header = this.#text.indexOf('\n', start)
    if (header < 0 || header >= end) return end
    let at = header + 1
    while (at < end && (this.#text[at] === ' ' || this.#text[at] === '\r' || this.#text[at] === '\n')) at++
    // Blank lines at the start belong to the value; go back to the first that is in it.
    const value = String(node.value ?? '')
    const lead = /^\n*/.exec(value)?.[0].length ?? 0
    if (lead > 0) return header + 1
    const indented = /^ */.exec(value)?.[0].length ?? 0
    return at - indented
  }
}

const isTitleKey = (key: string): boolean => titleKeys.includes(key.toLowerCase())

const isBlock = (node: Scalar): boolean => node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED

/** Prose is a block scalar, or a text of at least four words or eight Chinese characters. */
function isProse(node: Scalar): boolean {
  if (typeof node.value !== 'string') return false
  if (isBlock(node)) return true
  const text = node.value
  if (/^\w+:\/\/\S+$/.test(text)) return false
  return (text.match(/\s+\S/g)?.length ?? 0) >= 3 || (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 8
}
