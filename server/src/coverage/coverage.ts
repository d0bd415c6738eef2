import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { lastStarting } from '../contract/search.ts'
import type { Element, Family, Position } from '../policy/schema.ts'
import { isPosition } from '../policy/values.ts'
import type { Place } from './clauseScope.ts'
import { type Detection, type Detector, passagesOf } from './detector.ts'
import { type ElementCoverage, elementsOf } from './elements.ts'
import { isLimbOfAnother } from './limbs.ts'

/**
 * How a family stands in a contract. `weak`: it is there and lacks an element that it should have. `missing`: it is needed
 * and not there, or is required and there by words in passing alone that have none of its elements to be held to.
 */
export type CoverageStatus = 'met' | 'weak' | 'missing' | 'waived' | 'not-applicable'

/** A place that shows a clause. */
export interface Evidence {
  /** The pattern that found it, or `annotation` for the drafter's word. */
  readonly pattern: string
  readonly span: Span
  /** Index into {@link Contract.sections}. */
  readonly section: number
}

/** One family in one contract. */
export interface FamilyCoverage {
  readonly status: CoverageStatus
  /** Whether the contract has the clause, needed or not. */
  readonly present: boolean
  /**
   * Its words stand in clauses of other families alone, such as export law named in a clause on lawful source, or are limbs of
   * those. The contract has it then, but no clause of its own that could be called incomplete, unless the deal requires one.
   */
  readonly isPassing: boolean
  /** The first place in the clause that is this family's own, where it has one; else the first of all. */
  readonly principal?: Evidence
  /** The position whose words were put in, where an annotation of the clause records one. */
  readonly position?: Position
  /** How each element stands that the deal asks for; empty where the clause is not there. */
  readonly elements: readonly ElementCoverage[]
  /** Ids of required elements that a clause that is there lacks. */
  readonly missingElements: readonly string[]
}

/** What the deal asks for. */
export interface Wanted {
  /** Families that it needs, and how much. */
  readonly clauses: ReadonlyMap<string, 'required' | 'recommended'>
  /** Whether it asks for an element. */
  readonly applies: (element: Element) => boolean
  /** A declared fact, as written. */
  readonly fact: (key: string) => string | undefined
  /** Families and elements whose gaps are accepted. */
  readonly waives: ReadonlySet<string>
}

/** What a contract contains of every family. */
export interface Coverage {
  get(clause: string): FamilyCoverage | undefined
  /** Every place that shows a family: its words in document order, then what its drafter calls it. */
  evidenceOf(clause: string): readonly Evidence[]
  /** The families whose words stand in a section or in those inside it, whatever its annotation says. */
  inSection(section: number): readonly string[]
  /** The sections that show a family. */
  sectionsOf(clause: string): readonly number[]
  /**
   * The words by which a contract shows anything that the detector looks for, in document order.
   * @param passage by its index, the words of that one alone
   */
  wordsOf(subject: string, passage?: number): readonly { readonly span: Span; readonly section: number }[]
  /** The passages that show a family, an element or a side of an interaction ({@link sideId}) by their words. */
  passagesOf(subject: string): readonly number[]
}

