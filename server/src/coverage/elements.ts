import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { Wording } from '../contract/wording.ts'
import type { Element, Family, Flaw } from '../policy/schema.ts'
import { clauseSpans, type Place } from './clauseScope.ts'
import { type Detection, flawId } from './detector.ts'
import { daysOf, lengthsIn, percentagesIn, type Stated } from './values.ts'

/** Words that look like an element and fall short of it. */
export interface FoundFlaw {
  readonly flaw: Flaw
  readonly span: Span
  readonly section: number
  /** The value that the text states, where the flaw is about one. */
  readonly stated: string | undefined
}

/** How one element stands in a clause that is there. */
export interface ElementCoverage {
  readonly element: Element
  readonly status: 'met' | 'flawed' | 'absent'
  /** Passages that show it, by index. */
  readonly passages: readonly number[]
  readonly flaw: FoundFlaw | undefined
}

/** What a family's elements are looked for in, and with. */
export interface ElementQuery {
  readonly contract: Contract
  /** The places that show the family. */
  readonly evidence: readonly Place[]
  readonly detections: ReadonlyMap<string, readonly Detection[]>
  /** Whether an element is asked for under the deal's facts. */
  readonly applies: (element: Element) => boolean
  /** A declared fact, as written. */
  readonly fact: (key: string) => string | undefined
}

/** How each element of a family stands that the deal asks for, in the pack's order. */
export function elementsOf(family: Family, query: ElementQuery): ElementCoverage[] {
  const scope = clauseSpans(query.contract, query.evidence)
  return family.elements.filter(query.applies).map((element) => elementOf(element, scope, query))
}

function elementOf(element: Element, scope: readonly Span[], query: ElementQuery): ElementCoverage {
  const flaws: FlawAt[] = []
  for (const flaw of element.flaws ?? []) {
    const some = passagesIn(scope, element, flawId(element, flaw), query)
    if (some.length > 0) flaws.push(...fallingShort(flaw, some, query))
  }
  const shown = passagesIn(scope, element, element.id, query)
  const passages =
    flaws.length === 0 ? shown : shown.filter((passage) => flaws.every((flaw) => flaw.passage !== passage))
  if (passages.length > 0) return { element, status: 'met', passages, flaw: undefined }
  return { element, status: flaws.length > 0 ? 'flawed' : 'absent', passages: [], flaw: flaws[0] }
}

/** The passages at which something of an element was found, where it counts. Both these and the scope are in document order. */
function passagesIn(
  scope: readonly Span[],
  { anywhere }: Element,
  id: string,
  { contract, detections }: ElementQuery,
): number[] {
  const passages: number[] = []
  let at = 0
  for (const { passage } of detections.get(id) ?? []) {
    const start = contract.passages[passage]?.span.start ?? -1
    while (!anywhere && at < scope.length && (scope[at] as Span).end <= start) at++
    if (anywhere || (scope[at]?.start ?? Number.POSITIVE_INFINITY) <= start) passages.push(passage)
  }
  return passages
}

/** With the index of its passage. */
type FlawAt = FoundFlaw & { readonly passage: number }

/** Of some passages that look like an element those that fall short of it. */
function fallingShort(flaw: Flaw, indexes: readonly number[], { contract, fact }: ElementQuery): FlawAt[] {
  const statedIn = flaw.value && shortfall(flaw.value, fact)
  return indexes.flatMap((index): FlawAt[] => {
    const passage = contract.passages[index] as Passage
    const said = { flaw, span: passage.span, section: passage.section, passage: index }
    if (!statedIn) return [{ ...said, stated: undefined }]
    const short = statedIn(passage.wording)
    if (!short) return []
    const { start, end } = short
    return [{ ...said, span: sourceSpan(passage, start, end), stated: passage.text.slice(start, end) }]
  })
}

/** Tells what a text states that is too short a time, or too large a share. */
function shortfall(
  { periodBelow, percentAbove, fact }: NonNullable<Flaw['value']>,
  declared: ElementQuery['fact'],
): (wording: Wording) => Stated | undefined {
  if (periodBelow !== undefined) {
    const wanted = Math.max(daysOf(periodBelow), daysOf((fact && declared(fact)) ?? periodBelow) || 0)
    return (wording) => {
      const longest = longestIn(wording)
      return longest && longest.amount < wanted ? longest : undefined
    }
  }
  const most = percentAbove ?? Number.POSITIVE_INFINITY
  return (wording) => {
    const smallest = smallestIn(wording)
    return smallest && smallest.amount > most ? smallest : undefined
  }
}

const longestIn = Wording.remembered((text) =>
  lengthsIn(text).reduce<Stated | undefined>(
    (best, next) => (!best || next.amount > best.amount ? next : best),
    undefined,
  ),
)

const smallestIn = Wording.remembered((text) =>
  percentagesIn(text).reduce<Stated | undefined>(
    (best, next) => (!best || next.amount < best.amount ? next : best),
    undefined,
  ),
)
