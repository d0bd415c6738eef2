import type { Passage, PassageKind, Span } from './contract.ts'
import type { MappedText } from './mappedText.ts'
import { lastAtMost } from './search.ts'
import { splitSentences } from './sentences.ts'
import { makeRoomFor, Wording } from './wording.ts'

/** A passage without its surroundings; positions count from the start of the text that its block stands in. */
export interface Cut {
  readonly wording: Wording
  readonly span: Span
  /** As {@link Passage.runs}. */
  readonly runs: readonly number[]
  /** Whether it leads into the passages of its block that follow it. */
  readonly leads: boolean
}

/**
 * Cuts one block of prose (a paragraph, a list item's text, a cell) into passages.
 * @param block the block's words, white space already single
 */
export function cutPassages(block: MappedText, kind: PassageKind): Cut[] {
  const pieces = kind === 'heading' || kind === 'label' ? [{ start: 0, end: block.length }] : splitSentences(block.text)
  if (pieces.length > 1) makeRoomFor(block)
  return pieces.map(({ start, end }) => ({
    wording: Wording.of(block.text.slice(start, end)),
    span: block.span(start, end),
    runs: block.runsOf(start, end),
    leads: block.text[end - 1] === '：',
  }))
}

/**
 * Where a piece of a passage's text stands in the original.
 * @param from,to UTF-16 offsets into `passage.text`, half-open
 */
export function sourceSpan(passage: Passage, from: number, to: number): Span {
  const start = from <= 0 ? passage.span.start : sourceOffset(passage, from)
  // Where a unit was not found in the original it takes no room there, and the passage may end with it.
  const end = Math.min(sourceOffset(passage, Math.max(to - 1, 0)) + 1, passage.span.end)
  return { start, end: Math.max(start, to >= passage.text.length ? passage.span.end : end) }
}

/** What of a passage's text stands in a place of the original; empty where nothing does. */
export function textIn({ text, span, runs }: Passage, place: Span): string {
  if (place.start >= span.end || place.end <= span.start) return ''
  let words = ''
  for (let i = 0; i < runs.length; i += 3) {
    const [from = 0, source = 0, length = 0] = runs.slice(i, i + 3)
    const start = Math.max(place.start - span.start - source, 0)
    const end = Math.min(place.end - span.start - source, length)
    if (start < end) words += text.slice(from + start, from + end)
  }
  return words
}

/** Where the unit at `index` of a passage's text starts in the original. */
function sourceOffset(passage: Passage, index: number): number {
  const runs = passage.runs
  const run = Math.max(lastAtMost(runs, index, 3), 0) * 3
  const textStart = runs[run] ?? 0
  const sourceStart = passage.span.start + (runs[run + 1] ?? 0)
  const length = runs[run + 2] ?? 0
  return sourceStart + Math.min(index - textStart, Math.max(length - 1, 0))
}
