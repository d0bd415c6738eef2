import type { Circumstance, Condition, Pack } from '../policy/schema.ts'
import type { Circumstances } from './circumstances.ts'
import type { DealFacts } from './dealFacts.ts'
import type { FactKey } from './schema.ts'
import { unknownsOf } from './unknowns.ts'

/** Facts that nobody has declared, or not in full, and on which a circumstance may rest. */
const decidedBy: Readonly<Record<Circumstance, readonly FactKey[]>> = {
  'prc-party': ['parties'],
  'prc-provider': ['parties'],
  'prc-customer': ['parties'],
  'd5-or-macau-customer': ['parties'],
  'us-party': ['parties'],
  'eu-party': ['parties'],
  'eu-provider': ['parties'],
  'for-customer': ['drafting-for'],
  'for-provider': ['drafting-for'],
  hardware: ['type', 'items'],
  'advanced-chip': ['items'],
  'item-3a090-a': ['items'],
  'item-3a090-b': ['items'],
  'item-4a090': ['items'],
  'letter-controlled-chip': ['items'],
  'case-by-case-chip': ['items', 'parties', 'regions'],
  'controlled-technology': ['items', 'activities'],
  'model-training': ['activities'],
  inference: ['activities'],
  resale: ['type', 'activities'],
  'remote-access': ['type', 'activities'],
  'us-persons': ['activities'],
  'data-brokerage': ['activities'],
  'prc-nexus': ['parties', 'regions', 'governing-law', 'data'],
  'prc-mainland': ['parties', 'regions'],
  'site-in-malaysia': ['regions'],
  'site-outside-prc': ['regions'],
  'personal-data': ['data'],
  'prc-important-data': ['data'],
  'us-bulk-sensitive-data': ['data'],
  'us-government-related-data': ['data'],
  'prc-data-leaves': ['data', 'parties', 'regions'],
}

/** The facts of a deal that circumstances rest on and that are not declared, or not in full. */
export function undeclaredFacts({ facts, type }: { facts: DealFacts; type: string }, pack: Pack): ReadonlySet<FactKey> {
  const declares = (key: FactKey): boolean => {
    const value: unknown = facts.declared[key]
    return value !== undefined && !(Array.isArray(value) && value.length === 0)
  }
  const resting = new Set(Object.values(decidedBy).flat())
  return new Set([
    ...(type === 'undeclared' ? (['type'] as const) : []),
    ...[...resting].filter((key) => !declares(key)),
    ...unknownsOf(facts, pack).flatMap(({ key }) => [...resting].filter((one) => key.split('.')[0] === one)),
  ])
}

/**
 * The facts that would decide whether a condition holds which does not hold as far as is known; none where it cannot hold,
 * whatever they turn out to be.
 */
export function wouldDecide(
  condition: Condition | undefined,
  { type, holding }: Circumstances,
  undeclared: ReadonlySet<FactKey>,
): readonly FactKey[] {
  const needed = new Set<FactKey>()
  if (condition?.type && !condition.type.includes(type)) {
    if (!undeclared.has('type')) return []
    needed.add('type')
  }
  for (const one of condition?.all ?? []) {
    const any = Array.isArray(one) ? one : [one]
    if (any.some((id) => holding.has(id))) continue
    const open = any.flatMap((id) => decidedBy[id]).filter((key) => undeclared.has(key))
    if (open.length === 0) return []
    for (const key of open) needed.add(key)
  }
  return [...needed]
}
