import { keptOf } from './changed.ts'
import type { Contract } from './contract.ts'
import { isSameList } from './fromVersionToVersion.ts'
import type { Wording } from './wording.ts'

interface Known<Key, T> {
  readonly key: Key
  readonly passages: readonly number[]
  /** Of the whole contract. */
  readonly wordings: readonly Wording[]
  readonly value: T
}

/**
 * Remembers what a function made of some passages from one version of a document to the next, for as long as they are the same
 * passages with the same words, wherever they stand.
 * @param passagesOf their indexes
 * @param make makes something of their words and the key, and of nothing else
 */
export function perPassages<Key, T>(
  passagesOf: (contract: Contract, key: Key) => readonly number[],
  make: (contract: Contract, passages: readonly number[], key: Key) => T,
): (contract: Contract, key: Key) => T {
  const last = new WeakMap<object, Known<Key, T>>()
  return (contract, key) => {
    const { document, wordings } = contract
    const passages = passagesOf(contract, key)
    const before = last.get(document)
    const isAsBefore = (known: Known<Key, T>): boolean =>
      known.key === key && isSameList(known.passages, passages) && saySame(known.wordings, wordings, passages)
    const value = before && isAsBefore(before) ? before.value : make(contract, passages, key)
    last.set(document, { key, passages, wordings, value })
    return value
  }
}

/** Whether some passages have the words that they had. */
function saySame(before: readonly Wording[], wordings: readonly Wording[], passages: readonly number[]): boolean {
  if (before === wordings) return true
  const { head, tail } = keptOf(before, wordings)
  const isMoved = before.length !== wordings.length
  return passages.every(
    (passage) =>
      passage < head || (!isMoved && passage >= wordings.length - tail) || before[passage] === wordings[passage],
  )
}
