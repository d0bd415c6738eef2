import type { Span } from '../contract/contract.ts'
import type { TextEdit } from './fix.ts'

/** Where the places of a text are after some edits of it. */
export class MovedOffsets {
  readonly #edits: readonly TextEdit[]

  /** @param edits not overlapping */
  constructor(edits: readonly TextEdit[]) {
    this.#edits = [...edits].sort((a, b) => a.span.start - b.span.start)
  }

  /** Where what stood at an offset stands now; for what was replaced, where the new words begin. */
  after(offset: number): number {
    let moved = offset
    for (const { span, newText } of this.#edits) {
      if (span.start > offset) break
      if (span.end > offset) return moved - (offset - span.start)
      moved += newText.length - (span.end - span.start)
    }
    return moved
  }

  /** Whether an edit changes something of a piece, or adds to an end of it. */
  touches({ start, end }: Span): boolean {
    return this.#edits.some(({ span }) => span.start <= end && start <= span.end)
  }

  /** Whether an edit changes something inside of a piece. */
  changes({ start, end }: Span): boolean {
    return this.#edits.some(({ span }) => span.start < end && start < span.end)
  }

  /** Whether an edit takes away the first character of a piece. */
  takesStartOf({ start }: Span): boolean {
    return this.#edits.some(({ span }) => span.start <= start && start < span.end)
  }

  /** Whether an offset of the text after the edits lies in words that they put in. */
  isNew(offset: number): boolean {
    let shift = 0
    return this.#edits.some(({ span, newText }) => {
      const start = span.start + shift
      shift += newText.length - (span.end - span.start)
      return start <= offset && offset < start + newText.length
    })
  }
}
