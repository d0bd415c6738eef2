import type { Check } from '../rules/check.ts'
import type { Finding } from '../rules/finding.ts'

/** Which findings of a check are to be put right. */
export type Wanted = (finding: Finding, checked: Check) => boolean

/**
 * Whether a finding may be put right unasked: a clause that the deal requires is missing or stands there by words in passing
 * alone, or its fix changes no word that anyone reads. Anything else changes words that somebody chose, and is for a person to
 * name.
 */
export function isSafe({ code, clause, remedies: [first] }: Finding, { needs }: Check): boolean {
  if (code === 'missing-clause' || first?.kind === 'insert-clause')
    return needs.some((need) => need.clause === clause && need.level === 'required')
  return first?.kind === 'replace' && first.isCertain === true
}
