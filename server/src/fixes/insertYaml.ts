import { isMap, isScalar, isSeq, type Pair, type ParsedNode, Scalar } from 'yaml'
import type { Contract } from '../contract/contract.ts'
import { numberKey, titleKey } from '../contract/entryKeys.ts'
import { type LeadingNumber, leadingNumber } from '../contract/numbering.ts'
import { perContract } from '../contract/perContract.ts'
import { keyName, nodeSpan, parseYaml } from '../contract/yamlDocument.ts'
import { insertLinesAfter, type TextEdit } from './fix.ts'
import type { NewClause } from './insertMarkdown.ts'
import { lastPutIn, nextNumber } from './nextNumber.ts'

type Entry = Pair<ParsedNode, ParsedNode | null>

/** The list or mapping that holds a YAML contract's clauses. */
interface Container {
  /** Its clauses, each with the offset after its last line and the offset of its first character. */
  readonly entries: readonly {
    readonly start: number
    readonly end: number
    readonly node: ParsedNode | null
    readonly key: string
  }[]
  readonly kind: 'list' | 'mapping'
  /** Offset of its first dash or key, below which a new one stands. */
  readonly start: number
  /** How much prose it holds, to choose between several. */
  readonly prose: number
}

/**
 * Puts clauses into a YAML contract as new entries beside its own, in their shape: the same keys, indentation and
 * manner of text. Comments, quoting and every other byte stay as they are. A file without a list of clauses gets a
 * `clauses:` list at its end.
 */
export function insertYaml(contract: Contract, added: readonly NewClause[]): TextEdit[] {
  const { container, root, hasBlankLines } = clausesIn(contract)
  if (!container) return [newList(contract, root, added)]
  const taken = new Set<string>()
  const places = new Map<number, NewClause[]>()
  for (const clause of added) {
    const after = entryFor(contract, container, clause.place.after)
    places.set(after, [...(places.get(after) ?? []), clause])
  }
  return [...places].map(([after, group]) => {
    const entry = container.entries[after] as Container['entries'][number]
    const at = endOfEntry(contract.text, entry.start, entry.end)
    const column = columnOf(contract.text, container.start)
    const gap = hasBlankLines ? contract.eol : ''
    const added = group.map((clause) => gap + lines(entryLines(container, clause, after, taken), column, contract.eol))
    return insertLinesAfter(contract.text, at, added.join(contract.eol), contract.eol)
  })
}

/** Where the clauses of a contract are, which takes a parser: each of the clauses that are missing asks. */
const clausesIn = perContract(({ text }) => {
  const { documents } = parseYaml(text, 0)
  const containers = documents.flatMap((document) => containersIn(document.contents, 0))
  const container = containers.reduce<Container | undefined>(
    (best, next) => (!best || next.prose > best.prose ? next : best),
    undefined,
  )
  return {
    container,
    /** What the last document is. */
    root: documents.at(-1)?.contents ?? null,
    hasBlankLines: container !== undefined && blankLineBetween(text, container),
  }
})

/** The container's entry in which a section lies (or the last one), or the last of those that were put in after it. */
function entryFor(contract: Contract, container: Container, section: number): number {
  const start = contract.sections[section]?.head.start ?? -1
  const found = container.entries.findIndex((entry) => start >= entry.start && start < entry.end)
  return found >= 0 ? lastPutIn(container.entries.map(pathOf), found) : container.entries.length - 1
}

/** What the number of an entry counts, where it has one under a key of its own. */
function pathOf({ node }: Container['entries'][number]): readonly number[] | undefined {
  const pair = isMap(node) ? (node.items as Entry[]).find((field) => numberKey.test(keyName(field))) : undefined
  return isScalar(pair?.value) ? numberIn(pair.value)?.path : undefined
}

/** The number that a scalar is, before what it would be the number of. */
const numberIn = (value: Scalar): LeadingNumber | undefined => leadingNumber(`${writtenIn(value)} A`)

const deepest = 100

