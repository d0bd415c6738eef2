/**
 * Cuts the entries of a mapping, or the items of a list, into runs that a parser may read one by one. They begin at a line of
 * their indentation, which closes all that stands deeper (YAML 1.2.2, 6.1 and 8.2): what may not be closed there, such as a
 * quotation without its end, is an error to the parser of the run. Of such a run each entry is read by itself, so that a mistake
 * reaches no further than its own entry.
 */

import type { Span } from './contract.ts'
import type { KeptText } from './keptText.ts'

/** The lines of one mapping or list. */
export interface Level {
  /** In columns. */
  readonly indent: number
  readonly isList: boolean
  /** How many mappings and lists it stands in. */
  readonly depth: number
}

/** The text that a piece is to be made of. */
export interface PieceText<Piece> {
  readonly text: string
  /** Otherwise more stand in it. */
  readonly isOneEntry: boolean
  /** The pieces whose lines an edit touched. */
  readonly gone: readonly Piece[]
  /** The one of them that stood there, of which `kept` stands. */
  readonly before: Piece | undefined
  readonly kept: KeptText
}

/** Thrown where a text cannot be read by pieces. */
export class NotByPieces extends Error {}

/** What a line must not begin with: an explicit key, a directive, a byte order mark, or a bracket. */
const notAnEntry = /[?:](?=[ \r\n]|$)|[%[\]{}\ufeff]/y

/** Whether an entry begins with the line at `at`: one that is indented less than its level is a mistake, and an entry by itself. */
function beginsEntry(text: string, at: number, { indent, isList }: Level): boolean {
  let column = 0
  while (text[at + column] === ' ') column++
  const first = text[at + column]
  if (first === undefined || first === '\n' || first === '\r' || first === '#' || column > indent) return false
  notAnEntry.lastIndex = at + column
  if (notAnEntry.test(text)) throw new NotByPieces()
  return isList || column < indent || !isDash(text, at + column)
}

/** Whether the mark of a list item stands there. */
export const isDash = (text: string, at: number): boolean =>
  text[at] === '-' && (at + 1 >= text.length || ' \r\n'.includes(text[at + 1] as string))

/** Where the first entry after the one at `at` begins, if it is among the lines that may have changed. */
function nextEntry(text: string, at: number, end: number, level: Level, changed: Span): number {
  const first = Math.max(lineAfter(text, at), changed.start)
  for (let line = first; line < end && line <= changed.end; line = lineAfter(text, line))
    if (beginsEntry(text, line, level)) return line
  return end
}

const lineAfter = (text: string, at: number): number => text.indexOf('\n', at) + 1 || text.length

/**
 * Cuts the lines of a level again that an edit has changed.
 * @param old the pieces of the lines before; it does not matter how they were cut
 * @param shortRun entries are read together up to this length: each reading costs something beside its text
 * @param make makes a piece, or nothing where several entries stand in the text and have to be read one by one
 * @returns the pieces of the text; those that the edit left alone are the same objects
 * @throws {NotByPieces}
 */
export function cutEntriesAgain<Piece extends { readonly length: number; readonly isOneEntry: boolean }>(
  old: readonly Piece[],
  kept: KeptText,
  text: string,
  level: Level,
  shortRun: number,
  make: (of: PieceText<Piece>) => Piece | undefined,
): readonly Piece[] {
  const lengthOf = (index: number): number => (old[index] as Piece).length
  const oldLength = old.reduce((sum, { length }) => sum + length, 0)
  let head = 0
  let start = 0
  while (head < old.length && start + lengthOf(head) <= kept.before) start += lengthOf(head++)
  let tail = old.length
  let end = text.length
  const isStart = (at: number): boolean => at === 0 || text[at - 1] === '\n'
  while (tail > head) {
    const at = end - lengthOf(tail - 1)
    if (text.length - at > kept.after || at < start || !isStart(at)) break
    end = at
    tail--
  }
  // Lines that begin no entry go on with the one before.
  while (start < end && !(isStart(start) && beginsEntry(text, start, level))) {
    if (head === 0) throw new NotByPieces()
    start -= lengthOf(--head)
  }
  const gone = old.slice(head, tail)
  // Of one entry, a line that stands as it did begins no other.
  const isOneEntry = gone.length === 1 && gone[0]?.isOneEntry === true
  const changed = isOneEntry
    ? { start: text.lastIndexOf('\n', kept.before - 1) + 1, end: text.length - kept.after }
    : { start: 0, end: text.length }
  const goneEnd = start + gone.reduce((sum, { length }) => sum + length, 0)
  const made: Piece[] = []
  let oneByOneTo = start
  for (let at = start; at < end; ) {
    const first = nextEntry(text, at, end, level, changed)
    let next = first
    while (next < end && at >= oneByOneTo) {
      const more = nextEntry(text, next, end, level, changed)
      if (more - at > shortRun) break
      next = more
    }
    const before = at === start ? gone[0] : next === end ? gone.at(-1) : undefined
    const endBefore = before === gone[0] && before ? start + before.length : goneEnd
    const keptOfIt = {
      before: before && before === gone[0] && at === start ? kept.before - at : 0,
      after: oldLength - endBefore === text.length - next ? kept.after - (text.length - next) : 0,
    }
    const piece = make({ text: text.slice(at, next), isOneEntry: next === first, gone, before, kept: keptOfIt })
    if (piece) {
      made.push(piece)
      at = next
    } else oneByOneTo = next
  }
  return [...old.slice(0, head), ...made, ...old.slice(tail)]
}
