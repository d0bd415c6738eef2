import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Finding, FindingCode, Locale, Remedy } from '../rules/finding.ts'
import { folded } from '../rules/folding.ts'
import type { TextEdit } from './fix.ts'
import { fixesFor } from './fixes.ts'
import { insertClauses } from './insertClauses.ts'

/** Edits that belong together, and what they put right. */
export interface Move {
  readonly does: readonly { readonly finding: Finding; readonly title: string }[]
  readonly edits: readonly TextEdit[]
}

/**
 * The steps in which fixes are made: what the facts say decides on what is needed, whole clauses go in before others are
 * completed, since a limb may speak of what such a clause is to say, and numbers come last, when all that has one is there.
 */
export const steps = ['facts', 'words', 'insertions', 'clauses', 'numbers'] as const
/** One of {@link steps}. */
export type Step = (typeof steps)[number]

const ofFacts: ReadonlySet<FindingCode> = new Set([
  'fact-invalid',
  'fact-conflict',
  'misannotated-clause',
  'waiver-expired',
  'waiver-unused',
])
const ofRemedy: Readonly<Record<Remedy['kind'], Step>> = {
  annotate: 'facts',
  replace: 'words',
  reword: 'words',
  'complete-clause': 'clauses',
  'add-words': 'clauses',
  'insert-clause': 'insertions',
  renumber: 'numbers',
}

/**
 * The moves of one step, each the best fix of its finding as an editor offers it. Clauses that are missing go in as one move,
 * since they stand in an order and name each other's terms.
 * @param wants which findings are to be put right
 * @param apart each clause as a move of its own
 */
export function movesOf(
  step: Step,
  checked: Check,
  pack: Pack,
  locale: Locale,
  wants: (finding: Finding) => boolean,
  apart = false,
): Move[] {
  const wanted = folded(checked.findings.filter(wants), locale).filter((finding) => stepOf(finding) === step)
  const moves = wanted.flatMap((finding): Move[] => {
    const [fix] = fixesFor(finding, checked, pack, locale)
    return fix ? [{ does: [{ finding, title: fix.title }], edits: fix.edits }] : []
  })
  if (step !== 'insertions' || apart || moves.length < 2) return moves
  const clauses = new Set(wanted.flatMap((finding) => clauseOf(finding) ?? []))
  const edits = insertClauses([...clauses], {}, checked, pack)
  return [{ does: moves.flatMap(({ does }) => does), edits }]
}

/** Of some moves, those that leave each other's words alone, the ones before others. */
export function apartFromEachOther(moves: readonly Move[]): Move[] {
  const taken: TextEdit[] = []
  return moves.filter(({ edits }) => {
    const meets = edits.some(({ span }) =>
      taken.some((one) => one.span.start <= span.end && span.start <= one.span.end),
    )
    if (!meets) taken.push(...edits)
    return !meets
  })
}

function stepOf({ code, remedies: [first] }: Finding): Step | undefined {
  return first && (ofFacts.has(code) ? 'facts' : ofRemedy[first.kind])
}

function clauseOf({ remedies: [first] }: Finding): string | undefined {
  return first?.kind === 'insert-clause' ? first.clause : undefined
}
