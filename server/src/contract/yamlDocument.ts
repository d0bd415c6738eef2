import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from 'yaml'
import type { FactBlock, FactNode, Problem, Span, Waiver } from './contract.ts'
import { withLineFeeds } from './lines.ts'
import { waiverOf } from './waiverFields.ts'
import { parseOne, parseStream, type YamlDocument } from './yamlParser.ts'
import { type Fault, faultsOf, foundIn, problemOf, refersElsewhere } from './yamlProblems.ts'

export type { YamlDocument } from './yamlParser.ts'

/** YAML with line ends and a beginning that the library knows: an empty line for each byte order mark. All stands where it did. */
export const plainYaml = (text: string): string =>
  withLineFeeds(text).replace(/^\ufeff+/, (marks) => '\n'.repeat(marks.length))

/**
 * Parses a YAML stream. Never throws: what cannot be read is a problem, and the rest is still read.
 * @param offset where the stream stands in the original: problems are at places there, nodes at places in `text`
 */
export function parseYaml(written: string, offset: number): { documents: YamlDocument[]; problems: Problem[] } {
  const text = plainYaml(written)
  const { documents, deepAt } = parseStream(text)
  // Of a text that nests too deep the lines above that place are read.
  const above =
    deepAt === undefined ? documents : parseStream(text.slice(0, text.lastIndexOf('\n', deepAt) + 1)).documents
  const faults = above.flatMap((document) => [...foundIn(document), ...faultsOf(document, false)])
  if (deepAt !== undefined) faults.push({ code: 'RESOURCE_EXHAUSTION', pos: [deepAt, deepAt + 1] })
  return { documents: above, problems: faults.map((fault) => problemOf(fault, offset, text.length)) }
}

/** Some entries, parsed by themselves. */
export interface ParsedAlone {
  readonly document: YamlDocument
  /** What is wrong with them, keys that stand twice among it. */
  readonly faults: readonly Fault[]
  /** Whether they can be read: keys may stand twice in them. */
  readonly isSound: boolean
}

/**
 * Parses some entries of a mapping, or items of a list, by themselves.
 * @param depth how many mappings and lists they stand in
 * @returns undefined where they mean something else beside the rest of the document
 */
export function parseAlone(text: string, depth: number): ParsedAlone | undefined {
  const document = parseOne(text, depth)
  if (!document || document.warnings.length > 0 || refersElsewhere(document)) return undefined
  const faults = [...foundIn(document), ...faultsOf(document, true)]
  return { document, faults, isSound: faults.every(({ code }) => code === 'DUPLICATE_KEY') }
}

/** A YAML node's own place, without the white space and comments after it. */
export function nodeSpan(node: ParsedNode | Scalar.Parsed | null | undefined, offset: number): Span {
  const range = node?.range
  return range ? { start: range[0] + offset, end: range[1] + offset } : { start: offset, end: offset }
}

/** A key's name, as text. */
export function keyName(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value ?? '') : ''
}

/** Takes the `contract:` mapping out of a document, if it has one. */
export function factBlockOf(document: YamlDocument, offset: number): FactBlock | undefined {
  const pair = entryNamed('contract', document)
  if (!pair) return undefined
  const key = pair.key as Scalar.Parsed
  const value = pair.value as ParsedNode | null
  const keySpan = nodeSpan(key, offset)
  return {
    keySpan,
    span: { start: keySpan.start, end: Math.max(keySpan.end, nodeSpan(value ?? key, offset).end) },
    entries: isMap(value) ? entriesOf(value.items as Pair<ParsedNode, ParsedNode | null>[], document, offset) : [],
  }
}

/** A top-level entry of a document, in the shape of a fact. */
export function factNamed(name: string, document: YamlDocument, offset: number): FactNode | undefined {
  const pair = entryNamed(name, document)
  return pair && factNode(name, nodeSpan(pair.key as Scalar.Parsed, offset), pair.value, document, offset, 0)
}

function entryNamed(name: string, { contents }: YamlDocument): Pair<ParsedNode, ParsedNode | null> | undefined {
  if (!isMap(contents)) return undefined
  return (contents.items as Pair<ParsedNode, ParsedNode | null>[]).find((item) => keyName(item) === name)
}

/** The entries of a document that is a mapping, in the shape of facts; undefined where it is something else. */
export function rootEntries(document: YamlDocument): FactNode[] | undefined {
  const { contents } = document
  return isMap(contents) ? entriesOf(contents.items as Pair<ParsedNode, ParsedNode | null>[], document, 0) : undefined
}

function entriesOf(
  items: readonly Pair<ParsedNode, ParsedNode | null>[],
  document: YamlDocument,
  offset: number,
): FactNode[] {
  return items.map((pair) => factNode(keyName(pair), nodeSpan(pair.key, offset), pair.value, document, offset, 0))
}

/** Facts are shallow: deeper nesting is no fact. */
const deepest = 8
/** More aliases than these are not followed: the library looks through the whole document for each, and they multiply. */
const mostAliases = 100
const followed = new WeakMap<YamlDocument, number>()

function follow(node: ParsedNode | null, document: YamlDocument): ParsedNode | null | undefined {
  if (!isAlias(node)) return node
  const count = followed.get(document) ?? 0
  followed.set(document, count + 1)
  return count < mostAliases ? (node.resolve(document) as ParsedNode | undefined) : undefined
}

function factNode(
  key: string,
  keySpan: Span,
  written: ParsedNode | null,
  document: YamlDocument,
  offset: number,
  depth: number,
): FactNode {
  const node = follow(written, document)
  const valueSpan = written ? nodeSpan(written, offset) : { start: keySpan.end, end: keySpan.end }
  const at = { key, keySpan, valueSpan }
  if (depth < deepest && isMap(node)) {
    const children = (node.items as Pair<ParsedNode, ParsedNode | null>[]).filter(isPair)
    return {
      ...at,
      value: children.map((pair) =>
        factNode(keyName(pair), nodeSpan(pair.key, offset), pair.value, document, offset, depth + 1),
      ),
    }
  }
  if (depth < deepest && isSeq(node)) {
    return {
      ...at,
      value: (node.items as ParsedNode[]).map((item, i) =>
        factNode(String(i), nodeSpan(item, offset), item, document, offset, depth + 1),
      ),
    }
  }
  // 3E001 is an ECCN to a lawyer and the number 30 to YAML: a number counts as one where it is written as one.
  const isWord = isScalar(node) && typeof node.value === 'number' && String(node.value) !== (node.source ?? '')
  const value = isScalar(node) ? (isWord ? (node.source ?? null) : node.value) : null
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  return { ...at, value: plain }
}

/** The waivers listed in a facts block (or in a YAML `waivers:` list given as a node). */
export function waiversOf(list: FactNode | undefined): Waiver[] {
  if (!list || !Array.isArray(list.value)) return []
  return (list.value as readonly FactNode[]).map((entry) => {
    const parts = Array.isArray(entry.value) ? (entry.value as readonly FactNode[]) : []
    const written = ({ value }: FactNode): string => (value === null || Array.isArray(value) ? '' : String(value))
    return { span: entry.valueSpan, ...waiverOf(new Map(parts.map((part) => [part.key, written(part)]))) }
  })
}

/** The same for any node of a document. */
export function waiversIn(pair: Pair<ParsedNode, ParsedNode | null>, document: YamlDocument): Waiver[] {
  return waiversOf(factNode('waivers', nodeSpan(pair.key, 0), pair.value, document, 0, 0))
}
