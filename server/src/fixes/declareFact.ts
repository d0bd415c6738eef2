import type { Contract, FactBlock, FactNode } from '../contract/contract.ts'
import type { Offer } from '../facts/offers.ts'
import type { Locale } from '../rules/finding.ts'
import { type Fix, insertLinesAfter, type TextEdit } from './fix.ts'

/** Writes a fact that the text says into the facts block; makes the block where there is none. */
export function declareFact(offer: Offer, contract: Contract, locale: Locale): Fix | undefined {
  const edit = addFact(offer, contract)
  if (!edit) return undefined
  const shown = offer.shown[locale]
  const title =
    locale === 'zh'
      ? `写入事实：${offer.key}：${shown}`
      : `Write this fact into the contract's facts: ${offer.key}: ${shown}`
  return { title, edits: [edit] }
}

/** A fact to be written down: a value, the values of a new list, or one more entry of a list. */
export interface NewFact extends Pick<Offer, 'key' | 'isList'> {
  readonly value: Offer['value'] | readonly string[]
}

/** The edit that writes a fact into the facts block, or makes the block; undefined where it is declared already. */
export function addFact(fact: NewFact, contract: Contract): TextEdit | undefined {
  return contract.facts ? intoBlock(fact, contract, contract.facts) : newBlock(fact, contract)
}

/** YAML takes these as they are; anything else is put in quotes. */
const plainWord = /^(?!(?:true|false|null|yes|no|on|off)$)\p{L}(?:[\p{L}\p{N} .’()-]*[\p{L}\p{N}.)])?$/iu
/** Numbers, days and periods; YAML reads a day as a text. */
const plainNumber = /^\d+(?:\.\d+|-\d\d-\d\d| ?[a-z\u4e00-\u9fff]+)?$/

/** A single value as YAML takes it. */
export const plainOrQuoted = (text: string): string =>
  plainWord.test(text) || /^(?:true|false)$/.test(text) || plainNumber.test(text) || /^\d[A-E]\d{3}/.test(text)
    ? text
    : JSON.stringify(text)

function written({ value }: NewFact): string {
  if (typeof value === 'string') return plainOrQuoted(value)
  if (isListOfWords(value)) return `[${value.map(plainOrQuoted).join(', ')}]`
  return `{ ${Object.entries(value)
    .map(([key, text]) => `${key}: ${plainOrQuoted(text)}`)
    .join(', ')} }`
}

const isListOfWords = (value: NewFact['value']): value is readonly string[] => Array.isArray(value)

const entry = (offer: NewFact): string => `${offer.key}: ${offer.isList ? `[${written(offer)}]` : written(offer)}`

function intoBlock(offer: NewFact, contract: Contract, block: FactBlock): TextEdit | undefined {
  const { text, eol } = contract
  const node = block.entries.find(({ key }) => key === offer.key)
  if (node) return intoEntry(offer, contract, node)
  const opening = text.slice(block.keySpan.end, block.span.end).search(/\S/) + block.keySpan.end
  const afterColon = text.slice(opening + 1, block.span.end).search(/\S/) + opening + 1
  if (text[afterColon] === '{') return beforeClosing('}', afterColon, block.span.end, entry(offer), text)
  const [first] = block.entries
  if (!first) return insertLinesAfter(text, block.keySpan.end, `  ${entry(offer)}`, eol)
  const indent = text.slice(text.lastIndexOf('\n', first.keySpan.start - 1) + 1, first.keySpan.start)
  return insertLinesAfter(text, lastCharacter(text, block.span.end), `${indent}${entry(offer)}`, eol)
}

/** The fact is there: an empty one is filled, a list gets one more entry, and one value stays as it is. */
function intoEntry(offer: NewFact, { text, eol }: Contract, node: FactNode): TextEdit | undefined {
  if (node.value === null) {
    const colon = text.indexOf(':', node.keySpan.end) + 1
    const value = offer.isList ? `[${written(offer)}]` : written(offer)
    return { span: { start: colon, end: colon }, newText: ` ${value}` }
  }
  if (!offer.isList || typeof node.value !== 'object') return undefined
  const { start, end } = node.valueSpan
  if (text[start] === '[') return beforeClosing(']', start, end, written(offer), text)
  const last = node.value.at(-1)
  if (!last || text[start] !== '-') return undefined
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  return insertLinesAfter(
    text,
    lastCharacter(text, last.valueSpan.end),
    `${text.slice(lineStart, start)}- ${written(offer)}`,
    eol,
  )
}

function beforeClosing(bracket: string, start: number, end: number, added: string, text: string): TextEdit | undefined {
  const at = text.lastIndexOf(bracket, end)
  if (at < start) return undefined
  const inside = text.slice(start + 1, at)
  const kept = inside.trimEnd().length + start + 1
  const comma = inside.trim() === '' || inside.trimEnd().endsWith(',') ? '' : ','
  const space = comma === '' && inside.trim() === '' ? '' : ' '
  return { span: { start: kept, end: kept }, newText: `${comma}${space}${added}` }
}

/** The last character before `end` that is no white space: block values of YAML may end on the next line. */
const lastCharacter = (text: string, end: number): number => text.slice(0, end).trimEnd().length - 1

function newBlock(offer: NewFact, { text, eol, format, frontMatter }: Contract): TextEdit | undefined {
  const block = `contract:${eol}  ${entry(offer)}${eol}`
  if (frontMatter) return { span: { start: frontMatter.end, end: frontMatter.end }, newText: block }
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (format === 'markdown') return { span: { start, end: start }, newText: `---${eol}${block}---${eol}${eol}` }
  // Before the first key, after the comments that open a YAML file.
  const key = /^[^\s#%-][^\n]*:(?:\s|$)/m.exec(text)
  return key ? { span: { start: key.index, end: key.index }, newText: `${block}${eol}` } : undefined
}
