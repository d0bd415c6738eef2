import type { Rule } from './finding.ts'
import { interactionFindings } from './interactionFinding.ts'

/**
 * `regime-conflict`: a clause binds a party to the law of one country in terms that the law of another may forbid it to keep, and nothing lets
 * the other law prevail.
 */
export const regimeConflict: Rule = (context) => interactionFindings('regime-conflict', context)
