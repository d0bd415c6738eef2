import { type Cut, type Cutting, cutAgain, nothingCut } from './cutAgain.ts'
import { Wording } from './wording.ts'

const indentation = /[^\S\r\n]*/y
/** A line break, and the indentation of the next line. */
const lineBreak = /(?:\r\n|\n|\r)([^\S\r\n]*)/g

/**
 * Where the piece of whole lines that begins at `start` ends: at a line after an empty one, or that is indented less than the
 * one before it. So a cut depends on the lines on either side of it, and an edit makes few pieces new.
 * @param start 0, or the end of the piece before
 */
function linePieceEnd(text: string, start: number): number {
  indentation.lastIndex = start
  let before = indentation.exec(text)?.[0].length ?? 0
  let lineStart = start
  lineBreak.lastIndex = start
  for (let found = lineBreak.exec(text); found; found = lineBreak.exec(text)) {
    const after = (found[1] as string).length
    const next = found.index + found[0].length - after
    const wasEmpty = found.index === lineStart + before
    const isEmpty = /[\r\n]|^$/.test(text.charAt(next + after))
    if (next < text.length && (wasEmpty || (after < before && !isEmpty))) return next
    lineStart = next
    before = after
  }
  return text.length
}

const cutting: Cutting<Wording> = {
  endOf: linePieceEnd,
  make: (text) => new Wording(text),
  most: Number.POSITIVE_INFINITY,
  longest: Number.POSITIVE_INFINITY,
}

/** Cuts a text into pieces of whole lines. Of the next text it makes those new that an edit changed. */
export class LinePieces {
  #text = ''
  #cut: Cut<Wording> = nothingCut

  of(text: string): readonly Wording[] {
    this.#cut = cutAgain(this.#text, this.#cut, text, cutting)
    this.#text = text
    return this.#cut.pieces
  }
}
