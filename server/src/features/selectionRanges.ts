import type { SelectionRange } from 'vscode-languageserver'
import type { Contract, Span } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'
import { rangeOf } from '../contract/lines.ts'
import { termAt } from '../drafting/termAt.ts'

const letter = /[\p{L}\p{N}’'-]/u

/** What a selection at an offset grows to, step by step: word, defined term, sentence, section, sections around it, all. */
export function selectionRangeAt(contract: Contract, offset: number, lines: Lines): SelectionRange {
  const around = ({ start, end }: Span): boolean => start <= offset && offset <= end
  const spans = [
    wordAt(contract.text, offset),
    termAt(contract, offset)?.span,
    ...contract.passages.filter(({ span }) => around(span)).map(({ span }) => span),
    ...contract.sections.filter(({ span }) => around(span)).map(({ span }) => span),
    { start: 0, end: contract.text.length },
  ].filter((span) => span !== undefined)
  const growing: Span[] = []
  for (const span of spans.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = growing.at(-1)
    // What is no larger than the step before, or does not hold it, is no step.
    const isLarger = !last || span.end - span.start > last.end - last.start
    if (isLarger && (!last || (span.start <= last.start && last.end <= span.end))) growing.push(span)
  }
  const range = growing.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: rangeOf(span, lines), ...(parent ? { parent } : {}) }),
    undefined,
  )
  return range ?? { range: rangeOf({ start: offset, end: offset }, lines) }
}

function wordAt(text: string, offset: number): Span {
  let start = offset
  let end = offset
  while (start > 0 && letter.test(text[start - 1] as string)) start--
  while (end < text.length && letter.test(text[end] as string)) end++
  return { start, end }
}
