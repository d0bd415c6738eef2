import type { Contract, Span } from '../../contract/contract.ts'
import type { FileCheck } from '../json.ts'
import { sectionAt } from '../sectionAt.ts'
import type { Words } from './model.ts'

/** Lengths at which a quotation is cut, in UTF-16 units: a sentence of ordinary length stands whole. */
const longest = { chinese: 180, other: 420 } as const

/** The exact words at a place of a contract, with the section and the line. */
export const wordsAt = ({ checked: { contract }, lines }: FileCheck, span: Span): Words => ({
  section: sectionAt(contract, span.start),
  line: lines.positionAt(span.start).line + 1,
  quote: excerpt(contract, span),
})

function excerpt({ text }: Contract, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim()
  const limit = /[\u4e00-\u9fff]/.test(words) ? longest.chinese : longest.other
  if (words.length <= limit) return words
  const cut = words.slice(0, limit)
  // Not within a word, nor within a character of two units.
  const whole = /[\u4e00-\u9fff]/.test(cut.slice(-1)) ? cut : cut.replace(/\s\S*$|[\ud800-\udbff]$/, '')
  return `${whole.trimEnd()}…`
}
