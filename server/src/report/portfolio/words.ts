import type { Contract, Span } from '../../contract/contract.ts'
import type { FileCheck } from '../fileCheck.ts'
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

function excerpt(contract: Contract, span: Span): string {
  const words = readAt(contract, span).replace(/\s+/g, ' ').trim()
  const limit = /[\u4e00-\u9fff]/.test(words) ? longest.chinese : longest.other
  if (words.length <= limit) return words
  const cut = words.slice(0, limit)
  // Not within a word, nor within a character of two units.
  const whole = /[\u4e00-\u9fff]/.test(cut.slice(-1)) ? cut : cut.replace(/\s\S*$|[\ud800-\udbff]$/, '')
  return `${whole.trimEnd()}…`
}

/** What a reader sees at a place: without the marks of Markdown, where it is within one passage; else as written. */
function readAt({ text, passages }: Contract, { start, end }: Span): string {
  const passage = passages.find(({ span }) => span.start <= start && end <= span.end)
  if (!passage) return text.slice(start, end)
  const { runs, span } = passage
  let shown = ''
  for (let i = 0; i + 2 < runs.length; i += 3) {
    const [from = 0, offset = 0, length = 0] = runs.slice(i, i + 3)
    const source = span.start + offset
    const first = Math.max(start, source)
    const last = Math.min(end, source + length)
    if (first < last) shown += passage.text.slice(from + first - source, from + last - source)
  }
  return shown
}
