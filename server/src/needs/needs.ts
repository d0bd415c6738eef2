import type { DealFacts } from '../contract/dealFacts.ts'
import type { Need, Pack } from '../policy/schema.ts'

/** A clause that the deal needs, with each reason that the pack gives for it, strongest first. */
export interface NeededClause {
  readonly clause: string
  readonly level: Need['level']
  readonly because: readonly Need[]
}

/**
 * Which clauses a deal needs by the pack's conditions over its facts, in the order of the pack's families. A contract
 * type that the pack does not know counts as undeclared.
 */
export function neededClauses(facts: DealFacts, pack: Pack): NeededClause[] {
  const declared = facts.type?.value
  const type = pack.contractTypes.some((known) => known.id === declared) ? (declared as string) : 'undeclared'
  const matching = pack.needs.filter((need) => need.when.type?.includes(type) ?? true)
  return pack.families.flatMap(({ id }) => {
    const because = matching.filter((need) => need.clause === id).sort((a, b) => weight(b) - weight(a))
    const strongest = because[0]
    return strongest ? [{ clause: id, level: strongest.level, because }] : []
  })
}

const weight = (need: Need): number => (need.level === 'required' ? 1 : 0)
