import type { Span } from './contract.ts'

/**
 * A text that was taken out of another one, character by character: a YAML scalar without its indentation, the words
 * of a paragraph without their markup. Remembers for each UTF-16 unit where it came from.
 */
export class MappedText {
  text = ''
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  /** Adds one piece that stands in the original at `[start, end)`, unit by unit where the lengths agree. */
  push(piece: string, start: number, end: number): void {
    const straight = end - start === piece.length
    for (let i = 0; i < piece.length; i++) {
      this.#starts.push(straight ? start + i : start)
      this.#ends.push(straight ? start + i + 1 : end)
    }
    this.text += piece
  }

  get length(): number {
    return this.text.length
  }

  /** Where the unit at `index` starts in the original. For `index` = length: where the last unit ends there. */
  start(index: number): number {
    return index < this.#starts.length ? (this.#starts[index] as number) : (this.#ends.at(-1) ?? 0)
  }

  /** Where the unit before `index` ends in the original. */
  end(index: number): number {
    return index > 0 ? (this.#ends[index - 1] as number) : this.start(0)
  }

  /** The piece of the original that `[from, to)` of this text came from. */
  span(from: number, to: number): Span {
    return { start: this.start(from), end: Math.max(this.start(from), this.end(to)) }
  }
}

/** Leads from positions in a text to positions in the original that it was taken from. */
export interface SourceMap {
  start(index: number): number
  end(index: number): number
}

/** The map of a text that is its own original, or a straight piece of it that begins at `offset`. */
export function straight(offset: number): SourceMap {
  return { start: (index) => index + offset, end: (index) => index + offset }
}
