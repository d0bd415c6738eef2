import type { Contract } from '../contract/contract.ts'
import type { Family } from '../policy/schema.ts'
import { isBoilerplate } from './clauseList.ts'
import { lastPutIn } from './nextNumber.ts'

/** Where a new clause goes. */
export interface ClausePlace {
  /** Index of the section that it follows; -1 at the end of the contract's clauses. */
  readonly after: number
}

/**
 * Where a drafter would put a clause: after the nearest kin (by what the sections contain, then by their titles), else
 * before the boilerplate at the end, else last. Clauses that were put in after it before (9A, 9B) stay in the order of their
 * numbers: the new one follows the last of them. In a Markdown list a new item goes last, since an item put in between
 * would renumber those after it.
 * @param clauses the sections at the level of the new one
 * @param contains for a family id, the sections in which its evidence stands
 */
export function placeFor(
  contract: Contract,
  clauses: readonly number[],
  family: Family,
  contains: (clause: string) => readonly number[],
): ClausePlace {
  const last = clauses.at(-1)
  if (last === undefined) return { after: -1 }
  if (contract.sections[last]?.kind === 'list-item') return { after: last }
  const fits = (index: number): boolean => !isBoilerplate(contract.sections[index] as Contract['sections'][number])
  for (const kin of family.kin) {
    const host = hostOf(contract, clauses, contains(kin)).filter(fits)
    const found = host.at(-1)
    if (found !== undefined) return { after: endOfRun(contract, clauses, found) }
  }
  let end = clauses.length
  while (end > 0 && !fits(clauses[end - 1] as number)) end--
  return { after: end > 0 ? endOfRun(contract, clauses, clauses[end - 1] as number) : last }
}

/** The last of the clauses that were put in after one (9A, 9B), which is itself where none were. */
function endOfRun({ sections }: Contract, clauses: readonly number[], clause: number): number {
  const paths = clauses.map((index) => sections[index]?.number?.path)
  return clauses[lastPutIn(paths, clauses.indexOf(clause))] as number
}

/** The clauses, of those given, in which the sections lie. */
function hostOf(contract: Contract, clauses: readonly number[], sections: readonly number[]): number[] {
  const hosts = new Set<number>()
  for (const section of sections) {
    for (let index = section; index > 0; index = contract.sections[index]?.parent ?? -1) {
      if (clauses.includes(index)) hosts.add(index)
    }
  }
  return clauses.filter((clause) => hosts.has(clause))
}
