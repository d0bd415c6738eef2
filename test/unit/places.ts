import type { Contract, Span } from '../../server/src/contract/contract.ts'
import { partsOf } from '../../server/src/drafting/parts.ts'
import { referencesOf, targetSpans } from '../../server/src/drafting/references.ts'
import { termsOf, useSpan } from '../../server/src/drafting/terms.ts'
import type { Check } from '../../server/src/rules/check.ts'

/** Every place that the model of a contract names. */
export const placesRead = (contract: Contract): Span[] => [
  ...contract.sections.flatMap(({ head, span }) => [head, span]),
  ...contract.passages.map(({ span }) => span),
  ...contract.annotations.flatMap(({ span, clauses }) => [span, ...clauses.map((one) => one.span)]),
  ...contract.waivers.map(({ span }) => span),
  ...contract.placeholders.map(({ span }) => span),
  ...contract.problems.map(({ span }) => span),
]

/** Every place that a check names. */
export const placesOf = ({ contract, findings }: Check): Span[] => [
  ...placesRead(contract),
  ...partsOf(contract).flatMap(({ at, span }) => [at, span]),
  ...referencesOf(contract).flatMap((one) => [one.at, ...one.keys.map(({ at }) => at), ...targetSpans(contract, one)]),
  ...termsOf(contract).all.flatMap(({ definitions, uses }) => [
    ...definitions.flatMap(({ span, meaning }) => [span, meaning]),
    ...uses.map((use) => useSpan(contract, use)),
  ]),
  ...findings.flatMap(({ span, related }) => [span, ...related.map((place) => place.span)]),
]

/** The first of some places that does not lie in a text. */
export const placeOutside = (places: readonly Span[], text: string): Span | undefined =>
  places.find(({ start, end }) => !(0 <= start && start <= end && end <= text.length))
