import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import type { IndexRange } from '../contract/search.ts'
import { Wording } from '../contract/wording.ts'
import type { Element, Family, Flaw } from '../policy/schema.ts'
import { clauseRanges, type Place } from './clauseScope.ts'
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
  /** The passages that show the family, in document order. */
  readonly shown: readonly number[]
  /** The sections that are the family by the drafter's word. */
  readonly annotated: readonly Place[]
  readonly detections: ReadonlyMap<string, readonly Detection[]>
  /** Whether an element is asked for under the deal's facts. */
  readonly applies: (element: Element) => boolean
  /** A declared fact, as written. */
  readonly fact: (key: string) => string | undefined
}

/** How each element of a family stands that the deal asks for, in the pack's order. */
export function elementsOf(family: Family, query: ElementQuery): ElementCoverage[] {
  const { contract, shown, annotated } = query
  const scope = clauseRanges(contract, shown, annotated)
  return family.elements.filter(query.applies).map((element) => elementOf(element, scope, query))
}

/** What has been worked out of a list of detections, which is the same list for as long as no edit changes what is found. */
interface Shown {
  readonly scope: readonly IndexRange[]
  readonly passages: readonly number[]
}

function elementOf(element: Element, scope: readonly IndexRange[], query: ElementQuery): ElementCoverage {
  let first: FoundFlaw | undefined
  const falling = new Set<number>()
  for (const flaw of element.flaws ?? []) {
    const short = fallingShort(flaw, passagesIn(scope, element, flawId(element, flaw), query), query)
    for (const passage of short) falling.add(passage)
    first ??= short[0] === undefined ? undefined : foundFlaw(flaw, short[0], query)
  }
  const shown = passagesIn(scope, element, element.id, query)
  const passages = falling.size === 0 ? shown : shown.filter((passage) => !falling.has(passage))
  if (passages.length > 0) return { element, status: 'met', passages, flaw: undefined }
  return { element, status: first ? 'flawed' : 'absent', passages: nowhere, flaw: first }
}

/** The passages at which something of an element was found, where it counts. Both these and the scope are in document order. */
function passagesIn(
  scope: readonly IndexRange[],
  { anywhere }: Element,
  id: string,
  { detections }: ElementQuery,
): readonly number[] {
  const found = detections.get(id)
  if (!found) return nowhere
  const within = anywhere ? everywhere : scope
  const known = shownIn.get(found)
  if (known?.scope === within) return known.passages
  const passages: number[] = []
  let at = 0
  for (const { passage } of found) {
    while (at < within.length && (within[at] as IndexRange).to <= passage) at++
    if ((within[at]?.from ?? Number.POSITIVE_INFINITY) <= passage) passages.push(passage)
  }
  shownIn.set(found, { scope: within, passages })
  return passages
}

const everywhere: readonly IndexRange[] = [{ from: 0, to: Number.POSITIVE_INFINITY }]
const nowhere: readonly number[] = []
const shownIn = new WeakMap<readonly Detection[], Shown>()

/** Of some passages that look like an element those that fall short of it. */
function fallingShort(flaw: Flaw, indexes: readonly number[], { contract, fact }: ElementQuery): readonly number[] {
  const statedIn = flaw.value && shortfall(flaw.value, fact)
  return statedIn ? indexes.filter((index) => statedIn((contract.passages[index] as Passage).wording)) : indexes
}

/** What of a passage falls short of an element: the value that it states, where the flaw is about one, else all of it. */
function foundFlaw(flaw: Flaw, index: number, { contract, fact }: ElementQuery): FoundFlaw {
  const passage = contract.passages[index] as Passage
  const { section, span, text, wording } = passage
  const short = flaw.value && shortfall(flaw.value, fact)(wording)
  if (!short) return { flaw, span, section, stated: undefined }
  const { start, end } = short
  return { flaw, span: sourceSpan(passage, start, end), section, stated: text.slice(start, end) }
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
