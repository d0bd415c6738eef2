import { type CST, isAlias, isScalar, visit, type YAMLError } from 'yaml'
import type { Problem } from './contract.ts'
import type { Level } from './yamlCuts.ts'
import type { YamlDocument } from './yamlParser.ts'

/** A fault of a YAML text: the library's code for it, and its place. */
export type Fault = Pick<YAMLError, 'code' | 'pos'>

/**
 * What the library does not find when it parses: aliases before which no anchor of their name stands, repeated keys, and
 * quotations that end with a quote of their own words.
 * @param isPart only part of the outermost mapping is in the document, so its keys are for others to compare
 */
export function faultsOf(document: YamlDocument, isPart: boolean): Fault[] {
  const anchors = new Set<string>()
  const found: Fault[] = []
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const [start, end] = node.range ?? [0, 0]
        if (!anchors.has(node.source)) found.push({ code: 'BAD_ALIAS', pos: [start, end] })
      } else if (node.anchor) anchors.add(node.anchor)
      if (isScalar(node) && node.range && node.srcToken && isLeftOpen(node.srcToken))
        found.push({ code: 'MISSING_CHAR', pos: [node.range[1], node.range[1] + 1] })
    },
    Map: (_key, map) => {
      if (isPart && map === document.contents) return
      const repeated = new RepeatedKeys()
      for (const { key } of map.items) if (isScalar(key) && key.range) repeated.add(key.value, key.range[0])
      for (const fault of repeated.faults) found.push(fault)
    },
  })
  return found
}

/** Whether the last quote of a quotation is none that closes it: it is escaped, as `\"` and `''` are (YAML 1.2.2, 7.3). */
function isLeftOpen(token: CST.Token): boolean {
  switch (token.type) {
    case 'double-quoted-scalar':
      return token.source.endsWith('\\"') && !token.source.slice(1).replace(/\\./gs, '').endsWith('"')
    case 'single-quoted-scalar':
      return token.source.endsWith("''") && !token.source.slice(1).replaceAll("''", '').endsWith("'")
    default:
      return false
  }
}

/** Whether anything in a document means what other places in it say, or a directive before it: aliases, anchors, tags. */
export function refersElsewhere(document: YamlDocument): boolean {
  let refers = false
  visit(document, {
    Node: (_key, node) => {
      refers ||= isAlias(node) || node.anchor !== undefined || node.tag !== undefined
      return refers ? visit.BREAK : undefined
    },
  })
  return refers
}

/** Finds keys that stand twice in one mapping: those of one value, as YAML compares them. */
export class RepeatedKeys {
  readonly faults: Fault[] = []
  readonly #known = new Set<unknown>()

  add(value: unknown, at: number): void {
    // "Not a number" is equal to nothing.
    if (this.#known.has(value) && !Number.isNaN(value)) this.faults.push({ code: 'DUPLICATE_KEY', pos: [at, at + 1] })
    this.#known.add(value)
  }
}

/** What the library found: of a bracket that is left open it says that the line after it is not indented enough. */
export const foundIn = ({ errors }: YamlDocument): Fault[] =>
  errors.map(({ code, pos, message }) => ({
    code: /^Flow .* end with a .$/.test(message) ? 'MISSING_CHAR' : code,
    pos,
  }))

/** Faults of a text that stands in another, by places there. */
export const faultsFrom = (faults: readonly Fault[], by: number): Fault[] =>
  faults.map(({ code, pos: [start, end] }) => ({ code, pos: [start + by, end + by] }))

/**
 * The faults to tell of an entry with a mistake, each where words of it stand: the library tells of what is missing at the place after
 * all of it. Of those on one line it is the first, which the others follow from.
 */
export function faultsToTell(faults: readonly Fault[], text: string): Fault[] {
  const end = text.trimEnd().length
  const lines = new Set<number>()
  return [...faults]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .map(({ code, pos: [from, to] }): Fault => ({ code, pos: [Math.min(from, end - 1), Math.min(to, end)] }))
    .filter(({ pos }) => {
      const line = text.lastIndexOf('\n', pos[0] - 1)
      const isFirst = !lines.has(line)
      lines.add(line)
      return isFirst
    })
}

/** The fault of an entry that is of another kind than those around it: a key without its colon, or a line that is indented otherwise. */
export function faultOfOtherKind(text: string, { indent, isList }: Level): Fault {
  const [line = ''] = text.split('\n', 1)
  const start = line.search(/[^ ]/)
  const isKey = start === indent && !isList
  return { code: isKey ? 'MULTILINE_IMPLICIT_KEY' : 'BAD_INDENT', pos: [start, line.trimEnd().length] }
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
  RESOURCE_EXHAUSTION: {
    en: 'Lists and brackets stand in one another too deep here. This line and all below it were not checked.',
    zh: '此处列表或括号嵌套过深，本行及其后内容均未检查。',
  },
  UNEXPECTED_TOKEN: { en: 'YAML cannot read this here.', zh: 'YAML 无法读取此处内容。' },
}

const othersRead = {
  en: 'What stands here may be missing from the check; the rest of the file is checked.',
  zh: '此处内容可能未被检查，文件其余部分仍已检查。',
}

/**
 * A fault as a problem of the contract.
 * @param offset where the text with the fault stands in the original
 * @param length of that text
 */
export function problemOf(error: Fault, offset: number, length: number): Problem {
  const why = explanations[error.code] ?? { en: 'YAML cannot read this place.', zh: 'YAML 无法读取此处。' }
  const isEnd = error.code === 'RESOURCE_EXHAUSTION'
  const [start, end] = error.pos
  const from = Math.min(start, length)
  return {
    code: 'file-unreadable',
    severity: 'error',
    message: isEnd ? why : { en: `${why.en} ${othersRead.en}`, zh: `${why.zh}${othersRead.zh}` },
    span: { start: from + offset, end: Math.min(Math.max(end, from), length) + offset },
  }
}
