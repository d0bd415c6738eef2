import type { Contract, FactNode } from '../contract/contract.ts'
import { readFacts } from '../facts/readFacts.ts'
import type { FactKey } from '../facts/schema.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import { addFact, plainOrQuoted } from './declareFact.ts'
import { insertLinesAfter, type TextEdit } from './fix.ts'

/** The way to a fact in the facts block: `['parties', 0, 'headquarters']`. */
type Path = readonly (string | number)[]

/** The value of a fact, or the values of a list of single ones. */
type Value = string | readonly string[]

/** Why a value cannot be used for a fact; undefined where it can. */
export function problemOfFact(path: Path, value: Value, pack: Pack): Localized | undefined {
  const nowhere = { start: 0, end: 0 }
  const node = (key: string, inner: FactNode['value']): FactNode => ({
    key,
    value: inner,
    keySpan: nowhere,
    valueSpan: nowhere,
  })
  const asWritten = typeof value === 'string' ? value : value.map((one, i) => node(String(i), one))
  const [outermost] = path.reduceRight<FactNode['value']>(
    (inner, key) => [node(typeof key === 'number' ? '0' : key, inner)],
    asWritten,
  ) as readonly FactNode[]
  const block = { keySpan: nowhere, span: nowhere, entries: outermost ? [outermost] : [] }
  return readFacts(block, pack).problems[0]?.message
}

/**
 * The edit that writes a fact: in place of what stands there, in the manner in which it stands, else as a new entry. A value
 * for a list of parties or items is the name of one more. Undefined where the way leads to nothing.
 */
export function setFact(path: Path, value: Value, contract: Contract): TextEdit | undefined {
  const [key, index, part] = path
  const node = contract.facts?.entries.find((entry) => entry.key === key)
  if (index === undefined) {
    const isEntry = (key === 'parties' || key === 'items') && typeof value === 'string'
    if (isEntry) return addFact({ key, value: { name: value }, isList: true }, contract)
    if (node && node.value !== null) return replaced(node, value, contract)
    return addFact({ key: key as FactKey, value, isList: false }, contract)
  }
  const entry = node && typeof node.value === 'object' ? node.value?.[Number(index)] : undefined
  if (!entry || typeof entry.value !== 'object' || part === undefined) return undefined
  const known = entry.value?.find((one) => one.key === part)
  return known ? replaced(known, value, contract) : withPart(entry, String(part), value, contract)
}

const flow = (value: Value): string =>
  typeof value === 'string' ? plainOrQuoted(value) : `[${value.map(plainOrQuoted).join(', ')}]`

function replaced({ value: before, keySpan, valueSpan }: FactNode, value: Value, contract: Contract): TextEdit {
  const { text, eol } = contract
  if (before === null) {
    const colon = text.indexOf(':', keySpan.end) + 1
    return { span: { start: colon, end: colon }, newText: ` ${flow(value)}` }
  }
  const { start } = valueSpan
  const end = start + text.slice(start, valueSpan.end).trimEnd().length
  if (text[start] !== '-' || typeof value === 'string' || value.length === 0)
    return { span: { start, end }, newText: flow(value) }
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return { span: { start, end }, newText: value.map((one) => `- ${plainOrQuoted(one)}`).join(eol + indent) }
}

/** One more part of a party or an item. */
function withPart(
  { value, valueSpan }: FactNode,
  part: string,
  written: Value,
  contract: Contract,
): TextEdit | undefined {
  const { text, eol } = contract
  const added = `${part}: ${flow(written)}`
  const last = typeof value === 'object' ? value?.at(-1) : undefined
  if (text[valueSpan.start] === '{') {
    const end = text.lastIndexOf('}', valueSpan.end)
    const kept = valueSpan.start + 1 + text.slice(valueSpan.start + 1, end).trimEnd().length
    return { span: { start: kept, end: kept }, newText: `${last ? ', ' : ' '}${added}` }
  }
  if (!last) return undefined
  const [first] = value as readonly FactNode[]
  const lineStart = text.lastIndexOf('\n', (first as FactNode).keySpan.start - 1) + 1
  const column = (first as FactNode).keySpan.start - lineStart
  const end = last.value === null ? last.keySpan.end : last.valueSpan.end
  const at = text.slice(0, end).trimEnd().length - 1
  return insertLinesAfter(text, at, `${' '.repeat(column)}${added}`, eol)
}
