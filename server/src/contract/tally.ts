import { keptOf } from './changed.ts'
import type { Contract } from './contract.ts'
import { fromVersionToVersion } from './fromVersionToVersion.ts'
import type { Wording } from './wording.ts'

/**
 * Counts what the pieces or passages of a contract say: how many of them say a thing. An edit costs the ones that it changed.
 * @param listOf the wordings that are counted
 * @param saidBy what one says, each thing once; the same for the same wording
 * @returns the counts, for as long as no other version of the document is asked for
 */
export const tally = <Thing>(
  listOf: (contract: Contract) => readonly Wording[],
  saidBy: (wording: Wording) => Iterable<Thing>,
): ((contract: Contract) => ReadonlyMap<Thing, number>) => {
  const counted = fromVersionToVersion((contract, before: Counted<Thing> | undefined): Counted<Thing> => {
    const list = listOf(contract)
    const counts = before?.counts ?? new Map<Thing, number>()
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
  })
  return (contract) => counted(contract).counts
}

interface Counted<Thing> {
  readonly list: readonly Wording[]
  readonly counts: Map<Thing, number>
}
