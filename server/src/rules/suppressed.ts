import type { Contract, Span, Waiver } from '../contract/contract.ts'
import { type Approvers, waiverGap } from '../coverage/waivedClauses.ts'
import { type Finding, type FindingCode, findingCodes, neverHidden } from './finding.ts'
import { innermostSection } from './placing.ts'

/**
 * Whether a waiver may name a code, to say that its findings are not to be shown. What was not checked is always shown, so are
 * waivers themselves; a gap is accepted by its clause, of which a register is kept.
 */
export const isSuppressible = (code: string): code is FindingCode =>
  findingCodes.some((one) => one === code) &&
  !neverHidden.some((one) => one === code) &&
  !/^waiver-|^(?:missing|weak)-clause$/.test(code)

/** Whether a waiver that counts keeps a finding from being shown: it names its code, and stands in its section or among the facts. */
export function suppresses(waiver: Waiver, { code, span }: Finding, contract: Contract): boolean {
  if (waiver.clause !== code || !isSuppressible(code)) return false
  const { start, end } = reachOf(waiver, contract)
  return start <= span.start && span.start < Math.max(end, start + 1)
}

/** The findings without those that waivers keep from being shown, and the waivers of a code that keep none from it. */
export function withoutSuppressed(
  findings: readonly Finding[],
  contract: Contract,
  day: string,
  approvers: Approvers,
): { readonly shown: readonly Finding[]; readonly unused: readonly Waiver[] } {
  const counting = contract.waivers.filter(
    (waiver) => isSuppressible(waiver.clause) && waiverGap(waiver, day, approvers) === undefined,
  )
  if (counting.length === 0) return { shown: findings, unused: [] }
  const unused = new Set(counting)
  const shown = findings.filter((finding) => {
    const suppressing = counting.filter((waiver) => suppresses(waiver, finding, contract))
    for (const waiver of suppressing) unused.delete(waiver)
    return suppressing.length === 0
  })
  return { shown, unused: [...unused] }
}

/** Where a waiver of a code counts: the innermost section that it stands in; the whole text where that is none. */
export function reachOf({ span }: Waiver, contract: Contract): Span {
  const { sections, facts, text } = contract
  const whole = { start: 0, end: text.length + 1 }
  if (facts && facts.span.start <= span.start && span.start < facts.span.end) return whole
  const innermost = innermostSection(contract, span.start)
  return innermost > 0 ? (sections[innermost]?.span ?? whole) : whole
}
