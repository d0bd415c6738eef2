import type { Problem } from '../contract/contract.ts'
import type { Finding, Locale } from './finding.ts'

/** `file-unreadable`: what the readers could not read, as findings. */
export function findingsOf(problems: readonly Problem[], locale: Locale): Finding[] {
  return problems.map(({ code, severity, message, span }) => ({
    code,
    severity,
    message: message[locale],
    span,
    authorities: [],
    related: [],
    remedies: [],
  }))
}
