import { type Circumstances, type Holding, holds, reasonsFor } from '../facts/circumstances.ts'
import type { HouseNeed, Need, Pack } from '../policy/schema.ts'
import { hasGrounds } from '../policy/standing.ts'

/** A clause that the deal needs, with each reason that the pack gives for it, strongest first. */
export interface NeededClause {
  readonly clause: string
  readonly level: Need['level']
  readonly because: readonly (Need | HouseNeed)[]
  /** The facts by which the strongest of them applies; none where the contract type alone decides. */
  readonly facts: readonly Holding[]
}

/**
 * Which clauses a deal needs by the pack's conditions over its facts, in the order of the pack's families. Where the house
 * decides on a clause, its first need that applies counts alone; what the pack says stands behind it.
 * @param day what the law of that day gives no grounds for is left out, `YYYY-MM-DD`; without it nothing is
 */
export function neededClauses(circumstances: Circumstances, pack: Pack, day?: string): NeededClause[] {
  const matching = pack.needs.filter(
    (need) => holds(need.when, circumstances) && (day === undefined || hasGrounds(need, pack, day)),
  )
  return pack.families.flatMap(({ id }) => {
    const because = matching.filter((need) => need.clause === id).sort((a, b) => weight(b) - weight(a))
    const house = pack.house?.needs.find(({ clause, when }) => clause === id && holds(when, circumstances))
    if (house?.level === 'not-needed') return []
    if (house) {
      const facts = reasonsFor(house.when, circumstances)
      return [{ clause: id, level: house.level, because: [house, ...because], facts }]
    }
    const strongest = because[0]
    if (!strongest) return []
    return [{ clause: id, level: strongest.level, because, facts: reasonsFor(strongest.when, circumstances) }]
  })
}

/** The clauses by whose presence a contract is measured: the required ones; where none is, the recommended ones. */
export function countedClauses(needs: readonly NeededClause[]): readonly NeededClause[] {
  const required = needs.filter(({ level }) => level === 'required')
  return required.length > 0 ? required : needs
}

/** What is required counts before what is recommended, and what rests on facts of this deal before what rests on its type. */
const weight = ({ level, when }: Need): number => (level === 'required' ? 2 : 0) + (when.all ? 1 : 0)
