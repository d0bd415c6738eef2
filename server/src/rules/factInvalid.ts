import type { Rule } from './finding.ts'
import { findingsOf } from './problems.ts'

/** `fact-invalid`: something in the facts block cannot be used, or says nothing. */
export const factInvalid: Rule = ({ facts, locale }) => findingsOf('fact-invalid', facts.problems, locale)
