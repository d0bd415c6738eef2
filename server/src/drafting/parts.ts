import { type Kept, keptOf, keptOfAll } from '../contract/changed.ts'
import type { Contract, Origins, Span } from '../contract/contract.ts'
import { fromVersionToVersion, isSameList } from '../contract/fromVersionToVersion.ts'
import { perContract } from '../contract/perContract.ts'
import { type IndexRange, lastBy } from '../contract/search.ts'
import type { Shape } from '../contract/shape.ts'
import { isIn, type Met, numbersIn } from './numbersMet.ts'
import type { NumberedPart, Part } from './part.ts'
import { nestParts, placeAll } from './partNesting.ts'

/** The numbered parts of a contract, in document order. */
export const partsOf = perContract((contract): readonly Part[] => {
  const { numbers, parts, ends } = numberingOf(contract)
  const known = numberedFirst.get(contract)
  if (known) return known
  return placeAll(
    parts.map((part, i) => ({ ...part, at: placeOf(numbers[i] as Met, contract) })),
    ends,
    contract,
  )
})

/**
 * Stands for how the parts of a contract are numbered and nested, whatever stands in them and where: the same object for as
 * long as no edit changes that.
 */
export const numberingKey = (contract: Contract): object => numberingOf(contract).key

/** The parts as they are numbered and nested, which is sooner known than where they stand. */
export const numberedParts = (contract: Contract): readonly NumberedPart[] => numberingOf(contract).parts

/** Index of the next part outside of a part. */
export const partEnd = (contract: Contract, part: number): number => numberingOf(contract).ends[part] as number

/** Where the number of a part stands. */
export const numberSpan = (contract: Contract, part: number): Span =>
  placeOf(numberingOf(contract).numbers[part] as Met, contract)

/** How one version is numbered. */
interface Numbering {
  readonly key: object
  readonly shape: Shape
  readonly origins: Origins
  readonly numbers: readonly Met[]
  /** Their passages and sections, as {@link Met} has them: beside each other, since an edit looks through all of them. */
  readonly places: { readonly passages: Int32Array; readonly sections: Int32Array }
  /** The parts of the version that was numbered alike first. */
  readonly parts: readonly Part[]
  /** For each part the index of the next one outside of it. */
  readonly ends: readonly number[]
}

const numberingOf = fromVersionToVersion((contract, before: Numbering | undefined): Numbering => {
  const { shape, origins } = contract
  const again = before && numbersAgain(contract, before)
  if (again === before?.numbers && before?.shape === shape) return { ...before, origins }
  if (before && again) return { ...before, shape, origins, numbers: again, places: placesOf(again) }
  const numbers = numbersIn(contract)
  const { parts, ends } = nestParts(contract, numbers)
  numberedFirst.set(contract, parts)
  return { key: {}, shape, origins, numbers, places: placesOf(numbers), parts, ends }
})

const placesOf = (numbers: readonly Met[]): Numbering['places'] => ({
  passages: Int32Array.from(numbers, ({ passage }) => passage),
  sections: Int32Array.from(numbers, ({ section }) => section),
})

/** The parts of versions that were numbered in another way than the version before. */
const numberedFirst = new WeakMap<Contract, readonly Part[]>()

/** The numbers, where the pieces that changed are numbered as before, wherever they stand; else undefined. */
function numbersAgain(contract: Contract, { shape, origins, numbers, places }: Numbering): readonly Met[] | undefined {
  const nested = contract.shape.nestedSince(shape)
  if (!nested) return undefined
  const { passages, sections } = contract.origins
  const ofPassages = keptOfAll(nested, keptOf(origins.passages, passages))
  const ofSections = keptOf(origins.sections, sections)
  const now = numbersIn(contract, {
    passages: changedRange(ofPassages, passages),
    sections: changedRange(ofSections, sections),
  })
  const [oldPassages, oldSections] = [
    changedRange(ofPassages, origins.passages),
    changedRange(ofSections, origins.sections),
  ]
  const touched: number[] = []
  for (let i = 0; i < numbers.length; i++) {
    const passage = places.passages[i] as number
    const isTouched = passage < 0 ? isIn(oldSections, places.sections[i] as number) : isIn(oldPassages, passage)
    if (isTouched) touched.push(i)
  }
  const by = passages.length - origins.passages.length
  if (by === 0 && touched.length === 0 && now.length === 0) return numbers
  const before = touched.map((index) => numbers[index] as Met)
  if (!areAlike(before, now)) return undefined
  const again = by === 0 ? numbers.slice() : numbers.map((met) => movedBehind(met, oldPassages.to, by))
  for (const [i, index] of touched.entries()) again[index] = now[i] as Met
  return again
}

/** A number whose passage, where it comes after an edit, stands at another index. */
const movedBehind = (met: Met, edited: number, by: number): Met =>
  met.passage < edited ? met : { ...met, passage: met.passage + by }

/** Where a number stands. */
function placeOf({ passage, section, from, at }: Met, { passages, sections }: Contract): Span {
  const head = sections[section]?.number
  if (passage < 0 && head) return head.span
  const start = (passages[passage]?.span.start ?? 0) + from
  return { start, end: start + at.end - at.start }
}

const changedRange = ({ head, tail }: Kept, list: readonly object[]): IndexRange => ({
  from: head,
  to: list.length - tail,
})

/** Whether numbers differ in their places alone, and so are parts alike. */
function areAlike(some: readonly Met[], others: readonly Met[]): boolean {
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i++) if (!isAlike(some[i] as Met, others[i] as Met)) return false
  return true
}

const isAlike = (a: Met, b: Met): boolean =>
  a.section === b.section &&
  a.passage < 0 === b.passage < 0 &&
  a.column === b.column &&
  a.value === b.value &&
  a.form === b.form &&
  a.isHead === b.isHead &&
  a.isMarker === b.isMarker &&
  a.startsLine === b.startsLine &&
  a.inserted === b.inserted &&
  a.at.end - a.at.start === b.at.end - b.at.start &&
  isSameList(a.keys, b.keys)

/** Index of the last part that begins at or before a place, or -1. */
const lastPartBefore = (parts: readonly Part[], offset: number): number => lastBy(parts, offset, ({ at }) => at.start)

/** Whether the number of a part stands at a place. */
export function isPartStart(contract: Contract, offset: number): boolean {
  const parts = partsOf(contract)
  return parts[lastPartBefore(parts, offset)]?.at.start === offset
}

/** Index of the innermost part that holds a place, or -1. */
export function partAt(contract: Contract, offset: number): number {
  const parts = partsOf(contract)
  for (let index = lastPartBefore(parts, offset); index >= 0; index = (parts[index] as Part).parent) {
    if (offset < (parts[index] as Part).span.end) return index
  }
  return -1
}

/** The parts that hold a place, innermost first. */
export function partsAround(contract: Contract, offset: number): number[] {
  const parts = partsOf(contract)
  const around: number[] = []
  for (let at = partAt(contract, offset); at >= 0; at = parts[at]?.parent ?? -1) around.push(at)
  return around
}
