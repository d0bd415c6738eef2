import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { lastStarting } from '../contract/search.ts'
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
  const scope = scopeOf(family, query)
  return family.elements.filter(query.applies).map((element) => elementOf(element, scope, query))
}

/** The passages from one index up to the one before another. */
interface Range {
  readonly from: number
  readonly to: number
}

/** What has been worked out of a list of detections, which is the same list for as long as no edit changes what is found. */
interface Shown {
  readonly scope: readonly Range[]
  readonly passages: readonly number[]
}

const scopes = new WeakMap<readonly Detection[], readonly Range[]>()

/** The passages of the clauses of a family, in document order. The same list for as long as no edit changes it. */
function scopeOf({ id }: Family, { contract, evidence, detections }: ElementQuery): readonly Range[] {
  const { passages } = contract
  const scope = clauseSpans(contract, evidence).map(({ start, end }) => ({
    from: firstFrom(passages, start),
    to: firstFrom(passages, end),
  }))
  const found = detections.get(id)
  const before = found && scopes.get(found)
  if (before && isSameScope(before, scope)) return before
  if (found) scopes.set(found, scope)
  return scope
}

const isSameScope = (some: readonly Range[], others: readonly Range[]): boolean =>
  some.length === others.length && some.every(({ from, to }, i) => from === others[i]?.from && to === others[i]?.to)

/** Index of the first passage that begins at an offset or after it. */
const firstFrom = (passages: Contract['passages'], offset: number): number => lastStarting(passages, offset - 1) + 1

function elementOf(element: Element, scope: readonly Range[], query: ElementQuery): ElementCoverage {
  let flaws: readonly FlawAt[] = noFlaws
  for (const flaw of element.flaws ?? []) {
    const some = passagesIn(scope, element, flawId(element, flaw), query)
    if (some.length > 0) flaws = flaws.concat(fallingShort(flaw, some, query))
  }
  const shown = passagesIn(scope, element, element.id, query)
  const passages =
    flaws.length === 0 ? shown : shown.filter((passage) => flaws.every((flaw) => flaw.passage !== passage))
  if (passages.length > 0) return { element, status: 'met', passages, flaw: undefined }
  return { element, status: flaws.length > 0 ? 'flawed' : 'absent', passages: nowhere, flaw: flaws[0] }
}

/** The passages at which something of an element was found, where it counts. Both these and the scope are in document order. */
function passagesIn(
  scope: readonly Range[],
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
    while (at < within.length && (within[at] as Range).to <= passage) at++
    if ((within[at]?.from ?? Number.POSITIVE_INFINITY) <= passage) passages.push(passage)
  }
  shownIn.set(found, { scope: within, passages })
  return passages
}

const everywhere: readonly Range[] = [{ from: 0, to: Number.POSITIVE_INFINITY }]
const nowhere: readonly number[] = []
const shownIn = new WeakMap<readonly Detection[], Shown>()

/** With the index of its passage. */
type FlawAt = FoundFlaw & { readonly passage: number }

const noFlaws: readonly FlawAt[] = []

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
