/** What an edit left alone of a list: so many at its start, and so many at its end. */
export interface Kept {
  readonly head: number
  readonly tail: number
}

/** A list of which an edit left its ends alone, with what now stands between them. */
export const withBetween = <T>(before: readonly T[], { head, tail }: Kept, between: readonly T[]): readonly T[] =>
  before.slice(0, head).concat(between, before.slice(before.length - tail))

/**
 * What was compared last with each list: many ask the same of two versions of a document. The earlier list is not kept by it, or
 * each version would keep the one before, and so all of them.
 */
const compared = new WeakMap<readonly object[], { readonly before: WeakRef<readonly object[]>; readonly kept: Kept }>()

/** What two lists have in common at their ends; the two do not overlap in either. Lists are not changed once they are compared. */
export function keptOf(before: readonly object[], after: readonly object[]): Kept {
  const known = compared.get(after)
  if (known?.before.deref() === before) return known.kept
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const kept = { head, tail }
  compared.set(after, { before: new WeakRef(before), kept })
  return kept
}
