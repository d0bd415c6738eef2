import type { Contract } from '../contract/contract.ts'
import type { Met } from './numbersMet.ts'
import type { Part } from './part.ts'
import { asRoman, type NumberForm, type PartNumber } from './partNumber.ts'

type OpenPart = { -readonly [K in keyof Part]: Part[K] } & { column: number; isHead: boolean }

/**
 * The parts that numbers stand for, one for each, nested in one another.
 * @param numbers that stand in the contract, in document order
 * @returns the parts, and for each the index of the next one outside of it
 */
export const nestParts = (
  contract: Contract,
  numbers: readonly Met[],
): { readonly parts: readonly Part[]; readonly ends: readonly number[] } => new PartBuilder(contract, numbers).build()

/** Gives parts their spans: to where the next one outside of them begins, or their section ends. */
export function placeAll<P extends { -readonly [K in keyof Part]: Part[K] }>(
  parts: readonly P[],
  ends: readonly number[],
  { sections }: Contract,
): readonly P[] {
  for (const [i, part] of parts.entries()) {
    const next = parts[ends[i] as number]?.at.start ?? Number.POSITIVE_INFINITY
    const end = Math.min(next, sections[part.section]?.span.end ?? 0)
    part.span = { start: part.at.start, end: Math.max(end, part.at.end) }
  }
  return parts
}

class PartBuilder {
  readonly #contract: Contract
  readonly #numbers: readonly Met[]
  readonly #parts: OpenPart[] = []
  readonly #ofSection = new Map<number, number>()
  /** The last part of each form under each parent. */
  readonly #last = new Map<string, number>()
  /** Parts that are open, outermost first. */
  #open: number[] = []
  #rows = 0

  /** @param numbers that stand in the contract, in document order */
  constructor(contract: Contract, numbers: readonly Met[]) {
    this.#contract = contract
    this.#numbers = numbers
  }