/** What a contract contains: by its words, and by its drafter's annotations. */
export function coverageOf(
  contract: Contract,
  detector: Detector,
  families: readonly Family[],
  wanted: Wanted,
): Coverage {
  const detections = detector.detect(contract)
  const { applies, fact } = wanted
  const limbs = { contract, families, detections }
  const standsInAnother = (clause: string, section: number): boolean => {
    const titled = detector.titledAs(contract, section)
    return !titled.includes(clause) && titled.some((other) => detections.has(other))
  }
  const isInPassing = (clause: string, { passage }: Detection): boolean => {
    const { section } = contract.passages[passage] as Passage
    if (standsInAnother(clause, section)) return true
    return !detector.titledAs(contract, section).includes(clause) && isLimbOfAnother(clause, passage, limbs)
  }
  const evidenceAt = ({ pattern, passage: index }: Detection): Evidence => {
    const { span, section } = contract.passages[index] as Passage
    return { pattern, span, section }
  }
  const covered = new Map<string, FamilyCoverage>()
  const sectionsBy = new Map<string, readonly number[]>()
  for (const family of families) {
    const clause = family.id
    const found = detections.get(clause) ?? nothing
    const shown = shownBy(found, clause, contract, detector)
    const named = annotated(contract, clause)
    const present = found.length > 0 || named.length > 0
    const sections = named.length > 0 ? [...new Set([...shown.sections, ...named])] : shown.sections
    sectionsBy.set(clause, sections)
    const places = { shown: passagesOf(found), annotated: placesOf(contract, named) }
    const elements = present ? elementsOf(family, { contract, ...places, detections, applies, fact }) : []
    const isRequired = wanted.clauses.get(clause) === 'required'
    const own = found.find((one) => !isInPassing(clause, one))
    const isPassing = present && !own && named.every((section) => standsInAnother(clause, section))
    const missingElements = elements
      .filter(({ element, status }) => {
        const lacks = status === 'flawed' || (status === 'absent' && (!isPassing || isRequired))
        return element.level === 'required' && lacks && !wanted.waives.has(element.id)
      })
      .map(({ element }) => element.id)
    // A sentence elsewhere stands for a clause that the deal requires only where it can be seen to have what such a clause asks for.
    const isThere =
      present && !(isPassing && isRequired && !elements.some(({ element }) => element.level === 'required'))
    const isWaived = wanted.waives.has(clause) && (isThere ? missingElements.length > 0 : wanted.clauses.has(clause))
    const status = isWaived ? 'waived' : statusOf(isThere, missingElements.length > 0, wanted.clauses.has(clause))
    // The clause that has the family's title, else the one that its drafter calls so, else where it is said not in passing.
    const [called] = named
    const unnamed = called === undefined ? (own ?? found[0]) : undefined
    const first = shown.own === undefined ? unnamed : shown.firsts.get(shown.own)
    const principal = first ? evidenceAt(first) : called === undefined ? undefined : annotation(contract, called)
    const recorded = recordedPosition(contract, clause)
    covered.set(clause, {
      ...{ status, present, isPassing, elements, missingElements },
      ...(principal ? { principal } : {}),
      ...(recorded ? { position: recorded } : {}),
    })
  }
  return {
    get: (clause) => covered.get(clause),
    evidenceOf: (clause) => [
      ...(detections.get(clause) ?? nothing).map(evidenceAt),
      ...annotated(contract, clause).map((section) => annotation(contract, section)),
    ],
    inSection: (section) =>
      families.flatMap(({ id }) => {
        const { sections } = shownBy(detections.get(id) ?? nothing, id, contract, detector)
        return sections.some((inner) => isWithin(contract, inner, section)) ? [id] : []
      }),
    wordsOf: (subject, only) =>
      (detections.get(subject) ?? nothing).flatMap(({ passage: index }) => {
        if (only !== undefined && index !== only) return []
        const passage = contract.passages[index]
        const words = passage ? detector.wordsOf(passage, subject) : []
        const [first, last] = [words[0], words.at(-1)]
        if (!passage || !first || !last) return []
        return [{ span: sourceSpan(passage, first.start, last.end), section: passage.section }]
      }),
    passagesOf: (subject) => passagesOf(detections.get(subject) ?? nothing),
    sectionsOf: (clause) => sectionsBy.get(clause) ?? [],
  }
}

/** How a clause stands that no waiver accepts. */
function statusOf(isThere: boolean, lacksElements: boolean, isWanted: boolean): CoverageStatus {
  if (isThere) return lacksElements ? 'weak' : 'met'
  return isWanted ? 'missing' : 'not-applicable'
}

const nothing: readonly Detection[] = []

/** Where the words of a family stand. */
interface Shown {
  readonly titles: object
  readonly detector: Detector
  /** The sections, in the order of their first words. */
  readonly sections: readonly number[]
  /** What was found first in each of them. */
  readonly firsts: ReadonlyMap<number, Detection>
  /** The first of them that stands under a usual title of the family. */
  readonly own: number | undefined
}

const known = new WeakMap<readonly Detection[], Shown>()

/** Where the words of a family stand; the same answer for as long as what is found and the titles of the contract are the same. */
function shownBy(found: readonly Detection[], clause: string, contract: Contract, detector: Detector): Shown {
  const { titles } = contract
  const before = known.get(found)
  if (before?.titles === titles && before.detector === detector) return before
  const firsts = new Map<number, Detection>()
  for (const one of found) {
    const { section } = contract.passages[one.passage] as Passage
    if (!firsts.has(section)) firsts.set(section, one)
  }
  const sections = [...firsts.keys()]
  const own = sections.find((section) => detector.titledAs(contract, section).includes(clause))
  const made = { titles, detector, sections, firsts, own }
  known.set(found, made)
  return made
}

/** The sections that the drafter says are this clause: they are, until their words say otherwise (`misannotated-clause`). */
const annotated = ({ annotations }: Contract, clause: string): readonly number[] =>
  annotations
    .filter(({ clauses, section }) => section > 0 && clauses.some(({ name }) => name === clause))
    .map(({ section }) => section)

const headOf = ({ sections }: Contract, section: number): Span => sections[section]?.head ?? { start: 0, end: 0 }

const annotation = (contract: Contract, section: number): Evidence => ({
  pattern: 'annotation',
  span: headOf(contract, section),
  section,
})

/** Sections as places: where their heads stand. */
const placesOf = (contract: Contract, sections: readonly number[]): readonly Place[] =>
  sections.map((section) => ({
    passage: lastStarting(contract.passages, headOf(contract, section).start),
    section,
  }))

function recordedPosition({ annotations }: Contract, clause: string): Position | undefined {
  const named = annotations.flatMap(({ clauses }) => clauses.filter(({ name }) => name === clause))
  return named.map(({ position }) => position).findLast(isPosition)
}

function isWithin(contract: Contract, inner: number, outer: number): boolean {
  for (let section = inner; section >= 0; section = contract.sections[section]?.parent ?? -1) {
    if (section === outer) return true
  }
  return false
}
