import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLError,
} from 'yaml'
import type { FactBlock, FactNode, Problem, Span, Waiver } from './contract.ts'

/** One document of a YAML stream, parsed. */
export type YamlDocument = Document.Parsed

/** Parses a YAML stream. Never throws: what cannot be read is a problem, and the rest is still read. */
export function parseYaml(text: string, offset: number): { documents: YamlDocument[]; problems: Problem[] } {
  const parsed = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent', keepSourceTokens: true })
  const documents = Array.isArray(parsed) ? parsed : []
  const problems = documents.flatMap((document) =>
    [...document.errors, ...aliasesToNothing(document)].map((error) => problemOf(error, offset, text.length)),
  )
  return { documents, problems }
}

/** Aliases before which no anchor of their name stands; the library finds them only when values are made. */
function aliasesToNothing(document: YamlDocument): Pick<YAMLError, 'code' | 'pos'>[] {
  const anchors = new Set<string>()
  const found: Pick<YAMLError, 'code' | 'pos'>[] = []
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const [start, end] = node.range ?? [0, 0]
        if (!anchors.has(node.source)) found.push({ code: 'BAD_ALIAS', pos: [start, end] })
      } else if (node.anchor) anchors.add(node.anchor)
    },
  })
  return found
}

/** YAML's own words for its errors are for programmers; these are for a person who drafts. By the library's codes. */
const explanations: Record<string, { en: string; zh: string }> = {
  BAD_INDENT: { en: 'The indentation of this line does not fit the lines around it.', zh: '本行缩进与上下文不一致。' },
  TAB_AS_INDENT: {
    en: 'This line is indented with a tab; YAML needs spaces.',
    zh: '本行用制表符缩进，YAML 须用空格。',
  },
  DUPLICATE_KEY: {
    en: 'This key stands twice in the same place; only one of them can count.',
    zh: '同一层级内此键重复出现，只能保留一个。',
  },
  MISSING_CHAR: { en: 'A closing quote, bracket or colon is missing here.', zh: '此处缺少引号、括号或冒号。' },
  MULTILINE_IMPLICIT_KEY: {
    en: 'A colon is missing on this line, or the text needs quotes.',
    zh: '本行缺少冒号，或文字需加引号。',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'This text contains a colon and a space, so it needs quotes.',
    zh: '此处文字含有冒号加空格，须加引号。',
  },
  BAD_ALIAS: {
    en: 'This alias (*) refers to no anchor (&) that stands before it.',
    zh: '此别名（*）之前没有对应的锚点（&）。',
  },
  UNEXPECTED_TOKEN: { en: 'YAML cannot read this here.', zh: 'YAML 无法读取此处内容。' },
}

function problemOf(error: Pick<YAMLError, 'code' | 'pos'>, offset: number, length: number): Problem {
  const why = explanations[error.code] ?? { en: 'YAML cannot read this place.', zh: 'YAML 无法读取此处。' }
  const [start, end] = error.pos
  const from = Math.min(start, length)
  return {
    code: 'file-unreadable',
    severity: 'error',
    message: {
      en: `${why.en} What stands here may be missing from the check; the rest of the file is checked.`,
      zh: `${why.zh}此处内容可能未被检查，文件其余部分仍已检查。`,
    },
    span: { start: from + offset, end: Math.min(Math.max(end, from), length) + offset },
  }
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

/** Facts are shallow; deeper nesting is no fact, and aliases must not be followed without end. */
const deepest = 8

function factNode(
  key: string,
  keySpan: Span,
  written: ParsedNode | null,
  document: YamlDocument,
  offset: number,
  depth: number,
): FactNode {
  const node = isAlias(written) ? (written.resolve(document) as ParsedNode | undefined) : written
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
    const field = (name: string): string | undefined => {
      const found = Array.isArray(entry.value)
        ? (entry.value as readonly FactNode[]).find((part) => part.key === name)?.value
        : undefined
      return found === undefined || found === null || Array.isArray(found) ? undefined : String(found)
    }
    return {
      span: entry.valueSpan,
      clause: field('clause') ?? '',
      reason: field('reason'),
      by: field('by'),
      date: field('date'),
      until: field('until'),
    }
  })
}

/** The same for any node of a document. */
export function waiversIn(pair: Pair<ParsedNode, ParsedNode | null>, document: YamlDocument): Waiver[] {
  return waiversOf(factNode('waivers', nodeSpan(pair.key, 0), pair.value, document, 0, 0))
}
