import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver'
import type { Lines } from '../contract/lines.ts'
import { rangeOf } from '../contract/lines.ts'
import type { Finding, FindingCode, Severity } from '../rules/finding.ts'

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/**
 * Findings as the protocol's diagnostics.
 * @param docs address of the page of a code, if pages are at hand
 */
export function diagnosticsOf(
  findings: readonly Finding[],
  uri: string,
  lines: Lines,
  docs: (code: FindingCode) => string | undefined,
): Diagnostic[] {
  return findings.map((finding, index) => {
    const href = docs(finding.code)
    return {
      range: rangeOf(finding.span, lines),
      severity: severities[finding.severity],
      code: finding.code,
      ...(href ? { codeDescription: { href } } : {}),
      source: 'proviso',
      message: finding.message,
      ...(finding.related.length > 0
        ? {
            relatedInformation: finding.related.map(({ span, message }) => ({
              location: { uri, range: rangeOf(span, lines) },
              message,
            })),
          }
        : {}),
      // Which finding of this version it was; fixes are looked up by our own findings, never by an echoed range.
      data: { finding: index, clause: finding.clause, basis: finding.basis },
    }
  })
}
