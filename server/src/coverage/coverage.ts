import type { Contract, Span } from '../contract/contract.ts'
import type { Detector } from './detector.ts'

/** How a family stands in a contract. */
export type CoverageStatus = 'met' | 'missing' | 'waived' | 'not-applicable'

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
  readonly evidence: readonly Evidence[]
  /** Ids of required elements that a clause that is there lacks. */
  readonly missingElements: readonly string[]
}

/** What a contract contains of every family. */
export interface Coverage {
  get(clause: string): FamilyCoverage | undefined
  /** The families whose words stand in a section or in those inside it, whatever its annotation says. */
  inSection(section: number): readonly string[]
  /** The sections that show a family. */
  sectionsOf(clause: string): readonly number[]
}

/**
 * What a contract contains: by its words, and by its drafter's annotations.
 * @param families ids of all families
 * @param needed ids of those that the deal needs
 */
export function coverageOf(
  contract: Contract,
  detector: Detector,
  families: readonly string[],
  needed: ReadonlySet<string>,
): Coverage {
  const detected = new Map<string, Evidence[]>()
  for (const [clause, detections] of detector.detect(contract)) {
    detected.set(
      clause,
      detections.flatMap(({ pattern, passage }) => {
        const found = contract.passages[passage]
        return found ? [{ pattern, span: found.span, section: found.section }] : []
      }),
    )
  }
  const waived = new Set(contract.waivers.filter(({ reason }) => reason).map(({ clause }) => clause))
  const covered = new Map<string, FamilyCoverage>()
  for (const clause of families) {
    const evidence = [...(detected.get(clause) ?? []), ...annotated(contract, clause)]
    const present = evidence.length > 0
    const status = present ? 'met' : !needed.has(clause) ? 'not-applicable' : waived.has(clause) ? 'waived' : 'missing'
    covered.set(clause, { status, present, evidence, missingElements: [] })
  }
  return {
    get: (clause) => covered.get(clause),
    inSection: (section) =>
      families.filter((clause) => detected.get(clause)?.some((found) => isWithin(contract, found.section, section))),
    sectionsOf: (clause) => [...new Set(covered.get(clause)?.evidence.map(({ section }) => section))],
  }
}

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

function isWithin(contract: Contract, inner: number, outer: number): boolean {
  for (let section = inner; section >= 0; section = contract.sections[section]?.parent ?? -1) {
    if (section === outer) return true
  }
  return false
}
