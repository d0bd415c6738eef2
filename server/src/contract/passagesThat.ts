import { keptOf } from './changed.ts'
import type { Contract, Passage } from './contract.ts'
import { lastAtMost } from './search.ts'
import type { Wording } from './wording.ts'

/** What was found in the version of a document that was asked for last. */
interface Version<Key> {
  readonly key: Key
  readonly wordings: readonly Wording[]
  readonly found: readonly number[]
}

/**
 * Finds the passages that say something. Most say nothing of most things: who asks for those that do looks at a few of
 * thousands, and an edit costs the passages that it changed.
 * @param says whether a passage does, by its words and the key; the same each time for the same wording
 * @returns their indexes, in document order; the same list for as long as it does not change
 */
export const passagesThatFor = <Key extends object>(
  says: (passage: Passage, key: Key, contract: Contract, index: number) => boolean,
): ((contract: Contract, key: Key) => readonly number[]) =>
  wordingsThat(
    ({ wordings }) => wordings,
    (index, key: Key, contract) => says(contract.passages[index] as Passage, key, contract, index),
  )

/** Finds the wordings of a list that say something, as {@link passagesThatFor} does. */
function wordingsThat<Key extends object>(
  listOf: (contract: Contract) => readonly Wording[],
  says: (index: number, key: Key, contract: Contract) => boolean,
): (contract: Contract, key: Key) => readonly number[] {
  const last = new WeakMap<object, Version<Key>>()
  return (contract, key) => {
    const { document } = contract
    const wordings = listOf(contract)
    const known = last.get(document)
    const before = known?.key === key ? known : undefined
    if (before?.wordings === wordings) return before.found
    const kept = before ? keptOf(before.wordings, wordings) : { head: 0, tail: 0 }
    const changed: number[] = []
    for (let i = kept.head; i < wordings.length - kept.tail; i++) if (says(i, key, contract)) changed.push(i)
    const found = before ? withChanged(before, changed, kept.head, kept.tail, wordings.length) : changed
    last.set(document, { key, wordings, found })
    return found
  }
}

/** The indexes of before, those of the changed passages put in place of the old ones. */
function withChanged(
  before: Pick<Version<unknown>, 'wordings' | 'found'>,
  changed: readonly number[],
  head: number,
  tail: number,
  length: number,
): readonly number[] {
  const { found, wordings } = before
  const from = lastAtMost(found, head - 1) + 1
  const to = lastAtMost(found, wordings.length - tail - 1) + 1
  const moved = length - wordings.length
  if (moved === 0 && to - from === changed.length && changed.every((index, i) => index === found[from + i]))
    return found
  const after = found.slice(to)
  return [...found.slice(0, from), ...changed, ...(moved === 0 ? after : after.map((index) => index + moved))]
}

const noKey = {}

/** The same for what passages say whatever the key. */
export function passagesThat(
  says: (passage: Passage, contract: Contract) => boolean,
): (contract: Contract) => readonly number[] {
  const found = passagesThatFor((passage, _key: object, contract) => says(passage, contract))
  return (contract) => found(contract, noKey)
}

/** The pieces of a contract's text that say something, by index, as {@link passagesThatFor} finds passages. */
export function piecesThat(says: (piece: Wording) => boolean): (contract: Contract) => readonly number[] {
  const found = wordingsThat(
    ({ pieces }) => pieces,
    (index, _key: object, { pieces }) => says(pieces[index] as Wording),
  )
  return (contract) => found(contract, noKey)
}

/** Two lists of indexes as one. */
export const inOrder = (some: readonly number[], others: ReadonlySet<number>): readonly number[] =>
  others.size === 0 ? some : [...new Set([...some, ...others])].sort((a, b) => a - b)
