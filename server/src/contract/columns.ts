import { lastAtMost } from './search.ts'

/** What a position counts in a line, by the protocol's names: bytes of UTF-8, units of UTF-16, or characters. */
export const encodings = ['utf-8', 'utf-16', 'utf-32'] as const
/** One of {@link encodings}. */
export type Encoding = (typeof encodings)[number]

/** Offsets between two marks; a place is worked out from the mark before it. */
const apart = 1024

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/**
 * Counts the units of UTF-8 or UTF-32 in a line that is kept as UTF-16. Built once per line, in linear time; each answer looks at
 * a thousand characters at most. A place inside of a character is the place before it; half a pair by itself counts as a character.
 */
export class Columns {
  readonly #text: string
  readonly #isBytes: boolean
  /** How much stands before each mark. */
  readonly #marks: number[] = []

  constructor(text: string, encoding: Exclude<Encoding, 'utf-16'>) {
    this.#text = text
    this.#isBytes = encoding === 'utf-8'
    let sum = 0
    for (let at = 0; at <= text.length; at++) {
      if (at % apart === 0) this.#marks.push(sum)
      sum += this.#width(at)
    }
  }

  /** How much stands before a UTF-16 offset in the line. */
  before(offset: number): number {
    const mark = Math.floor(offset / apart)
    let sum = this.#marks[mark] as number
    for (let at = mark * apart; at < offset; at++) sum += this.#width(at)
    return sum
  }

  /** The last UTF-16 offset that has no more before it than this. */
  offsetOf(count: number): number {
    const mark = Math.max(lastAtMost(this.#marks, count), 0)
    let at = mark * apart
    let sum = this.#marks[mark] as number
    while (at < this.#text.length && sum + this.#width(at) <= count) sum += this.#width(at++)
    return isLow(this.#text.charCodeAt(at)) && isHigh(this.#text.charCodeAt(at - 1)) ? at - 1 : at
  }

  /** What a unit of UTF-16 adds: of a pair the second half adds all of it. */
  #width(at: number): number {
    const unit = this.#text.charCodeAt(at)
    if (isHigh(unit) && isLow(this.#text.charCodeAt(at + 1))) return 0
    if (!this.#isBytes) return 1
    if (unit < 0x80) return 1
    if (unit < 0x800) return 2
    return isLow(unit) && isHigh(this.#text.charCodeAt(at - 1)) ? 4 : 3
  }
}
