/** What an edit left alone of a list: so many at its start, and so many at its end. */
export interface Kept {
  readonly head: number
  readonly tail: number
}

/** What two lists have in common at their ends; the two do not overlap in either. */
export function keptOf<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean = (a, b) => a === b,
): Kept {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && isSame(before[head] as T, after[head] as T)) head++
  let tail = 0
  while (tail < shorter - head && isSame(before[before.length - 1 - tail] as T, after[after.length - 1 - tail] as T))
    tail++
  return { head, tail }
}
