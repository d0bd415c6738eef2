import type { Kept } from './changed.ts'
import type { Passage, Section } from './contract.ts'

/** What a contract is but for its words and places. */
export interface Shape {
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
}

/** How much of one contract was taken from another, wherever it stands. */
export interface Taken {
  readonly from: Shape
  readonly sections: Kept
  readonly passages: Kept
}

/**
 * Whether two contracts differ in words, titles and places alone: not in what their sections and passages are.
 * @param taken what of the second was taken from the first: that need not be compared
 */
export const isSameShape = (a: Shape, b: Shape, taken?: Taken): boolean =>
  hasSame(a.sections, b.sections, isSameSection, taken?.sections) &&
  hasSame(a.passages, b.passages, isSamePassage, taken?.passages)

/** Whether the sections of two contracts of one shape have the same titles; as {@link isSameShape}. */
export const areTitledAlike = (a: Shape, b: Shape, taken?: Taken): boolean =>
  // The document gets its title wherever that stands.
  a.sections[0]?.title === b.sections[0]?.title &&
  hasSame(a.sections, b.sections, (one, other) => one.title === other.title, taken?.sections)

function hasSame<T>(
  some: readonly T[],
  others: readonly T[],
  isSame: (a: T, b: T) => boolean,
  { head, tail }: Kept = { head: 0, tail: 0 },
): boolean {
  if (some.length !== others.length) return false
  for (let i = head; i < some.length - tail; i++) if (!isSame(some[i] as T, others[i] as T)) return false
  return true
}

const isSamePassage = (a: Passage, b: Passage): boolean =>
  a === b || (a.section === b.section && a.lead === b.lead && a.kind === b.kind)

const isSameSection = (a: Section, b: Section): boolean =>
  a === b ||
  (a.parent === b.parent &&
    a.kind === b.kind &&
    a.level === b.level &&
    a.number?.text === b.number?.text &&
    a.number?.style === b.number?.style)
