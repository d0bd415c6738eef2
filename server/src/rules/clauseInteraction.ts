import type { Rule } from './finding.ts'
import { interactionFindings } from './interactionFinding.ts'

/**
 * `clause-interaction`: two clauses that are sound by themselves defeat each other, such as an audit that the confidentiality clause blocks.
 */
export const clauseInteraction: Rule = (context) => interactionFindings('clause-interaction', context)
