import type { Span } from '../../contract/contract.ts'
import type { ElementCoverage } from '../../coverage/elements.ts'
import type { Check } from '../../rules/check.ts'

/** The words of the first passage that shows an element, from the first of them to the last; of one that falls short, those. */
export function elementSpan(
  { element, passages, flaw }: ElementCoverage,
  { contract, coverage }: Check,
): Span | undefined {
  if (flaw) return flaw.span
  const passage = contract.passages[passages[0] ?? -1]
  if (!passage) return undefined
  const inside = coverage
    .wordsOf(element.id)
    .find(({ span }) => span.start >= passage.span.start && span.end <= passage.span.end)
  return inside?.span ?? passage.span
}
