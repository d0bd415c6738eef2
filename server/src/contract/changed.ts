/** What an edit left alone of a list: so many at its start, and so many at its end. */
export interface Kept {
  readonly head: number
  readonly tail: number
}

/** What two lists have in common at their ends; the two do not overlap in either. */
export function keptOf<T>(before: readonly T[], after: readonly T[]): Kept {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { head, tail }
}
