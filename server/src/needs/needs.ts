import { type Circumstances, holds } from '../facts/circumstances.ts'
import type { Need, Pack } from '../policy/schema.ts'

/** A clause that the deal needs, with each reason that the pack gives for it, strongest first. */
export interface NeededClause {
  readonly clause: string
  readonly level: Need['level']
  readonly because: readonly Need[]
}

/** Which clauses a deal needs by the pack's conditions over its facts, in the order of the pack's families. */
export function neededClauses(circumstances: Circumstances, pack: Pack): NeededClause[] {
  const matching = pack.needs.filter((need) => holds(need.when, circumstances))
  return pack.families.flatMap(({ id }) => {
    const because = matching.filter((need) => need.clause === id).sort((a, b) => weight(b) - weight(a))
    const strongest = because[0]
    return strongest ? [{ clause: id, level: strongest.level, because }] : []
  })
}

const weight = (need: Need): number => (need.level === 'required' ? 1 : 0)
