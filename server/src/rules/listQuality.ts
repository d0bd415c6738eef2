import type { Rule } from './finding.ts'
import { interactionFindings } from './interactionFinding.ts'

/**
 * `list-quality`: a list of restricted places, parties or regimes that is frozen, holds one entry alone or leaves out a place beside the group.
 */
export const listQuality: Rule = (context) => interactionFindings('list-quality', context)
