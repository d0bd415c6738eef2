import type { Span } from './contract.ts'

/** Indexes from one to before another. */
export interface IndexRange {
  readonly from: number
  readonly to: number
}

/**
 * Index of the last of some ascending numbers that is not above a bound; -1 where all are.
 * @param apart of so many numbers the first counts: 3 where each three are a run
 */
export function lastAtMost(numbers: ArrayLike<number>, bound: number, apart = 1): number {
  let low = -1
  let high = numbers.length / apart - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle * apart] as number) <= bound) low = middle
    else high = middle - 1
  }
  return low
}

/** The same of things that stand in the order of a number of theirs. */
export function lastBy<T>(things: readonly T[], bound: number, numberOf: (thing: T) => number): number {
  let low = -1
  let high = things.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (numberOf(things[middle] as T) <= bound) low = middle
    else high = middle - 1
  }
  return low
}

/** Index of the last of some pieces, in the order of their starts, that starts at or before an offset; -1 where none does. */
export const lastStarting = (pieces: readonly { readonly span: Span }[], offset: number): number =>
  lastBy(pieces, offset, ({ span }) => span.start)
