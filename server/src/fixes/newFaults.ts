import type { Check } from '../rules/check.ts'
import type { Finding, FindingCode } from '../rules/finding.ts'
import type { MovedOffsets } from './movedOffsets.ts'

/** What may come with new words and is no fault of theirs: blanks to fill, and gaps that the words call for or make plain. */
const gaps: ReadonlySet<FindingCode> = new Set([
  'missing-clause',
  'weak-clause',
  'clause-interaction',
  'regime-conflict',
  'list-quality',
  'placeholder',
])

/** What no fix may bring, however little it weighs. */
const neverNew: ReadonlySet<FindingCode> = new Set([
  'fact-invalid',
  'misannotated-clause',
  'broken-reference',
  'numbering',
  'duplicate-heading',
  'duplicate-term',
  'unpaired-mark',
  'empty-clause',
  'hidden-character',
  'impossible-date',
])

/** The findings of a check after some edits that no fix may bring, and that were not there before. */
export function newFaults(before: Check, after: Check, moved: MovedOffsets): Finding[] {
  const known = new Set(before.findings.map((finding) => about(finding, moved.after(finding.span.start))))
  return after.findings.filter(
    (finding) =>
      (neverNew.has(finding.code) || (isSerious(finding) && !gaps.has(finding.code))) &&
      !known.has(about(finding, finding.span.start)),
  )
}

/** Of some findings of a check before the edits, those that are still there after them. */
export function stillFound(findings: readonly Finding[], after: Check, moved: MovedOffsets): Finding[] {
  const now = new Set(after.findings.flatMap((one) => [about(one, one.span.start), about(one, anywhere)]))
  return findings
    .flatMap((finding) => finding.parts ?? [finding])
    .filter((finding) => now.has(about(finding, isGap(finding) ? anywhere : moved.after(finding.span.start))))
}

/** Whether a clause, or a part of one, was there before the edits and is not any more. */
export function isLost(clause: string, before: Check, after: Check): boolean {
  const [had, has] = [before.coverage.get(clause), after.coverage.get(clause)]
  if (!had?.present) return false
  if (!has?.present) return true
  // What stood in clauses of other kinds alone may have one of its own now, which can lack something.
  if (had.isPassing) return false
  const met = new Set(had.elements.flatMap(({ element, status }) => (status === 'met' ? [element.id] : [])))
  return has.elements.some(({ element, status }) => met.has(element.id) && status !== 'met')
}

/** Whether a finding is an error or a warning. */
export const isSerious = ({ severity }: Pick<Finding, 'severity'>): boolean =>
  severity === 'error' || severity === 'warning'

/** Wherever a clause that lacks something is shown, it is the same clause. */
const isGap = ({ code }: Finding): boolean => code === 'missing-clause' || code === 'weak-clause'

/** Stands for any place. */
const anywhere = -1

const about = ({ code, clause, element }: Finding, at: number): string =>
  JSON.stringify([code, clause, element, code === 'missing-clause' ? anywhere : at])
