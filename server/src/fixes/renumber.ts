import type { Contract } from '../contract/contract.ts'
import { beginsInCircle, chineseNumeral, circled, circledNumber } from '../contract/numbering.ts'
import { perKey } from '../contract/perContract.ts'
import { Memory, readContract } from '../contract/readContract.ts'
import { anchorLinksOf } from '../drafting/anchors.ts'
import type { Part } from '../drafting/part.ts'
import { partsOf } from '../drafting/parts.ts'
import { referencesOf } from '../drafting/references.ts'
import { composeEdits } from './composeEdits.ts'
import { applyEdits, type TextEdit } from './fix.ts'
import { roman } from './nextNumber.ts'

/** What renumbering does: its edits, and how many references are among them. */
export interface Renumbering {
  /** In document order. */
  readonly edits: readonly TextEdit[]
  readonly references: number
}

/** The new values of a part's keys; undefined for a key that stays as it is. */
type NewKeys = readonly (number | undefined)[]

/**
 * Numbers parts one after the other, and makes every reference to a part that moved, and every link to its heading, say
 * its new number. Numbers put in between (9A, 第九条之一) become numbers of their own.
 * @param rows the rows of siblings to number; all of them where none are named
 */
export function renumber(contract: Contract, rows?: readonly number[]): Renumbering {
  const parts = partsOf(contract)
  const moved = newKeysOf(contract, rows)
  if (moved.every((keys) => keys.every((key) => key === undefined))) return { edits: [], references: 0 }
  const { text } = contract
  const edits: TextEdit[] = parts.flatMap(({ at, form }, index) => {
    const keys = moved[index] as NewKeys
    if (keys.every((key) => key === undefined)) return []
    const written = text.slice(at.start, at.end)
    const newText = withKeys(written, keys, form)
    return newText === written ? [] : [{ span: at, newText }]
  })
  const links = linkEdits(contract, edits)
  const references = referencesOf(contract).flatMap((reference): TextEdit[] => {
    if (reference.status !== 'found') return []
    return reference.keys.flatMap(({ at }, i) => {
      const target = reference.keyParts[i] ?? -1
      const part = parts[target]
      if (!part) return []
      // The keys of one part stand next to each other: which of them is this?
      const first = reference.keyParts.indexOf(target)
      const value = moved[target]?.[i - first]
      if (value === undefined) return []
      const edit = { span: at, newText: writeKey(text.slice(at.start, at.end), value, part.form) }
      const suffix = /^(\s*[条條款项項])之[一二三四五六七八九十]+/.exec(text.slice(at.end, at.end + 12))
      if (!suffix) return [edit]
      const start = at.end + (suffix[1] as string).length
      return [edit, { span: { start, end: at.end + suffix[0].length }, newText: '' }]
    })
  })
  const all = [
    ...edits,
    ...links,
    ...references.filter(({ span, newText }) => text.slice(span.start, span.end) !== newText),
  ]
  return { edits: all.sort((a, b) => a.span.start - b.span.start), references: references.length }
}

/** Of the texts that fixes of a document would leave: each is read where it differs from the one before. */
const memoryOf = perKey(
  ({ document }) => document,
  () => new Memory(),
)

/** The same edits, followed by numbering everything in the text that they leave; undefined where the numbers stay. */
export function andRenumber(contract: Contract, edits: readonly TextEdit[]): Renumbering | undefined {
  const memory = memoryOf(contract)
  // What lies between this clause and the one that was put in before it would be new otherwise.
  readContract(contract.text, contract.format, memory)
  const after = readContract(applyEdits(contract.text, edits), contract.format, memory)
  const renumbered = renumber(after)
  if (renumbered.edits.length === 0) return undefined
  return { edits: composeEdits(edits, renumbered.edits), references: renumbered.references }
}

function newKeysOf(contract: Contract, rows: readonly number[] | undefined): NewKeys[] {
  const parts = partsOf(contract)
  const fixed = new Set(parts.flatMap((part) => (part.startsLine ? [] : [part.row])))
  const last = new Map<number, number>()
  const moved: NewKeys[] = []
  for (const part of parts) {
    const { keys, value, row, inserted } = part
    const counts = !fixed.has(row) && !isCounted(contract, part) && (rows === undefined || rows.includes(row))
    const before = last.get(row)
    const own = counts && before !== undefined ? before + 1 : value
    last.set(row, own)
    const host = hostOf(parts, part)
    const prefix = host < 0 ? [] : (moved[host] as NewKeys)
    const changed = own !== value || (inserted && counts)
    moved.push(keys.map((_, i) => (i === keys.length - 1 ? (changed ? own : undefined) : prefix[i])))
  }
  return moved
}

/** “1.” before every item: Markdown counts, and there is nothing to write. */
function isCounted({ text }: Contract, { isMarker, at, value }: Part): boolean {
  return isMarker && Number.parseInt(text.slice(at.start, at.end), 10) !== value
}

/** The part whose number the number of this one begins with: 9 for 9.3. */
function hostOf(parts: readonly Part[], { keys, parent }: Part): number {
  for (let at = parent; at >= 0; at = (parts[at] as Part).parent) {
    const host = (parts[at] as Part).keys
    if (host.length < keys.length && host.every((key, i) => key === keys[i])) return at
  }
  return -1
}

/** Links to the headings that move: their anchors begin with the number. */
function linkEdits(contract: Contract, edits: readonly TextEdit[]): TextEdit[] {
  return anchorLinksOf(contract).flatMap(({ anchor, at, target }): TextEdit[] => {
    const edit = target && edits.find(({ span }) => target.start <= span.start && span.end <= target.end)
    if (!edit) return []
    const old = slug(contract.text.slice(edit.span.start, edit.span.end))
    if (old === '' || !anchor.startsWith(old)) return []
    return [{ span: { start: at.start + 1, end: at.start + 1 + old.length }, newText: slug(edit.newText) }]
  })
}

const slug = (number: string): string => number.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const keyInNumber = new RegExp(`\\d+[A-Z]?|[０-９]+|[零〇一二三四五六七八九十百千两]+|[A-Za-z]+|${circled}`, 'g')
const lettered = /^(?:section|clause|article)\b/i

/** A part's number as written, with new keys. */
function withKeys(written: string, keys: NewKeys, form: Part['form']): string {
  let index = 0
  const label = lettered.exec(written)?.[0] ?? ''
  const plain = written.slice(label.length).replace(/之[一二三四五六七八九十]+/, '')
  const number = plain.replace(keyInNumber, (key) => {
    const value = keys[index++]
    return value === undefined ? key : writeKey(key, value, form)
  })
  return label + number
}

/** A value written as another key is: in digits, Chinese, Roman numerals or letters. */
function writeKey(like: string, value: number, form: Part['form']): string {
  if (/^[０-９]/.test(like))
    return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  if (/^\d/.test(like)) return String(value)
  if (beginsInCircle(like)) return circledNumber(value)
  if (/^[零〇一二三四五六七八九十百千两]/.test(like)) return chineseNumeral(value)
  if (!/alpha/.test(form) && /^[ivxlc]+$/i.test(like)) return roman(value, like)
  const letter = String.fromCharCode(96 + ((value - 1) % 26) + 1).repeat(Math.ceil(value / 26))
  return like === like.toUpperCase() ? letter.toUpperCase() : letter
}
