import type { Passage, PassageKind, Span } from './contract.ts'
import type { MappedText } from './mappedText.ts'
import { splitSentences } from './sentences.ts'

/**
 * Cuts one block of prose (a paragraph, a list item's text, a cell) into passages.
 * @param block the block's words, white space already single
 * @param lead index of the passage that leads into the block, or -1
 * @param first index that the first passage made here will have
 */
export function cutPassages(
  block: MappedText,
  kind: PassageKind,
  section: number,
  lead: number,
  first: number,
): Passage[] {
  const pieces = kind === 'heading' || kind === 'label' ? [{ start: 0, end: block.length }] : splitSentences(block.text)
  const passages: Passage[] = []
  let innerLead = -1
  for (const piece of pieces) {
    passages.push({
      kind,
      text: block.text.slice(piece.start, piece.end),
      span: block.span(piece.start, piece.end),
      runs: runsOf(block, piece),
      section,
      lead: innerLead >= 0 ? innerLead : lead,
    })
    if (block.text[piece.end - 1] === '：') innerLead = first + passages.length - 1
  }
  return passages
}

function runsOf(block: MappedText, piece: Span): number[] {
  const runs: number[] = []
  let from = piece.start
  for (let i = piece.start + 1; i <= piece.end; i++) {
    if (i < piece.end && block.start(i) === block.start(i - 1) + 1) continue
    runs.push(from - piece.start, block.start(from), i - from)
    from = i
  }
  return runs
}

/**
 * Where a piece of a passage's text stands in the original.
 * @param from,to UTF-16 offsets into `passage.text`, half-open
 */
export function sourceSpan(passage: Passage, from: number, to: number): Span {
  const start = from <= 0 ? passage.span.start : sourceOffset(passage, from)
  const end = to >= passage.text.length ? passage.span.end : sourceOffset(passage, Math.max(to - 1, 0)) + 1
  return { start, end: Math.max(start, end) }
}

/** Where the unit at `index` of a passage's text starts in the original. */
function sourceOffset(passage: Passage, index: number): number {
  const runs = passage.runs
  let low = 0
  let high = runs.length / 3 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle * 3] as number) <= index) low = middle
    else high = middle - 1
  }
  const textStart = runs[low * 3] ?? 0
  const sourceStart = runs[low * 3 + 1] ?? passage.span.start
  const length = runs[low * 3 + 2] ?? 0
  return sourceStart + Math.min(index - textStart, Math.max(length - 1, 0))
}
