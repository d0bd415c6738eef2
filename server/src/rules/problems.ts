import type { Span } from '../contract/contract.ts'
import type { Localized } from '../policy/schema.ts'
import type { Finding, FindingCode, Locale, Severity } from './finding.ts'

/** Something that a reader of a file could not use, at its place. */
interface Problem {
  readonly span: Span
  readonly severity: Severity
  readonly message: Localized
  /** What was most likely meant in its place. */
  readonly suggestion?: string | undefined
}

/** What the reader of a contract, of facts or of a playbook could not use, as findings of one code. */
export const findingsOf = (code: FindingCode, problems: readonly Problem[], locale: Locale): Finding[] =>
  problems.map(({ severity, message, span, suggestion }) => ({
    code,
    severity,
    message: message[locale],
    span,
    authorities: [],
    related: [],
    remedies: suggestion === undefined ? [] : [{ kind: 'replace', span, text: suggestion }],
  }))
