import type { Passage, PassageKind, Span } from './contract.ts'
import type { MappedText } from './mappedText.ts'
import { leadingNumber } from './numbering.ts'
import { lastAtMost } from './search.ts'
import { splitSentences } from './sentences.ts'
import { makeRoomFor, Wording } from './wording.ts'

/** A passage without its surroundings; positions count from the start of the text that its block stands in. */
export interface PassageCut {
  readonly wording: Wording
  readonly span: Span
  /** As {@link Passage.runs}. */
  readonly runs: readonly number[]
  /** Which passage of its block leads into it, counted from 0; -1 where none does. */
  readonly lead: number
}

/**
 * Cuts one block of prose (a paragraph, a list item's text, a cell) into passages.
 * @param block the block's words, white space already single
 * @param title what stands before them in their paragraph
 */
export function cutPassages(block: MappedText, kind: PassageKind, title = ''): PassageCut[] {
  const pieces = kind === 'heading' || kind === 'label' ? [{ start: 0, end: block.length }] : splitSentences(block.text)
  if (pieces.length > 1) makeRoomFor(block)
  const texts = pieces.map(({ start, end }) => block.text.slice(start, end))
  const leads = leadsAmong(texts, title)
  return pieces.map(({ start, end }, i) => ({
    wording: Wording.of(texts[i] as string),
    span: block.span(start, end),
    runs: block.runsOf(start, end),
    lead: leads[i] as number,
  }))
}

/**
 * For each of the passages of a block, the one that leads into it: the last that ends in a colon, up to one that is numbered
 * as that is or as the passage that it goes on from.
 */
function leadsAmong(texts: readonly string[], title: string): readonly number[] {
  if (!texts.some(opens)) return texts.map(() => -1)
  const open: { readonly index: number; readonly numbered: string | undefined }[] = []
  let numbered = numberedAs(title)
  return texts.map((text, index) => {
    const own = numberedAs(text)
    const sibling = own === undefined ? -1 : open.findIndex((one) => one.numbered === own)
    if (sibling >= 0) open.length = sibling
    numbered = own ?? numbered
    const lead = open.at(-1)?.index ?? -1
    if (opens(text)) open.push({ index, numbered })
    return lead
  })
}

const opens = (text: string): boolean => text.endsWith('：')

/** Numbers of several levels; no heading is looked for here, so letters may follow at once: 4.2.4Provider. */
const levels = /^\d{1,3}(?:\.\d{1,3})+/

/** Stands for the manner in which a text is numbered: 4.2.5 as 4.2.6 is, and not as 1. */
function numberedAs(text: string): string | undefined {
  const dotted = levels.exec(text)
  return dotted ? `levels ${dotted[0].split('.').length}` : leadingNumber(text)?.style
}

const endsSentence = /[.．。!！?？]["'”’)）\]]*$/
const announces = /\b(?:following|follows|below)\b|下列|以下|如下|下述/i

/** Whether a list may go on with the words before it: they end no sentence, or speak of what follows. */
export const leadsIntoList = Wording.remembered((text) => !endsSentence.test(text) || announces.test(text))

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
