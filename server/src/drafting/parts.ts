import { type Kept, keptOf } from '../contract/changed.ts'
import type { Contract, Origins, Passage, Section, Span } from '../contract/contract.ts'
import { fromVersionToVersion, isSameList } from '../contract/fromVersionToVersion.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { perContract, perShape } from '../contract/perContract.ts'
import { Wording } from '../contract/wording.ts'
import { asRoman, type NumberForm, type PartNumber, partNumber } from './partNumber.ts'

/** A numbered part of a contract: a clause, a sub-clause, an item of a list. */
export interface Part {
  readonly form: NumberForm
  /** As {@link PartNumber.keys}. */
  readonly keys: readonly string[]
  readonly value: number
  readonly inserted: boolean
  /** The number is the marker of a Markdown list, which is shown by count and not as typed. */
  readonly isMarker: boolean
  /** It begins a line of what is drafted; an item inside a paragraph does not, nor does a YAML key. */
  readonly startsLine: boolean
  /** The number as written. */
  readonly at: Span
  /** From its number to where the next part outside it begins. */
  readonly span: Span
  /** Index of the part that holds this one, or -1. */
  readonly parent: number
  /** Index into {@link Contract.sections}. */
  readonly section: number
  /** Which row of siblings it counts in; a row begins where the numbers begin anew. */
  readonly row: number
}

type OpenPart = { -readonly [K in keyof Part]: Part[K] } & { column: number; isHead: boolean }

/** A number met in the text, before it is known what holds it. */
interface Met extends Omit<PartNumber, 'length'> {
  /** Where it stood when it was read. */
  readonly at: Span
  /** Where it begins, from where its passage begins; of a section's it is not asked. */
  readonly from: number
  /** Index of the passage that begins with it, or -1 where it is a section's. */
  readonly passage: number
  readonly section: number
  readonly isHead: boolean
  readonly isMarker: boolean
  readonly startsLine: boolean
  readonly column: number
}

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

/** How one version is numbered. */
interface Numbering {
  readonly key: object
  readonly shape: object
  readonly origins: Origins
  readonly numbers: readonly Met[]
  /** The parts of the version that was numbered alike first. */
  readonly parts: readonly Part[]
  /** For each part the index of the next one outside of it. */
  readonly ends: readonly number[]
}

const numberingOf = fromVersionToVersion((contract, before: Numbering | undefined): Numbering => {
  const { shape, origins } = contract
  const again = before?.shape === shape && numbersAgain(contract, before)
  if (again) return { ...before, origins, numbers: again }
  const numbers = numbersIn(contract)
  const { parts, ends } = new PartBuilder(contract, numbers).build()
  numberedFirst.set(contract, parts)
  return { key: {}, shape, origins, numbers, parts, ends }
})

/** The parts of versions that were numbered in another way than the version before. */
const numberedFirst = new WeakMap<Contract, readonly Part[]>()

/** The numbers, where the pieces that changed are numbered as before, wherever they stand; else undefined. */
function numbersAgain(contract: Contract, { origins, numbers }: Numbering): readonly Met[] | undefined {
  const { passages, sections } = contract.origins
  const changed = {
    passages: changedRange(keptOf(origins.passages, passages), passages),
    sections: changedRange(keptOf(origins.sections, sections), sections),
  }
  const isChanged = ({ passage, section }: Met): boolean =>
    passage < 0 ? isIn(changed.sections, section) : isIn(changed.passages, passage)
  const now = numbersIn(contract, changed)
  if (!areAlike(numbers.filter(isChanged), now)) return undefined
  let next = 0
  return numbers.map((one) => (isChanged(one) ? (now[next++] as Met) : one))
}

/** Where a number stands. */
function placeOf({ passage, section, from, at }: Met, { passages, sections }: Contract): Span {
  const head = sections[section]?.number
  if (passage < 0 && head) return head.span
  const start = (passages[passage]?.span.start ?? 0) + from
  return { start, end: start + at.end - at.start }
}

/** Indexes from one to before another. */
type Range = readonly [from: number, to: number]

const changedRange = ({ head, tail }: Kept, list: readonly object[]): Range => [head, list.length - tail]
const isIn = ([from, to]: Range, index: number): boolean => from <= index && index < to

/** Whether numbers differ in their places alone. */
function areAlike(some: readonly Met[], others: readonly Met[]): boolean {
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i++) if (!isAlike(some[i] as Met, others[i] as Met)) return false
  return true
}

