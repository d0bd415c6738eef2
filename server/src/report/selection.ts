import { type Finding, neverHidden, type Severity, severities } from '../rules/finding.ts'

/** Which findings of a run are shown, and which of them decide on its exit code. */
export interface Selection {
  /** The least that is shown. */
  readonly minSeverity: Severity
  /** From this on a finding counts. */
  readonly failOn: Severity | 'never'
  /** Codes, clauses and elements of which alone findings are shown; empty for all. */
  readonly only: readonly string[]
  /** Codes, clauses and elements of which none is shown. */
  readonly without: readonly string[]
}

/** All is shown, and warnings count. */
export const everything: Selection = { minSeverity: 'hint', failOn: 'warning', only: [], without: [] }

/** Whether a finding is shown. One that says what was not checked always is, since what is left would look clean. */
export function isShown(finding: Finding, { minSeverity, only, without }: Selection): boolean {
  const { code, clause, element, severity } = finding
  if (neverHidden.includes(code)) return true
  const isOf = (ids: readonly string[]): boolean => [code, clause, element].some((id) => id && ids.includes(id))
  return (only.length === 0 || isOf(only)) && !isOf(without) && reaches(severity, minSeverity)
}

/** Whether a finding of this severity makes a run fail. */
export const fails = (severity: Severity, { failOn }: Selection): boolean =>
  failOn !== 'never' && reaches(severity, failOn)

const reaches = (severity: Severity, least: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(least)
