import { type Finding, type FindingCode, neverHidden, type Severity, severities } from '../rules/finding.ts'

/**
 * Findings as one person wants them shown, by the setting `proviso.rules`: codes with a severity or `off`. It is that person's
 * screen alone, so it goes before the house's word. What was not checked is never hidden; what the setting says beside
 * codes and severities counts for nothing.
 */
export function inOwnSeverity(findings: readonly Finding[], rules: unknown): readonly Finding[] {
  if (typeof rules !== 'object' || rules === null) return findings
  const wanted = new Map(Object.entries(rules))
  if (wanted.size === 0) return findings
  return findings.flatMap((finding) => {
    const own: unknown = wanted.get(finding.code)
    if (own === 'off') return isNeverHidden(finding.code) ? [finding] : []
    const severity = severities.find((one) => one === own)
    return severity ? [weighed(finding, severity)] : [finding]
  })
}

const isNeverHidden = (code: FindingCode): boolean => neverHidden.includes(code)

const weighed = (finding: Finding, severity: Severity): Finding => ({ ...finding, severity })
