/** What an edit left alone of a list: so many at its start, and so many at its end. */
export interface Kept {
  readonly head: number
  readonly tail: number
}

export const nothingKept: Kept = { head: 0, tail: 0 }

/** What an edit left alone of all of some lists that stand beside each other. */
export const keptOfAll = (...some: readonly Kept[]): Kept => ({
  head: Math.min(...some.map(({ head }) => head)),
  tail: Math.min(...some.map(({ tail }) => tail)),
})

/** A list of which an edit left its ends alone, with what now stands between them. */
export function withBetween<T extends object>(before: readonly T[], kept: Kept, between: readonly T[]): readonly T[] {
  const { head, tail } = kept
  const after = before.slice(0, head).concat(between, before.slice(before.length - tail))
  tellKept(before, after, kept)
  return after
}

/** Stands for a list, and says what it was compared with last: many ask the same of two versions of a document. */
interface Stamp {
  readonly id: object
  before?: object
  kept?: Kept
}

/** No list is kept by the stamp of another, or each version would keep the one before, and so all of them. */
const stamps = new WeakMap<readonly object[], Stamp>()

function stampOf(list: readonly object[]): Stamp {
  const known = stamps.get(list)
  if (known) return known
  const made = { id: {} }
  stamps.set(list, made)
  return made
}

/** What two lists have in common at their ends; the two do not overlap in either. Lists are not changed once they are compared. */
export function keptOf(before: readonly object[], after: readonly object[]): Kept {
  const known = stamps.get(after)
  return known?.kept && known.before === stampOf(before).id ? known.kept : tellKept(before, after, nothingKept)
}

/** Says of two lists what they are known to have in common, so that whoever compares them looks only at what lies between. */
export function tellKept(before: readonly object[], after: readonly object[], known: Kept): Kept {
  const kept = keptWhere(before, after, (one, other) => one === other, known)
  Object.assign(stampOf(after), { before: stampOf(before).id, kept })
  return kept
}

/** What two lists have in common at their ends, as somebody compares them; the two do not overlap in either. */
export function keptWhere<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (one: T, other: T) => boolean,
  known: Kept = nothingKept,
): Kept {
  const shorter = Math.min(before.length, after.length)
  let { head, tail } = known
  while (head < shorter - tail && isSame(before[head] as T, after[head] as T)) head++
  while (tail < shorter - head && isSame(before[before.length - 1 - tail] as T, after[after.length - 1 - tail] as T))
    tail++
  return { head, tail }
}
