import type { Passage, Section } from './contract.ts'

/** What a contract is but for its words and places. */
export interface Shape {
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
}

/** Whether two contracts differ in words and places alone: not in what their sections and passages are. */
export const isSameShape = (a: Shape, b: Shape): boolean =>
  hasSame(a.sections, b.sections, isSameSection) && hasSame(a.passages, b.passages, isSamePassage)

function hasSame<T>(some: readonly T[], others: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i++) if (!isSame(some[i] as T, others[i] as T)) return false
  return true
}

const isSamePassage = (a: Passage, b: Passage): boolean =>
  a === b || (a.section === b.section && a.lead === b.lead && a.kind === b.kind)

const isSameSection = (a: Section, b: Section): boolean =>
  a === b ||
  (a.title === b.title &&
    a.parent === b.parent &&
    a.kind === b.kind &&
    a.level === b.level &&
    a.number?.text === b.number?.text &&
    a.number?.style === b.number?.style)
