import type { Severity } from '../rules/finding.ts'
import { digest } from '../rules/fingerprint.ts'
import { type Format, pathOf } from './format.ts'

const degrees: Record<Severity, string> = { error: 'critical', warning: 'major', information: 'minor', hint: 'info' }

/**
 * `proviso check --format gitlab`: Code Quality, which a merge request shows as what is new and what is mended; what a baseline
 * has is left out.
 */
export const gitlab: Format = {
  begin: () => '[\n',
  file: ({ file, findings, lines }, run) =>
    findings
      .filter(({ isKnown }) => !isKnown)
      .map(({ finding: { code, severity, message, span }, fingerprint }) => {
        const path = pathOf(file, run)
        const [begin, end] = [span.start, span.end].map((offset) => lines.positionAt(offset).line + 1)
        return JSON.stringify({
          description: message,
          check_name: code,
          // The same finding in two contracts is two.
          fingerprint: digest(`${path} ${fingerprint}`),
          severity: degrees[severity],
          location: { path, lines: { begin, end } },
        })
      })
      .join(',\n'),
  between: ',\n',
  end: () => '\n]\n',
}
