import type { Annotation, Origins, Passage, Section, Span, Waiver } from './contract.ts'
import { isSameData } from './sameData.ts'
import type { Wording } from './wording.ts'

/** What has been built of a contract. */
export interface Built {
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
  readonly wordings: readonly Wording[]
  readonly origins: Origins
  readonly annotations: readonly Annotation[]
  readonly waivers: readonly Waiver[]
  /** Where lists or quotations of Markdown stand deeper in one another than is read. */
  readonly tooDeep: readonly Span[]
}

/** How far a contract was built at some place of the text: all that what comes next depends on, but for places. */
export interface Mark {
  readonly sections: number
  readonly passages: number
  readonly annotations: number
  readonly waivers: number
  readonly tooDeep: number
  /** The sections that were open, outermost first, each with how many stood in it. */
  readonly open: readonly number[]
  readonly inner: readonly number[]
  /** Whether the document had its title. */
  readonly isNamed: boolean
  /** The last words, which the next ones may go on with. */
  readonly last: Wording | undefined
}

/** Whether two contracts go on alike from their marks, wherever in their lists that is. */
export function goOnAlike(a: Mark, inA: Built, b: Mark, inB: Built): boolean {
  if (a.isNamed !== b.isNamed || a.last !== b.last || a.open.length !== b.open.length) return false
  if (inA.passages[a.passages - 1]?.kind !== inB.passages[b.passages - 1]?.kind) return false
  // The first heading of all names the document.
  if (a.sections !== b.sections && Math.min(a.sections, b.sections) === 1) return false
  return a.open.every((section, i) => {
    if (Math.min(a.inner[i] as number, several) !== Math.min(b.inner[i] as number, several)) return false
    const [one, other] = [inA.sections[section], inB.sections[b.open[i] as number]]
    return one?.kind === other?.kind && one?.level === other?.level && one?.number?.text === other?.number?.text
  })
}

/** How others nest depends on whether a section has no child, one, or this many or more. */
const several = 2

/**
 * Leads from one contract to another that goes on as it does from a mark on: what one says from there, the other says at other
 * indexes. What stands before the mark leads on as it did, but for the sections that are open.
 */
export class Shift {
  readonly #from: Mark
  readonly #to: Mark
  /** Whether as much stands before the one mark as before the other: all stays at its index. */
  readonly isNone: boolean

  constructor(from: Mark, to: Mark) {
    this.#from = from
    this.#to = to
    this.isNone = isSameData({ ...from, last: undefined }, { ...to, last: undefined })
  }

  section(index: number): number {
    const { sections, open } = this.#from
    if (index >= sections) return index + this.#to.sections - sections
    return this.#to.open[open.indexOf(index)] ?? index
  }

  passage(index: number): number {
    const { passages } = this.#from
    return index < passages ? index : index + this.#to.passages - passages
  }

  /** How many more sections stand in one in the end. */
  inner(section: number): number {
    const at = this.#from.open.indexOf(section)
    return at < 0 ? 0 : (this.#to.inner[at] as number) - (this.#from.inner[at] as number)
  }

  mark(mark: Mark): Mark {
    if (this.isNone) return mark
    return {
      sections: mark.sections + this.#to.sections - this.#from.sections,
      passages: mark.passages + this.#to.passages - this.#from.passages,
      annotations: mark.annotations + this.#to.annotations - this.#from.annotations,
      waivers: mark.waivers + this.#to.waivers - this.#from.waivers,
      tooDeep: mark.tooDeep + this.#to.tooDeep - this.#from.tooDeep,
      open: mark.open.map((section) => this.section(section)),
      inner: mark.inner.map((inner, i) => inner + this.inner(mark.open[i] as number)),
      isNamed: mark.isNamed,
      last: mark.last,
    }
  }
}

/** A place so many units further on. */
export const movedSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

/** A passage so many units further on, in another place of the lists. */
export const movedPassage = (
  { kind, text, wording, span, runs, section, lead }: Passage,
  by: number,
  shift: Shift,
): Passage => ({
  kind,
  text,
  wording,
  span: movedSpan(span, by),
  runs,
  section: shift.section(section),
  lead: shift.passage(lead),
})

/** A comment with a word for Proviso in it, so many units further on. */
export const movedAnnotation = ({ span, clauses, section }: Annotation, by: number, shift: Shift): Annotation => ({
  span: movedSpan(span, by),
  clauses: clauses.map((clause) => ({ ...clause, span: movedSpan(clause.span, by) })),
  section: shift.section(section),
})
