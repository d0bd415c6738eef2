import { keptOf, keptOfAll, nothingKept } from './changed.ts'
import type { Contract, Passage } from './contract.ts'
import { isSameList } from './fromVersionToVersion.ts'
import { lastAtMost } from './search.ts'
import { allKept, type Shape } from './shape.ts'
import type { Wording } from './wording.ts'

/** What was found in the version of a document that was asked for last. */
interface Version<Key> {
  readonly key: Key
  /** What the things that are looked at are made of: the same objects where they are the same. */
  readonly made: readonly (readonly object[])[]
  /** What else they rest on; undefined for what rests on nothing else. */
  readonly shape: Shape | undefined
  readonly found: readonly number[]
}

/**
 * Finds the passages that say something. Most say nothing of most things: who asks for those that do looks at a few of
 * thousands, and an edit costs the passages that it changed.
 * @param says whether a passage does, by its words, its marks and its kind, and the key
 * @returns their indexes, in document order; the same list for as long as it does not change
 */
export const passagesThatFor = <Key extends object>(
  says: (passage: Passage, key: Key, contract: Contract, index: number) => boolean,
): ((contract: Contract, key: Key) => readonly number[]) =>
  indexesThat(
    // Words alone do not tell: an edit may make them bold, or a heading.
    ({ wordings, origins, shape }) => ({ made: [wordings, origins.passages], shape }),
    (index, key: Key, contract) => says(contract.passages[index] as Passage, key, contract, index),
  )

const noKey = {}

/** Finds by index what says something, as {@link passagesThatFor} does. */
function indexesThat<Key extends object>(
  madeOf: (contract: Contract) => Pick<Version<Key>, 'made' | 'shape'>,
  says: (index: number, key: Key, contract: Contract) => boolean,
): (contract: Contract, key: Key) => readonly number[] {
  const last = new WeakMap<object, Version<Key>>()
  return (contract, key) => {
    const { document } = contract
    const { made, shape } = madeOf(contract)
    const known = last.get(document)
    const isAlike = known?.key === key && known.shape === shape
    if (isAlike && known.made.every((list, i) => list === made[i])) return known.found
    const kinds = known && shape && known.shape ? shape.kindsSince(known.shape) : allKept
    const before = known?.key === key && kinds ? known : undefined
    const { head, tail } =
      before && kinds
        ? keptOfAll(kinds, ...made.map((list, i) => keptOf(before.made[i] as readonly object[], list)))
        : nothingKept
    const { length } = made[0] as readonly object[]
    const changed: number[] = []
    for (let i = head; i < length - tail; i++) if (says(i, key, contract)) changed.push(i)
    const now = before ? withChanged(before, changed, head, tail, length) : changed
    const found = known && isSameList(known.found, now) ? known.found : now
    last.set(document, { key, made, shape, found })
    return found
  }
}

/** The indexes of before, those of the changed passages put in place of the old ones. */
function withChanged(
  { found, made }: Pick<Version<unknown>, 'made' | 'found'>,
  changed: readonly number[],
  head: number,
  tail: number,
  length: number,
): readonly number[] {
  const { length: lengthBefore } = made[0] as readonly object[]
  const from = lastAtMost(found, head - 1) + 1
  const to = lastAtMost(found, lengthBefore - tail - 1) + 1
  const moved = length - lengthBefore
  const after = found.slice(to)
  return [...found.slice(0, from), ...changed, ...(moved === 0 ? after : after.map((index) => index + moved))]
}

/** The same for what passages say whatever the key. */
export function passagesThat(
  says: (passage: Passage, contract: Contract) => boolean,
): (contract: Contract) => readonly number[] {
  const found = passagesThatFor((passage, _key: object, contract) => says(passage, contract))
  return (contract) => found(contract, noKey)
}

/** The pieces of a contract's text that say something, by index, as {@link passagesThatFor} finds passages. */
export function piecesThat(says: (piece: Wording) => boolean): (contract: Contract) => readonly number[] {
  const found = indexesThat(
    ({ pieces }) => ({ made: [pieces], shape: undefined }),
    (index, _key: object, { pieces }) => says(pieces[index] as Wording),
  )
  return (contract) => found(contract, noKey)
}

/** Two lists of indexes as one. */
export const inOrder = (some: readonly number[], others: ReadonlySet<number>): readonly number[] =>
  others.size === 0 ? some : [...new Set([...some, ...others])].sort((a, b) => a - b)
