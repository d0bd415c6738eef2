import type { Finding, Rule } from './finding.ts'

/** `fact-invalid`: something in the facts block cannot be used, or says nothing. */
export const factInvalid: Rule = ({ facts, locale }) =>
  facts.problems.map(
    ({ span, severity, message, suggestion }): Finding => ({
      code: 'fact-invalid',
      severity,
      message: message[locale],
      span,
      authorities: [],
      related: [],
      remedies: suggestion === undefined ? [] : [{ kind: 'replace', span, text: suggestion }],
    }),
  )