function containersIn(node: ParsedNode | null, depth: number): Container[] {
  if (depth > deepest) return []
  if (isSeq(node)) {
    const items = node.items as ParsedNode[]
    const inner = items.flatMap((item) => containersIn(item, depth + 1))
    const prose = items.map((item) => (isMap(item) ? proseIn(item.items as Entry[]) : 0))
    if (prose.filter((length) => length > 0).length < 1 || (node as { flow?: boolean }).flow) return inner
    const entries = items.map((item) => ({ ...nodeSpan(item, 0), node: item, key: '' }))
    return [{ kind: 'list', start: nodeSpan(node, 0).start, entries, prose: sum(prose) }, ...inner]
  }
  if (!isMap(node) || (node as { flow?: boolean }).flow) return []
  const pairs = (node.items as Entry[]).filter(
    (pair) => !(depth === 0 && keyName(pair) === 'contract') && !keyName(pair).startsWith('waiver'),
  )
  const inner = pairs.flatMap((pair) => containersIn(pair.value, depth + 1))
  // A mapping of clauses: every value is prose, or a mapping with prose in it.
  const clauses = pairs.filter((pair) => proseOf(pair.value) > 0)
  const several = clauses.length > 1 || clauses.some((pair) => isMap(pair.value))
  if (!several) return inner
  const entries = clauses.map((pair) => ({
    start: nodeSpan(pair.key, 0).start,
    end: nodeSpan(pair.value, 0).end,
    node: pair.value,
    key: keyName(pair),
  }))
  const { start } = entries[0] as (typeof entries)[number]
  return [{ kind: 'mapping', start, entries, prose: sum(clauses.map((pair) => proseOf(pair.value))) }, ...inner]
}

function proseOf(node: ParsedNode | null): number {
  if (isScalar(node)) return isLong(node) ? String(node.value).length : 0
  if (isMap(node)) return proseIn(node.items as Entry[])
  return isSeq(node) ? sum((node.items as ParsedNode[]).map((item) => (isScalar(item) ? proseOf(item) : 0))) : 0
}

const proseIn = (pairs: readonly Entry[]): number =>
  sum(pairs.map((pair) => (isMap(pair.value) ? 0 : proseOf(pair.value))))

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