  /** One part for each number. */
  build(): { parts: readonly Part[]; ends: readonly number[] } {
    for (const met of this.#numbers) this.#add(met)
    const ends = this.#parts.map((_part, i) => {
      let next = i + 1
      while (next < this.#parts.length && this.#isInside(next, i)) next++
      return next
    })
    return { parts: placeAll(this.#parts, ends, this.#contract), ends }
  }

  #isInside(index: number, host: number): boolean {
    for (let at = this.#parts[index]?.parent ?? -1; at >= host; at = this.#parts[at]?.parent ?? -1) {
      if (at === host) return true
    }
    return false
  }

  #add(met: Met): void {
    const continued = met.isHead || met.isMarker || met.keys.length > 1 ? this.#continuedBy(met) : -1
    if (continued >= 0) this.#open.length = continued
    else this.#closeFor(met)
    const number = continued >= 0 ? met : this.#nest(met)
    const parent = this.#open.at(-1) ?? -1
    const index = this.#parts.length
    const { form, keys, value, inserted } = number
    const { at, section, isMarker, isHead, startsLine, column } = met
    const level = `${parent} ${form} ${keys.length}`
    const previous = this.#parts[this.#last.get(level) ?? -1]
    this.#last.set(level, index)
    this.#parts.push({
      ...{ form, keys, value, inserted, isMarker, startsLine, at, span: at, parent, section, column, isHead },
      row: -1,
    })
    this.#count(index, previous)
    this.#open.push(index)
    if (met.isHead) this.#ofSection.set(section, index)
  }

  /**
   * Position in the open parts of the one that a clause follows by its number, whatever the source nests: Markdown takes
   * `4. **Fees**` after an indented paragraph for a list inside clause 3.
   */
  #continuedBy(met: Met): number {
    return this.#open.findLastIndex((index) => {
      const part = this.#parts[index] as OpenPart
      const isNext = part.value === met.value - 1 || (part.value === met.value && met.inserted)
      // Markers of one list stand in one column.
      if (met.isMarker && part.isMarker && Math.abs(met.column - part.column) > 1) return false
      return isNext && part.form === met.form && part.keys.length === met.keys.length && isBeside(part, met)
    })
  }

  /** Closes the open parts that cannot hold a number, by the section that it stands in. */
  #closeFor(met: Met): void {
    const base = this.#baseOf(met)
    const from = base < 0 ? 0 : this.#open.indexOf(base) + 1
    if (base >= 0 && from === 0) this.#open = this.#chain(base)
    else if (this.#isElsewhere(this.#around(met), from)) this.#open.length = from
    else if (met.isHead) this.#open.length = this.#endOfHolders(met, from)
  }

  /** Position behind the open parts that may hold a head, from a position on. */
  #endOfHolders(head: Met, from: number): number {
    const end = this.#open.findIndex((index, i) => i >= from && !mayHold(this.#parts[index] as Part, head))
    return end < 0 ? this.#open.length : end
  }

  /** The section that a number stands in; a head stands in the one around its own. */
  #around({ isHead, section }: Pick<Met, 'isHead' | 'section'>): number {
    return isHead ? (this.#contract.sections[section]?.parent ?? -1) : section
  }

  /** The innermost section without a number that a number stands in, or -1. */
  #unnumberedAround(part: Pick<Met, 'isHead' | 'section'>): number {
    const { sections } = this.#contract
    let section = this.#around(part)
    while (sections[section]?.number) section = sections[section]?.parent ?? -1
    return section
  }

  /** Finds a number's level among the open parts, and closes those that are no deeper. */
  #nest(met: Met): Omit<PartNumber, 'length'> {
    const base = this.#baseOf(met)
    const depth = base < 0 ? 0 : this.#open.indexOf(base) + 1
    const number = this.#read(met, depth)
    const sibling = this.#siblingOf(number, met, depth)
    if (sibling >= 0) this.#open.length = sibling
    else if (number.keys.length > 1) while (this.#open.length > depth && !this.#holds(number)) this.#open.pop()
    return number
  }

  /** The part of the innermost numbered section that the number stands in. */
  #baseOf(met: Met): number {
    const { sections } = this.#contract
    for (let section = this.#around(met); section >= 0; section = sections[section]?.parent ?? -1) {
      const part = this.#ofSection.get(section)
      if (part !== undefined) return part
    }
    return -1
  }

  #chain(index: number): number[] {
    const chain: number[] = []
    for (let at = index; at >= 0; at = this.#parts[at]?.parent ?? -1) chain.unshift(at)
    return chain
  }

  /** Whether a head without a number stands between the open part at a position and a place in a section. */
  #isElsewhere(section: number, from: number): boolean {
    const open = this.#parts[this.#open[from] ?? -1]
    const head = this.#contract.sections[section]?.head
    return open !== undefined && head !== undefined && head.start > open.at.end
  }

  /** A letter that may be a Roman numeral is one where it does not follow the letter before it. */
  #read(met: Met, depth: number): Omit<PartNumber, 'length'> {
    const roman = asRoman(met)
    if (!roman) return met
    const openOf = (form: NumberForm): OpenPart | undefined => {
      const index = this.#open.slice(depth).findLast((at) => this.#parts[at]?.form === form)
      return index === undefined ? undefined : this.#parts[index]
    }
    if (openOf(met.form)?.value === met.value - 1) return met
    return roman.value === 1 || openOf(roman.form)?.value === roman.value - 1 ? roman : met
  }

  /** Position in the open parts of the one that this number stands beside; -1 where it opens a level of its own. */
  #siblingOf(number: Omit<PartNumber, 'length'>, met: Met, depth: number): number {
    for (let i = this.#open.length - 1; i >= depth; i--) {
      const part = this.#parts[this.#open[i] as number] as OpenPart
      if (part.form !== number.form || part.keys.length !== number.keys.length) continue
      const isDeeper = met.column > part.column + 1 && number.value === 1 && number.keys.length === 1
      if (!isDeeper) return i
      return -1
    }
    return -1
  }

  #holds(number: Omit<PartNumber, 'length'>): boolean {
    const top = this.#parts[this.#open.at(-1) as number]
    return top !== undefined && beginsWith(number, top)
  }

  /** Puts a part into the row of the one before it, or begins a new row. */
  #count(index: number, previous: OpenPart | undefined): void {
    const part = this.#parts[index] as OpenPart
    if (!previous || this.#beginsAnew(part, previous)) {
      part.row = this.#rows++
      return
    }
    part.row = previous.row
    // "1." before every item: Markdown counts by itself.
    if (this.#isCounted(part, previous)) {
      part.value = previous.value + 1
      part.keys = [...part.keys.slice(0, -1), String(part.value)]
    }
  }

  #beginsAnew(part: OpenPart, previous: OpenPart): boolean {
    if (part.keys.length !== previous.keys.length || !isBeside(part, previous)) return true
    if (part.isMarker !== previous.isMarker) return true
    if (part.value !== 1 || this.#isCounted(part, previous)) return false
    // A list that has one item may follow another, and so may a clause under the next title; a clause 1 beside a clause 1 is a slip.
    return previous.value > 1 || !part.isHead || !this.#isUnderOneTitle(part, previous)
  }

  /** Whether Markdown counts a part on from the one before it, whatever its marker says: the next title ends a list. */
  #isCounted(part: OpenPart, previous: OpenPart): boolean {
    const areMarkers = part.isMarker && previous.isMarker
    return areMarkers && this.#isUnderOneTitle(part, previous) && writtenAlike(this.#contract.text, part, previous)
  }

  /** Whether no title without a number stands between two parts; one with a number would be the part that holds the second. */
  #isUnderOneTitle(part: OpenPart, previous: OpenPart): boolean {
    return this.#unnumberedAround(part) === this.#unnumberedAround(previous)
  }
}

/** Numbers of clauses; any other stands for what is inside of them. */
const numbersClauses: ReadonlySet<NumberForm> = new Set([
  'zh-chapter',
  'zh-section',
  'zh-article',
  'zh-list',
  'article',
  'section',
  'roman',
  'decimal',
])

/** Whether a number begins with that of a part: 9.3 with 9. */
const beginsWith = ({ keys }: Pick<Part, 'keys'>, { keys: outer }: Pick<Part, 'keys'>): boolean =>
  outer.length < keys.length && outer.every((key, i) => key === keys[i])

/** Whether a head may stand in a part, as `(a)` and 9.3 do in clause 9. */
const mayHold = (part: Part, head: Met): boolean =>
  beginsWith(head, part) || (numbersClauses.has(part.form) && !numbersClauses.has(head.form))

/** Whether two numbers of one length differ in their last keys alone. */
const isBeside = ({ keys }: Pick<Part, 'keys'>, { keys: others }: Pick<Part, 'keys'>): boolean =>
  keys.every((key, i) => i === keys.length - 1 || key === others[i])

const writtenAlike = (text: string, a: Part, b: Part): boolean =>
  text.slice(a.at.start, a.at.end) === text.slice(b.at.start, b.at.end)
