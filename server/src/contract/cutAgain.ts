import { withBetween } from './changed.ts'
import { keptText } from './keptText.ts'
import { ownCopy } from './ownCopy.ts'
import { TooLongPart, TooManyPieces } from './tooMuch.ts'

/** A text in pieces. */
export interface Cut<Piece> {
  readonly pieces: readonly Piece[]
  /** Where each begins, in UTF-16 units. */
  readonly starts: readonly number[]
}

/** A text in which nothing stands. */
export const nothingCut: Cut<never> = { pieces: [], starts: [] }

/** How texts are cut. */
export interface Cutting<Piece> {
  /**
   * Where the piece that begins at `start` ends: at the beginning of a line, by what stands from `start` to the end of that line.
   * @param start 0, or the end of the piece before
   */
  readonly endOf: (text: string, start: number) => number
  /** Makes what is kept of a piece that is new. */
  readonly make: (text: string) => Piece
  /** More pieces than this are not made. */
  readonly most: number
  /** Nor is one that is longer than this, in UTF-16 units. */
  readonly longest: number
}

/**
 * Cuts a text again that an edit has changed.
 * @param before the text before
 * @param cut its pieces
 * @returns the pieces of the text; those that the edit left alone are the same objects
 * @throws TooManyPieces, TooLongPart before any is made
 */
export function cutAgain<Piece extends { readonly text: string }>(
  before: string,
  cut: Cut<Piece>,
  text: string,
  { endOf, make, most, longest }: Cutting<Piece>,
): Cut<Piece> {
  if (before === text) return cut
  const { pieces: old, starts } = cut
  const by = text.length - before.length
  const startOf = (index: number): number => starts[index] ?? before.length
  const kept = keptText(before, text)
  let head = 0
  while (head < old.length && startOf(head + 1) <= kept.before) head++
  // Where the last one ends depends on the line after it.
  if (head > 0) head--
  // And where it begins, on its first line to the end: words were added to that line.
  if (head > 0 && !/[\r\n]/.test((old[head] as Piece).text)) head--
  let tail = old.length
  while (tail > head && startOf(tail - 1) >= before.length - kept.after) tail--
  const between: (Piece | string)[] = []
  const betweenStarts: number[] = []
  // From the first cut on that stood there before, all are as they were.
  for (let start = startOf(head); start < startOf(tail) + by; ) {
    const next = endOf(text, start)
    const piece = text.slice(start, next)
    if (piece.length > longest) throw new TooLongPart(piece)
    const same = old[head + between.length]
    between.push(same?.text === piece ? same : piece)
    betweenStarts.push(start)
    if (head + between.length + old.length - tail > most) throw new TooManyPieces()
    start = next
    while (startOf(tail) + by < start) tail++
  }
  const ends = { head, tail: old.length - tail }
  const moved = starts.slice(tail).map((start) => start + by)
  const made = between.map((piece) => (typeof piece === 'string' ? make(ownCopy(piece)) : piece))
  return { pieces: withBetween(old, ends, made), starts: starts.slice(0, head).concat(betweenStarts, moved) }
}