function isLong(node: Scalar): boolean {
  if (typeof node.value !== 'string') return false
  const isBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED
  return isBlock || node.value.length >= 60 || (node.value.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 15
}

/** The lines of a new entry, made like the one it follows. */
function entryLines(container: Container, added: NewClause, after: number, taken: Set<string>): string[] {
  const { clause, wording, annotation } = added
  const model = container.entries[after] as Container['entries'][number]
  const fields = isMap(model.node) ? (model.node.items as Entry[]) : []
  const body =
    fields.length > 0
      ? fieldLines(fields, added, (like, key) => newNumber(like, key, container, after, clause, taken))
      : []
  if (container.kind === 'list') return body.map((line, i) => (i === 0 ? '- ' : '  ') + line)
  const key = styledKey(clause, model.key)
  if (fields.length > 0) return [`${key}:`, ...body.map((line) => `  ${line}`)]
  // A text without keys beside it is Markdown.
  const note = annotation ? [`<!-- clause: ${annotation} -->`] : []
  const words = textLines([...note, ...wording.paragraphs])
  return [`${key}: |-`, ...words.map((line) => (line ? `  ${line}` : ''))]
}

function fieldLines(
  fields: readonly Entry[],
  { clause, wording, annotation }: NewClause,
  numberLike: (like: Scalar, key: string) => string,
): string[] {
  const longest = fields.reduce((best, pair) => (proseOf(pair.value) > proseOf(best.value) ? pair : best))
  const isNamed = fields.some((pair) => keyName(pair) === 'clause')
  return fields.flatMap((pair) => {
    const key = keyName(pair)
    const note = annotation && !isNamed ? [`clause: ${annotation}`] : []
    if (pair === longest) return [...note, ...proseField(key, pair.value, wording.paragraphs)]
    if (key === 'clause') return [`clause: ${annotation ?? clause}`]
    if (titleKey.test(key)) return [`${key}: ${quoted(wording.title)}`]
    if (numberKey.test(key) && isScalar(pair.value)) return [`${key}: ${numberLike(pair.value, key)}`]
    return []
  })
}

function proseField(key: string, like: ParsedNode | null, paragraphs: readonly string[]): string[] {
  if (isSeq(like)) return [`${key}:`, ...paragraphs.map((paragraph) => `  - ${quoted(paragraph)}`)]
  return [`${key}: |-`, ...textLines(paragraphs).map((line) => (line ? `  ${line}` : ''))]
}

/** The next number where entries are numbered, else the family as an id. */
function newNumber(
  like: Scalar,
  key: string,
  container: Container,
  after: number,
  clause: string,
  taken: Set<string>,
): string {
  const number = numberIn(like)
  if (!number) return clause
  for (const { node } of container.entries) if (isMap(node)) taken.add(writtenIn(node.get(key, true)))
  const next = nextNumber(number, after === container.entries.length - 1, taken)
  taken.add(next)
  // A number that was quoted stays so, and 9.10 unquoted would be read as 9.1.
  const isQuoted = like.type === Scalar.QUOTE_DOUBLE || like.type === Scalar.QUOTE_SINGLE
  return isQuoted || /^\d+\.\d*0$/.test(next) ? JSON.stringify(next) : next
}

/** What a number is written as: 9.10 without quotes is 9.1 to YAML. */
const writtenIn = (value: unknown): string => (isScalar(value) ? (value.source ?? String(value.value ?? '')) : '')

/** `source-compliance` written as the other keys are: `source_compliance`, `sourceCompliance`. */
function styledKey(clause: string, like: string): string {
  if (/_/.test(like)) return clause.replaceAll('-', '_')
  if (/[a-z][A-Z]/.test(like)) return clause.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
  return clause
}

/** A plain scalar where YAML would read the same words back, else in double quotes. */
function quoted(text: string): string {
  return /^[\p{L}][^:#"'\\[\]{}&*!|>%@`\n]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text)
}

const textLines = (paragraphs: readonly string[]): string[] =>
  paragraphs.flatMap((paragraph, i) => (i === 0 ? [paragraph] : ['', paragraph]))

/** A list of clauses at the end of a file that has none: in its mapping where that can take one, else as a document. */
function newList(contract: Contract, root: ParsedNode | null, clauses: readonly NewClause[]): TextEdit {
  const { text, eol } = contract
  const entries = clauses.flatMap(({ clause, wording, annotation }) => [
    `  - clause: ${annotation ?? clause}`,
    `    title: ${quoted(wording.title)}`,
    '    text: |-',
    ...textLines(wording.paragraphs).map((line) => (line ? `      ${line}` : '')),
  ])
  const isMapping = isMap(root) && !(root as { flow?: boolean }).flow
  const column = isMapping ? columnOf(text, nodeSpan(root, 0).start) : 0
  const known = isMapping ? (root.items as Entry[]).find((pair) => keyName(pair) === 'clauses') : undefined
  if (known && isScalar(known.value) && known.value.value === null)
    return insertLinesAfter(text, nodeSpan(known.key, 0).end, lines(entries, column, eol), eol)
  const list = ['clauses:', ...entries]
  const added = root === null || (isMapping && !known) ? lines(list, column, eol) : ['---', ...list].join(eol)
  return insertLinesAfter(text, text.trimEnd().length, added, eol)
}

/** Where an entry's last line ends, before the blank lines and comments that lead to the next one. */
function endOfEntry(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

/** Whether a blank line stands between the container's entries, as in most of its gaps. */
function blankLineBetween(text: string, { entries }: Container): boolean {
  const gaps = entries.slice(1).map((entry, i) => {
    const before = entries[i] as (typeof entries)[number]
    return /\n[ \t]*\r?\n/.test(text.slice(endOfEntry(text, before.start, before.end), entry.start))
  })
  return gaps.filter(Boolean).length * 2 > gaps.length
}

function lines(block: readonly string[], column: number, eol: string): string {
  return block.map((line) => (line.trim() ? ' '.repeat(column) + line : '')).join(eol)
}
