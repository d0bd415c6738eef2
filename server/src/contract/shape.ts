import { type Kept, nothingKept } from './changed.ts'
import type { Contract, Passage, Section } from './contract.ts'

/** What is compared of two contracts. */
export type Shaped = Pick<Contract, 'sections' | 'passages'>

/** How much of one contract was taken from another, at the same indexes. */
export interface Taken {
  readonly from: Shaped
  readonly sections: Kept
  readonly passages: Kept
}

/**
 * What a contract is but for its words, titles and places ({@link Contract.shape}), with what the edit left alone that made it from
 * the shape before.
 */
export class Shape {
  /** Stands for this shape in the next one: that does not lead to it, or all would be kept. */
  readonly #id: object = {}
  readonly #before: object | undefined
  /** The passages that are of the same kind as before. */
  readonly #kinds: Kept | undefined
  /** Those of them that stand in the same section, and that the same one leads into; undefined where sections came or went. */
  readonly #nested: Kept | undefined

  constructor(before?: Shape, kinds?: Kept, nested?: Kept) {
    if (before) this.#before = before.#id
    this.#kinds = kinds
    this.#nested = nested
  }

  /**
   * The first and last passages of a contract that are of the kind that they had in one of an earlier shape, which overlap where
   * either may have come or gone; undefined where that is too long ago.
   */
  kindsSince(before: Shape): Kept | undefined {
    if (before === this) return allKept
    return before.#id === this.#before ? this.#kinds : undefined
  }

  /** The same of those that stand in the same section, and that the same passage leads into, where all sections are as they were. */
  nestedSince(before: Shape): Kept | undefined {
    if (before === this) return allKept
    return before.#id === this.#before ? this.#nested : undefined
  }
}

/** Of one shape all passages are kept: what has one more is of another. */
export const allKept: Kept = { head: Number.POSITIVE_INFINITY, tail: Number.POSITIVE_INFINITY }

/**
 * The shape of a contract: the one of the contract before, where the two differ in words, titles and places alone.
 * @param taken what of the second was taken from the first: that need not be compared
 */
export function shapeAfter(a: Shaped, shape: Shape, b: Shaped, taken?: Taken): Shape {
  const by = b.passages.length - a.passages.length
  const isNestedAsBefore = hasSame(a.sections, b.sections, isSameSection, taken?.sections)
  if (isNestedAsBefore && hasSame(a.passages, b.passages, isSamePassage, taken?.passages)) return shape
  const kinds = keptBy(a.passages, b.passages, (one, other) => one.kind === other.kind)
  const nested = isNestedAsBefore
    ? keptBy(
        a.passages,
        b.passages,
        (one, other, isMoved) =>
          isSamePassage(one, other) ||
          // What leads into it has moved as it did itself.
          (isMoved &&
            one.kind === other.kind &&
            one.section === other.section &&
            one.lead >= 0 &&
            one.lead + by === other.lead),
      )
    : undefined
  return new Shape(shape, kinds, nested)
}

/** Whether the sections of two contracts of one shape have the same titles; as {@link shapeAfter}. */
export const areTitledAlike = (a: Shaped, b: Shaped, taken?: Taken): boolean =>
  // The document gets its title wherever that stands.
  a.sections[0]?.title === b.sections[0]?.title &&
  hasSame(a.sections, b.sections, (one, other) => one.title === other.title, taken?.sections)

function hasSame<T>(
  some: readonly T[],
  others: readonly T[],
  isSame: (a: T, b: T) => boolean,
  { head, tail } = nothingKept,
): boolean {
  if (some.length !== others.length) return false
  for (let i = head; i < some.length - tail; i++) if (!isSame(some[i] as T, others[i] as T)) return false
  return true
}

/** What two lists have in common at their ends, each end by itself: most passages are of one kind. */
function keptBy<T>(some: readonly T[], others: readonly T[], isSame: (a: T, b: T, isMoved: boolean) => boolean): Kept {
  const shorter = Math.min(some.length, others.length)
  let [head, tail] = [0, 0]
  while (head < shorter && isSame(some[head] as T, others[head] as T, false)) head++
  while (tail < shorter && isSame(some.at(-1 - tail) as T, others.at(-1 - tail) as T, true)) tail++
  return { head, tail }
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
