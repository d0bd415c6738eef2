import { keptOf } from './changed.ts'
import type { Contract } from './contract.ts'
import { fromVersionToVersion } from './fromVersionToVersion.ts'
import type { Wording } from './wording.ts'

/** How many wordings of a list say each thing. */
export interface Tally<Thing> {
  readonly list: readonly Wording[]
  readonly counts: ReadonlyMap<Thing, number>
}

/**
 * Counts what wordings say, from a count of some that are mostly the same, which is used up.
 * @param saidBy what a wording says; the same each time
 */
export function countedAgain<Thing>(
  before: Tally<Thing> | undefined,
  list: readonly Wording[],
  saidBy: (wording: Wording) => Iterable<Thing>,
): Tally<Thing> {
  const counts = (before?.counts ?? new Map()) as Map<Thing, number>
  const old = before?.list ?? []
  const { head, tail } = keptOf(old, list)
  for (let i = head; i < list.length - tail; i++)
    for (const thing of saidBy(list[i] as Wording)) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  for (let i = head; i < old.length - tail; i++)
    for (const thing of saidBy(old[i] as Wording)) {
      const left = (counts.get(thing) ?? 0) - 1
      if (left > 0) counts.set(thing, left)
      else counts.delete(thing)
    }
  return { list, counts }
}

/**
 * Makes a count of what the wordings of a contract say. An edit costs those that it changed.
 * @param listOf the wordings that are counted
 * @param saidBy what one says; the same each time
 * @returns the counts, for as long as no other version of the document is asked for
 */
export function tally<Thing>(
  listOf: (contract: Contract) => readonly Wording[],
  saidBy: (wording: Wording) => Iterable<Thing>,
): (contract: Contract) => ReadonlyMap<Thing, number> {
  const counted = fromVersionToVersion((contract, before: Tally<Thing> | undefined) =>
    countedAgain(before, listOf(contract), saidBy),
  )
  return (contract) => counted(contract).counts
}
