/** What an edit left alone of a list: so many at its start, and so many at its end. */
export interface Kept {
  readonly head: number
  readonly tail: number
}

/** What was compared last with each list: many ask the same of two versions of a document. */
const compared = new WeakMap<readonly unknown[], Kept & { readonly before: readonly unknown[] }>()

/** What two lists have in common at their ends; the two do not overlap in either. Lists are not changed once they are compared. */
export function keptOf(before: readonly object[], after: readonly object[]): Kept {
  const known = compared.get(after)
  if (known?.before === before) return known
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const kept = { before, head, tail }
  compared.set(after, kept)
  return kept
}
