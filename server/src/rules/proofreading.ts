import type { Span } from '../contract/contract.ts'
import type { Finding, Remedy, RuleContext } from './finding.ts'
import { sectionName } from './placing.ts'

/** A proofreading finding at a place of a section: no authority stands behind it. */
export function proofread(
  { contract }: RuleContext,
  finding: Pick<Finding, 'code' | 'severity' | 'message'> & {
    readonly span: Span
    readonly section: number
    readonly related?: Finding['related']
    readonly remedies?: readonly Remedy[]
  },
): Finding {
  const name = sectionName(contract, finding.section)
  const { code, severity, message, span, related = [], remedies = [] } = finding
  return { code, severity, message, span, ...(name ? { section: name } : {}), authorities: [], related, remedies }
}

/**
 * A remedy that writes something else in a place, or takes away what stands there.
 * @param isCertain whether it changes no word that anyone reads
 */
export const rewrite = (span: Span, text: string, isCertain = false): Remedy => ({
  kind: 'replace',
  span,
  text,
  ...(isCertain ? { isCertain } : {}),
})
