import type { Contract, Passage, Section, Span } from '../contract/contract.ts'
import { circled } from '../contract/numbering.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { perShape } from '../contract/perContract.ts'
import { type IndexRange, lastAtMost } from '../contract/search.ts'
import { Wording } from '../contract/wording.ts'
import { type PartNumber, partNumber } from './partNumber.ts'

/** A number met in the text, before it is known what holds it. */
export interface Met extends Omit<PartNumber, 'length'> {
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

/** Whether an index is in a range. */
export const isIn = ({ from, to }: IndexRange, index: number): boolean => from <= index && index < to

/** Longer than this, in UTF-16 units, what stands before a number on its line is no indentation or markup. */
const longestLead = 60

/** What a number in front of prose begins with; most sentences are told by it to have none. */
const beginning = new RegExp(
  `^(?:[(（§\\d第零〇一二三四五六七八九十百千两]|${circled}|[A-Za-z]{1,7}\\d?[.)]|article|section|clause)`,
  'i',
)

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
export function numbersIn(
  contract: Contract,
  among?: { readonly sections: IndexRange; readonly passages: IndexRange },
): Met[] {
  const { text, sections, passages } = contract
  const met: Met[] = []
  const known = headNumbersOf(contract)
  const headOf = (index: number): HeadNumber | undefined => {
    const section = sections[index] as Section
    if (section.number) known[index] = headNumber(section, text, known[index])
    return section.number && known[index]
  }
  /** Whether the number of a section stands there in which a passage does. */
  const isTaken = (start: number, passage: Passage): boolean => {
    for (let index = passage.section; index > 0; index = sections[index]?.parent ?? 0)
      if (sections[index]?.number?.span.start === start && headOf(index)?.number) return true
    return false
  }
  const { from, to } = among?.sections ?? { from: 0, to: sections.length }
  for (let index = from; index < to; index++) {
    const section = sections[index] as Section
    const number = headOf(index)
    if (!section.number || !number?.number) continue
    const at = section.number.span
    const isMarker = isMarkerOf(section, text)
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
  const numbered = mayHaveNumbers(contract)
  const some = among?.passages ?? { from: 0, to: passages.length }
  for (let i = lastAtMost(numbered, some.from - 1) + 1; (numbered[i] ?? some.to) < some.to; i++) {
    const index = numbered[i] as number
    const number = numberOfPassage(passages[index] as Passage, index, text, isTaken)
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
 * @param isTaken whether the number that stands there is a section's
 */
function numberOfPassage(
  passage: Passage,
  index: number,
  text: string,
  isTaken: (start: number, passage: Passage) => boolean,
): Met | undefined {
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
    if (!isTaken(from, passage))
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
  if (isTaken(at.start, passage) || text[at.start - 1] === '[') return undefined
  const startsLine =
    isAtLineStart ||
    (start - lineStart < longestLead && /^[\s>*_+\-"'|]*$|^\s*[\w\p{Script=Han}]+:\s*["']?$/u.test(before))
  if (/^(?:article|section)$/.test(number.form) && !startsLine) return undefined
  if (/^(?:zh-)?(?:article|section)$/.test(number.form) && goesOn(passage.text, number.length)) return undefined
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

/** “Section 8.1 does not apply” and “第八条和第九条继续有效” open a sentence, not a section. */
const goesOn = (text: string, at: number): boolean =>
  /^(?:[^.:：–—-]\s+\p{Ll}|[条條节節](?:和|与|與|及|以及|、|至|到)第)/u.test(
    text.slice(text.slice(0, at).trimEnd().length - 1),
  )

/** Where the line of an offset begins, or what of it is looked at. */
function lineStartBefore(text: string, offset: number, first = Math.max(0, offset - longestLead)): number {
  let at = offset
  while (at > first && !isBreak(text.charCodeAt(at - 1))) at--
  return at
}

/** Lines end at `\n`, `\r\n` or a lone `\r`. */
const isBreak = (unit: number): boolean => unit === 10 || unit === 13

/** The column of a number inside of a line: deeper than any at its start, and the same wherever it stands. */
const inLine = longestLead

/** Whether the number of a section is the marker of a Markdown list; one that ends behind a title holds what comes next (run-in). */
function isMarkerOf({ kind, number, span }: Section, text: string): boolean {
  if (!number) return false
  if (kind === 'list-item') return !/^[*_]/.test(text.slice(number.span.start - 1, number.span.start))
  const { start } = number.span
  return kind === 'run-in' && start === span.start && /^\d{1,9}[.)][ \t]/.test(text.slice(start, start + 11))
}

/** Whether a number stands in a title or key, or else beside it as the value of a key of its own. */
const isInHead = (number: Span, { start, end }: Span): boolean => start <= number.start && number.end <= end

/** A YAML key such as `clause_1` is an id and no drafted text, although references may name it. */
const isKey = ({ kind, number, head }: Section, text: string): boolean =>
  kind === 'yaml-entry' &&
  number !== undefined &&
  isInHead(number.span, head) &&
  /^["']?\s*:/.test(text.slice(head.end, head.end + 3))

/** The number of a section's head, with the words that it was read from. */
interface HeadNumber {
  readonly number: PartNumber | undefined
  readonly written: string
}

/** What is known of the heads of all contracts of a shape, by index of the section; filled in as they are read. */
const headNumbersOf = perShape((): (HeadNumber | undefined)[] => [])

/** @param known what was read of a section of the same number and title */
function headNumber({ number, head }: Section, text: string, known: HeadNumber | undefined): HeadNumber {
  const { start, end } = number?.span ?? head
  const isAlone = number !== undefined && !isInHead(number.span, head)
  const length = (isAlone ? end : Math.max(end, head.end)) - start
  if (known?.written.length === length && text.startsWith(known.written, start)) return known
  // As written first, with what tells 三、 from 三; then as read, where Markdown escapes it.
  const written = text.slice(start, start + length)
  return { written, number: partNumber(written, false) ?? partNumber(`${number?.text ?? ''} X`, false) }
}

const columnOf = (text: string, offset: number): number => offset - lineStartBefore(text, offset, 0)
