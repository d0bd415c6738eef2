import type { Annotation, Origins, Passage, Section, Span, Waiver } from './contract.ts'
import type { Wording } from './wording.ts'

/** What has been built of a contract. */
export interface Built {
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
  readonly wordings: readonly Wording[]
  readonly origins: Origins
  readonly annotations: readonly Annotation[]
  readonly waivers: readonly Waiver[]
}

/** How far a contract was built at some place of the text: all that what comes next depends on, but for places. */
export interface Mark {
  readonly sections: number
  readonly passages: number
  readonly annotations: number
  readonly waivers: number
  /** The sections that were open, outermost first, each with how many stood in it. */
  readonly open: readonly number[]
  readonly inner: readonly number[]
  /** Whether the document had its title. */
  readonly isNamed: boolean
  /** The last words, which the next ones may go on with. */
  readonly last: Wording | undefined
}

/** Whether two contracts that were built alike up to their marks go on alike from there. */
export function goOnAlike(a: Mark, inA: Built, b: Mark, inB: Built): boolean {
  if (a.sections !== b.sections || a.passages !== b.passages) return false
  if (a.annotations !== b.annotations || a.waivers !== b.waivers) return false
  if (a.isNamed !== b.isNamed || a.last !== b.last || a.open.length !== b.open.length) return false
  return a.open.every((section, i) => {
    if (section !== b.open[i] || a.inner[i] !== b.inner[i]) return false
    const [one, other] = [inA.sections[section], inB.sections[section]]
    return one?.kind === other?.kind && one?.level === other?.level && one?.number?.text === other?.number?.text
  })
}

/** A place so many units further on. */
export const movedSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

/** A passage so many units further on. */
export const movedPassage = ({ kind, text, wording, span, runs, section, lead }: Passage, by: number): Passage => ({
  kind,
  text,
  wording,
  span: movedSpan(span, by),
  runs,
  section,
  lead,
})

/** A comment with a word for Proviso in it, so many units further on. */
export const movedAnnotation = ({ span, clauses, section }: Annotation, by: number): Annotation => ({
  span: movedSpan(span, by),
  clauses: clauses.map((clause) => ({ ...clause, span: movedSpan(clause.span, by) })),
  section,
})
