import type { Circumstance, Condition, Pack } from '../policy/schema.ts'
import type { DealFacts } from './dealFacts.ts'

/** What the facts of one deal say about it. */
export interface Circumstances {
  /** The contract type, where it is one that the pack knows; else `undeclared`. */
  readonly type: string
  readonly holding: ReadonlySet<Circumstance>
}

/** Works out which circumstances hold. */
export function circumstancesOf(facts: DealFacts, pack: Pack): Circumstances {
  const declared = facts.declared.type?.value
  const known = pack.contractTypes.some(({ id }) => id === declared)
  return { type: known ? (declared as string) : 'undeclared', holding: new Set() }
}

/** Whether a condition of the pack holds under a deal's circumstances. */
export function holds(condition: Condition | undefined, { type, holding }: Circumstances): boolean {
  if (condition?.type && !condition.type.includes(type)) return false
  return (condition?.all ?? []).every((one) =>
    Array.isArray(one) ? one.some((any) => holding.has(any)) : holding.has(one),
  )
}
