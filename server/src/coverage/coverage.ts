import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import type { Element, Family, Position } from '../policy/schema.ts'
import { isPosition } from '../policy/values.ts'
import type { Detection, Detector } from './detector.ts'
import { type ElementCoverage, elementsOf } from './elements.ts'

/** How a family stands in a contract. `weak`: it is there and lacks an element that it should have. */
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
   * Its words stand in clauses of other families alone, such as export law named in a clause on lawful source. The contract has
   * it then, but no clause of its own that could be called incomplete, unless the deal requires one.
   */
  readonly isPassing: boolean
  readonly evidence: readonly Evidence[]
  /** The first evidence in the clause that is this family's own, where it has one; else the first of all. */
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
  /** The families whose words stand in a section or in those inside it, whatever its annotation says. */
  inSection(section: number): readonly string[]
  /** The sections that show a family. */
  sectionsOf(clause: string): readonly number[]
  /** The words by which a contract shows anything that the detector looks for, in document order. */
  wordsOf(subject: string): readonly { readonly span: Span; readonly section: number }[]
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
  const shownBy = (clause: string): Evidence[] =>
    (detections.get(clause) ?? []).map(({ pattern, passage: index }) => {
      const { span, section } = contract.passages[index] as Passage
      return { pattern, span, section }
    })
  const standsInAnother = (clause: string, section: number): boolean => {
    const titled = detector.titledAs(contract, section)
    return titled.length > 0 && !titled.includes(clause) && titled.some((other) => detections.has(other))
  }
  const isOwn = (clause: string, { pattern, section }: Evidence): boolean =>
    pattern === 'annotation' || detector.titledAs(contract, section).includes(clause)
  const covered = new Map<string, FamilyCoverage>()
  for (const family of families) {
    const clause = family.id
    const evidence = [...shownBy(clause), ...annotated(contract, clause)]
    const present = evidence.length > 0
    const sections = [...new Set(evidence.map(({ section }) => section))]
    const elements = present ? elementsOf(family, { contract, evidence, detections, applies, fact }) : []
    const isRequired = wanted.clauses.get(clause) === 'required'
    const isPassing = present && sections.every((section) => standsInAnother(clause, section))
    const missingElements = elements
      .filter(({ element, status }) => {
        const lacks = status === 'flawed' || (status === 'absent' && (!isPassing || isRequired))
        return element.level === 'required' && lacks && !wanted.waives.has(element.id)
      })
      .map(({ element }) => element.id)
    const isWaived = wanted.waives.has(clause) && (present ? missingElements.length > 0 : wanted.clauses.has(clause))
    const status = isWaived
      ? 'waived'
      : present
        ? missingElements.length > 0
          ? 'weak'
          : 'met'
        : wanted.clauses.has(clause)
          ? 'missing'
          : 'not-applicable'
    const principal =
      evidence.find((one) => isOwn(clause, one)) ??
      evidence.find(({ section }) => !standsInAnother(clause, section)) ??
      evidence[0]
    const shown = principal && { principal }
    const recorded = recordedPosition(contract, clause)
    const chosen = recorded && { position: recorded }
    covered.set(clause, { status, present, isPassing, evidence, ...shown, ...chosen, elements, missingElements })
  }
  return {
    get: (clause) => covered.get(clause),
    inSection: (section) =>
      families.flatMap(({ id }) =>
        shownBy(id).some((found) => isWithin(contract, found.section, section)) ? [id] : [],
      ),
    wordsOf: (subject) =>
      (detections.get(subject) ?? []).flatMap(({ passage: index }) => {
        const passage = contract.passages[index]
        const words = passage ? detector.wordsOf(passage, subject) : []
        const [first, last] = [words[0], words.at(-1)]
        if (!passage || !first || !last) return []
        return [{ span: sourceSpan(passage, first.start, last.end), section: passage.section }]
      }),
    passagesOf: (subject) => passagesOf(detections.get(subject) ?? nothing),
    sectionsOf: (clause) => [...new Set(covered.get(clause)?.evidence.map(({ section }) => section))],
  }
}

const nothing: readonly Detection[] = []

/** The passages of what was found, which is the same list for as long as no edit changes it. */
function passagesOf(detections: readonly Detection[]): readonly number[] {
  const known = passagesFound.get(detections) ?? detections.map(({ passage }) => passage)
  passagesFound.set(detections, known)
  return known
}

const passagesFound = new WeakMap<readonly Detection[], readonly number[]>()

/** A section that the drafter says is this clause is one, until its words say otherwise (`misannotated-clause`). */
function annotated(contract: Contract, clause: string): Evidence[] {
  return contract.annotations
    .filter(({ clauses, section }) => section > 0 && clauses.some(({ name }) => name === clause))
    .map(({ section }) => ({
      pattern: 'annotation',
      span: contract.sections[section]?.head ?? { start: 0, end: 0 },
      section,
    }))
}

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