const isAlike = (a: Met, b: Met): boolean =>
  a.section === b.section &&
  a.passage === b.passage &&
  a.column === b.column &&
  a.value === b.value &&
  a.form === b.form &&
  a.isHead === b.isHead &&
  a.isMarker === b.isMarker &&
  a.startsLine === b.startsLine &&
  a.inserted === b.inserted &&
  a.at.end - a.at.start === b.at.end - b.at.start &&
  isSameList(a.keys, b.keys)

/** Gives parts their spans: to where the next one outside of them begins, or their section ends. */
function placeAll<P extends { -readonly [K in keyof Part]: Part[K] }>(
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
    else if (met.isHead || this.#isElsewhere(met.section, from)) this.#open.length = from
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
    let section = met.isHead ? (sections[met.section]?.parent ?? -1) : met.section
    for (; section >= 0; section = sections[section]?.parent ?? -1) {
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
    return (
      top !== undefined && top.keys.length < number.keys.length && top.keys.every((key, i) => key === number.keys[i])
    )
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
    if (part.isMarker && previous.isMarker && writtenAlike(this.#contract.text, part, previous)) {
      part.value = previous.value + 1
      part.keys = [...part.keys.slice(0, -1), String(part.value)]
    }
  }

  #beginsAnew(part: OpenPart, previous: OpenPart): boolean {
    if (part.keys.length !== previous.keys.length || !isBeside(part, previous)) return true
    if (part.isMarker !== previous.isMarker) return true
    if (part.value !== 1) return false
    if (part.isMarker && writtenAlike(this.#contract.text, part, previous)) return false
    // A list that has one item may follow another; a clause 1 after a clause 1 is a slip.
    return previous.value > 1 || !part.isHead
  }
}

/** Whether two numbers of one length differ in their last keys alone. */
const isBeside = ({ keys }: Pick<Part, 'keys'>, { keys: others }: Pick<Part, 'keys'>): boolean =>
  keys.every((key, i) => i === keys.length - 1 || key === others[i])

const writtenAlike = (text: string, a: Part, b: Part): boolean =>
  text.slice(a.at.start, a.at.end) === text.slice(b.at.start, b.at.end)

/** Longer than this, in UTF-16 units, what stands before a number on its line is no indentation or markup. */
const longestLead = 60

/** What a number in front of prose begins with; most sentences are told by it to have none. */
const beginning = /^(?:[(（§\d①-⑳第零〇一二三四五六七八九十百千两]|[A-Za-z]{1,7}\d?[.)]|article|section|clause)/i

const marker = /^[\s>]*(?:[-*+][ \t]+)*(\d{1,3})([.)])[ \t]+(?:[*_]{1,3}|<[^<>]*>)*$/

/** The number that a passage begins with, read as that of a part, and whether prose may begin so. */
const numberBefore = Wording.remembered((text) => ({
  mayBegin: beginning.test(text),
  number: partNumber(text.slice(0, 40), true),
}))

/** The passages that may begin with a number, or be marked with one. */
const mayHaveNumbers = passagesThat(({ kind, wording }) => kind === 'list-item' || numberBefore(wording).mayBegin)

/**
 * The numbers of sections and of passages, in document order.
 * @param among which sections and passages; all of them where it is not said
 */
function numbersIn(contract: Contract, among?: { readonly sections: Range; readonly passages: Range }): Met[] {
  const { text, sections, passages } = contract
  const met: Met[] = []
  const taken = new Set<number>()
  const known = headNumbersOf(contract)
  const [first, end] = among?.sections ?? [0, sections.length]
  for (let index = first; index < end; index++) {
    const section = sections[index] as Section
    if (!section.number) continue
    const number = headNumber(section, text, known[index])
    known[index] = number
    if (!number.number) continue
    const at = section.number.span
    taken.add(at.start)
    const isMarker = section.kind === 'list-item' && !/^[*_]/.test(text.slice(at.start - 1, at.start))
    const column = columnOf(text, at.start)
    met.push(
      metAs(number.number, {
        ...{
          at,
          from: 0,
          section: index,
          passage: -1,
          isHead: true,
          isMarker,
          startsLine: !isKey(section, text),
          column,
        },
      }),
    )
  }
  for (const index of mayHaveNumbers(contract)) {
    if (among && !isIn(among.passages, index)) continue
    const number = numberOfPassage(passages[index] as Passage, index, text, taken)
    if (number) met.push(number)
  }
  return met.sort((a, b) => a.at.start - b.at.start)
}

const metAs = (
  { form, keys, value, inserted }: PartNumber,
  { at, from, section, passage, isHead, isMarker, startsLine, column }: Omit<Met, keyof PartNumber>,
): Met => ({ form, keys, value, inserted, at, from, section, passage, isHead, isMarker, startsLine, column })

/**
 * The number that a passage begins with, or that its list item is marked with.
 * @param index of the passage
 * @param taken where the numbers of sections stand
 */
function numberOfPassage(passage: Passage, index: number, text: string, taken: ReadonlySet<number>): Met | undefined {
  const isItem = passage.kind === 'list-item'
  if (passage.kind === 'table-cell' || passage.kind === 'label') return undefined
  const { mayBegin, number } = numberBefore(passage.wording)
  const { section, span } = passage
  const { start } = span
  if (!isItem && !mayBegin) return undefined
  // Only so much is looked at: a paragraph may be one long line.
  const lineStart = lineStartBefore(text, start)
  const isAtLineStart = lineStart === start
  const before = isAtLineStart ? '' : text.slice(lineStart, start)
  const marked = isItem && before !== '' ? marker.exec(before) : null
  if (marked) {
    const from = lineStart + before.lastIndexOf(`${marked[1]}${marked[2]}`)
    const at = { start: from, end: from + (marked[1] as string).length + 1 }
    const value = Number(marked[1])
    const form = marked[2] === ')' ? 'digit-half-paren' : 'decimal'
    const shared = { form, keys: [String(value)], value, inserted: false, section, passage: index } as const
    if (!taken.has(from))
      return {
        ...shared,
        at,
        from: from - start,
        isHead: false,
        isMarker: true,
        startsLine: true,
        column: from - lineStart,
      }
  }
  if (!number) return undefined
  const at = sourceSpan(passage, 0, number.length)
  // A line of a table of contents, [9.3 Records](#records), only names the part.
  if (taken.has(at.start) || text[at.start - 1] === '[') return undefined
  const startsLine =
    isAtLineStart ||
    (start - lineStart < longestLead && /^[\s>*_+\-"'|]*$|^\s*[\w\p{Script=Han}]+:\s*["']?$/u.test(before))
  // “Section 8.1 does not apply” opens a sentence, not a section.
  if (!startsLine && /^(?:article|section)$/.test(number.form)) return undefined
  const column = startsLine ? start - lineStart : inLine
  return metAs(number, {
    at,
    from: at.start - start,
    section,
    passage: index,
    isHead: false,
    isMarker: false,
    startsLine,
    column,
  })
}

/** Where the line of an offset begins, or what of it is looked at. */
function lineStartBefore(text: string, offset: number): number {
  const first = Math.max(0, offset - longestLead)
  let at = offset
  while (at > first && text.charCodeAt(at - 1) !== 10) at--
  return at
}

/** The column of a number inside of a line: deeper than any at its start, and the same wherever it stands. */
const inLine = longestLead

/** A YAML key such as `clause_1` is an id and no drafted text, although references may name it. */
const isKey = ({ kind, head }: Section, text: string): boolean =>
  kind === 'yaml-entry' && /^["']?\s*:/.test(text.slice(head.end, head.end + 3))

/** The number of a section's head, with the words that it was read from. */
interface HeadNumber {
  readonly number: PartNumber | undefined
  readonly written: string
}

/** What is known of the heads of all contracts of a shape, by index of the section; for who reads them to fill in. */
const headNumbersOf = perShape((): (HeadNumber | undefined)[] => [])

/** @param known what was read of a section of the same number and title */
function headNumber({ number, head, title }: Section, text: string, known: HeadNumber | undefined): HeadNumber {
  const { start, end } = number?.span ?? head
  const length = Math.max(end, head.end) - start
  if (known?.written.length === length && text.startsWith(known.written, start)) return known
  // As written first, with what tells 三、 from 三; then as read, where Markdown escapes it.
  const written = text.slice(start, start + length)
  return { written, number: partNumber(written, false) ?? partNumber(`${number?.text ?? ''} ${title || 'X'}`, false) }
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1)

/** Index of the last part that begins at or before a place, or -1. */
function lastPartBefore(parts: readonly Part[], offset: number): number {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle] as Part).at.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

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
