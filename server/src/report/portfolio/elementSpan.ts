import type { Span } from '../../contract/contract.ts'
import type { ElementCoverage } from '../../coverage/elements.ts'
import type { Check } from '../../rules/check.ts'

/** The words of the first passage that shows an element, from the first of them to the last; of one that falls short, those. */
export function elementSpan(
  { element, passages, flaw }: ElementCoverage,
  { contract, coverage }: Check,
): Span | undefined {
  if (flaw) return flaw.span
  const [first = -1] = passages
  return coverage.wordsOf(element.id, first)[0]?.span ?? contract.passages[first]?.span
}
