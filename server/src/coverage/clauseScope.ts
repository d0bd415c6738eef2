import { keptOf } from '../contract/changed.ts'
import type { Contract, NumberStyle, Passage, Section, Span } from '../contract/contract.ts'
import { fromVersionToVersion, isSameList } from '../contract/fromVersionToVersion.ts'
import { leadingNumber } from '../contract/numbering.ts'
import { perShape } from '../contract/perContract.ts'
import { type IndexRange, lastBy, lastStarting } from '../contract/search.ts'

/** A place of a contract. */
export interface Place {
  /** Index into {@link Contract.passages}: that of the last one that begins there or before; -1 where none does. */
  readonly passage: number
  /** Index into {@link Contract.sections}. */
  readonly section: number
}

/**
 * The clauses that sections belong to, as indexes of sections: a drafter spreads one over its sub-sections, so the whole
 * numbered clause counts, up to the sections that clauses stand in.
 */
export function clausesOf(contract: Contract, sections: readonly number[]): Set<number> {
  const frames = framesOf(contract)
  const clauses = new Set<number>()
  for (const section of sections) clauses.add(outermost(contract, frames, section))
  return clauses
}

/** The clause that a section belongs to ({@link clausesOf}). */
export const clauseOf = (contract: Contract, section: number): number =>
  outermost(contract, framesOf(contract), section)

/** The section around one that stands in no other but frames. */
function outermost({ sections }: Contract, frames: ReadonlySet<number>, section: number): number {
  for (let index = section; ; ) {
    const parent = sections[index]?.parent ?? -1
    if (parent < 0 || frames.has(parent)) return index
    index = parent
  }
}

/** What the clauses of some passages are, and what that rests on. */
interface Known {
  readonly shape: object
  readonly frames: ReadonlySet<number>
  /** Undefined where all of them stand under titles. */
  readonly paragraphs: Paragraphs['bySection'] | undefined
  readonly ranges: readonly IndexRange[]
}

const knownRanges = new WeakMap<readonly number[], Known>()

/**
 * The clauses in which words stand, in document order, none overlapping. Of words under no title of their own, the numbered
 * clause that they are part of counts, or else the paragraphs beside them.
 * @param shown the passages of the words
 * @param others places that count besides
 * @returns the same list for the same list of passages alone, for as long as no edit changes it
 */
export function clauseRanges(
  contract: Contract,
  shown: readonly number[],
  others: readonly Place[] = [],
): readonly IndexRange[] {
  const before = others.length === 0 ? knownRanges.get(shown) : undefined
  const { shape } = contract
  const frames = framesOf(contract)
  const isNestedAsBefore = before?.shape === shape && before.frames === frames
  if (isNestedAsBefore && (!before.paragraphs || before.paragraphs === paragraphsOf(contract))) return before.ranges
  let paragraphs: Known['paragraphs']
  const found = new Set<IndexRange>()
  const add = (passage: number, section: number): void => {
    const clause = outermost(contract, frames, section)
    if (frames.has(clause)) paragraphs ??= paragraphsOf(contract)
    const range = frames.has(clause)
      ? paragraphsAround(paragraphs?.get(section) ?? [], passage)
      : passagesOfSections(contract)[clause]
    if (range) found.add(range)
  }
  for (const passage of shown) add(passage, (contract.passages[passage] as Passage).section)
  for (const { passage, section } of others) add(passage, section)
  const now = merged([...found])
  const ranges = before && isSameRanges(before.ranges, now) ? before.ranges : now
  if (others.length === 0) knownRanges.set(shown, { shape, frames, paragraphs, ranges })
  return ranges
}

const isSameRanges = (some: readonly IndexRange[], others: readonly IndexRange[]): boolean =>
  some.length === others.length && some.every(({ from, to }, i) => from === others[i]?.from && to === others[i]?.to)

function merged(ranges: IndexRange[]): IndexRange[] {
  const out: { from: number; to: number }[] = []
  for (const { from, to } of ranges.sort((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last && from < last.to) last.to = Math.max(last.to, to)
    else out.push({ from, to })
  }
  return out
}

/** The passages of each section, with those of the sections in it. */
const passagesOfSections = perShape(({ passages, sections }): readonly (IndexRange | undefined)[] => {
  const ranges = sections.map((): { from: number; to: number } | undefined => undefined)
  for (const [index, { section }] of passages.entries())
    for (let around = section; around >= 0; around = sections[around]?.parent ?? -1) {
      const range = ranges[around]
      if (range) range.to = index + 1
      else ranges[around] = { from: index, to: index + 1 }
    }
  return ranges
})

/**
 * The sections that clauses stand in: the whole contract, what alone holds all of it, and a part without a number that
 * holds most of it, such as the title of the contract with a schedule beside it.
 */
const framesOf = fromVersionToVersion((contract, before: ReadonlySet<number> | undefined): ReadonlySet<number> => {
  const { sections } = contract
  const inner = innerOf(contract)
  const length = ({ span }: Section): number => span.end - span.start
  const [whole] = sections
  const frames = new Set([0])
  for (let index = 1; index < sections.length; index++) {
    const section = sections[index] as Section
    if (!whole || !frames.has(section.parent)) continue
    const isAlone = inner[section.parent] === 1
    const holdsMost = !section.number && length(section) * 2 > length(whole)
    const isTitle = section.head.start === whole.head.start
    if ((inner[index] ?? 0) > 0 ? isAlone || holdsMost : isTitle && holdsMost) frames.add(index)
  }
  return before && isSameList([...before], [...frames]) ? before : frames
})

/** How many sections stand in each directly. */
const innerOf = perShape(({ sections }): Uint32Array => {
  const inner = new Uint32Array(sections.length)
  for (const { parent } of sections) if (parent >= 0) inner[parent] = (inner[parent] as number) + 1
  return inner
})

/** A paragraph, with the number of the clause that it is part of, and all of that clause. */
interface Paragraph extends IndexRange {
  readonly number: string | undefined
  readonly clause: IndexRange
}

/** The clause by whose number a place stands; where there is none, the paragraphs beside it. */
function paragraphsAround(paragraphs: readonly Paragraph[], passage: number): IndexRange | undefined {
  const here = lastBy(paragraphs, passage, ({ from }) => from)
  const found = paragraphs[here]
  if (!found || found.number !== undefined) return found?.clause
  const after = paragraphs[here + 1]
  const { from } = paragraphs[here - 1] ?? found
  return { from, to: (after?.number === undefined ? (after ?? found) : found).to }
}

/** What a passage begins: a paragraph with the number of a clause, one without, or none. */
type Beginning = string | typeof noNumber | undefined
const noNumber = Symbol('no number')

/** The paragraphs of one version of a document. */
interface Paragraphs {
  readonly shape: object
  readonly pieces: Contract['pieces']
  readonly beginnings: readonly Beginning[]
  readonly bySection: ReadonlyMap<number, readonly Paragraph[]>
}

/** For each section the paragraphs that stand in it itself. The same map for as long as no edit changes it. */
const paragraphsOf = (contract: Contract): Paragraphs['bySection'] => readParagraphs(contract).bySection

const readParagraphs = fromVersionToVersion((contract, before: Paragraphs | undefined): Paragraphs => {
  const { shape, pieces, passages } = contract
  if (before?.shape !== shape) {
    const beginnings = passages.map((_passage, index) => beginningOf(contract, index))
    return { shape, pieces, beginnings, bySection: paragraphsIn(contract, beginnings) }
  }
  const edited = editedText(before.pieces, contract)
  // What stands before the first passage after the edit is of the edited text.
  const to = Math.min(lastStarting(passages, edited.end) + 2, passages.length)
  const changed = new Map<number, Beginning>()
  for (let index = Math.max(lastStarting(passages, edited.start), 0); index < to; index++) {
    const now = beginningOf(contract, index)
    if (now !== before.beginnings[index]) changed.set(index, now)
  }
  if (changed.size === 0) return { ...before, pieces }
  const beginnings = before.beginnings.map((one, index) => (changed.has(index) ? changed.get(index) : one))
  return { shape, pieces, beginnings, bySection: paragraphsIn(contract, beginnings) }
})

/** The part of a text that is not as it was, in whole lines. */
function editedText(before: Contract['pieces'], { pieces, text }: Contract): Span {
  const { head, tail } = keptOf(before, pieces)
  const length = (some: Contract['pieces']): number => some.reduce((sum, one) => sum + one.text.length, 0)
  return { start: length(pieces.slice(0, head)), end: text.length - length(pieces.slice(pieces.length - tail)) }
}

function beginningOf({ passages, text }: Contract, index: number): Beginning {
  const passage = passages[index] as Passage
  const before = passages[index - 1]
  const marker = markerBefore(passage, text)
  const isGoingOn =
    before?.section === passage.section && !marker && !isBlankBetween(text, before.span.end, passage.span.start)
  return isGoingOn ? undefined : (marker ?? clauseNumber(passage) ?? noNumber)
}

function paragraphsIn({ passages }: Contract, beginnings: readonly Beginning[]): Paragraphs['bySection'] {
  const found = new Map<number, { from: number; to: number; number: string | undefined }[]>()
  for (const [index, { section }] of passages.entries()) {
    const paragraphs = found.get(section) ?? []
    found.set(section, paragraphs)
    const open = paragraphs.at(-1)
    const begun = beginnings[index]
    if (begun === undefined && open) open.to = index + 1
    // What has no number belongs to the clause before it.
    else paragraphs.push({ from: index, to: index + 1, number: typeof begun === 'string' ? begun : open?.number })
  }
  return new Map([...found].map(([section, paragraphs]) => [section, withClauses(paragraphs)]))
}

function withClauses(paragraphs: readonly Omit<Paragraph, 'clause'>[]): Paragraph[] {
  let clause = { from: 0, to: 0 }
  return paragraphs.map(({ from, to, number }, i) => {
    if (i === 0 || paragraphs[i - 1]?.number !== number) clause = { from, to }
    else clause.to = to
    return { from, to, number, clause }
  })
}

const isBlankBetween = (text: string, from: number, to: number): boolean => /\n[ \t]*\r?\n/.test(text.slice(from, to))

/** Numbers of clauses; (a) and （一） number what is inside of them. */
const numbersClauses: ReadonlySet<NumberStyle> = new Set([
  'zh-article',
  'zh-list',
  'article',
  'section',
  'decimal-dot',
  'decimal',
  'roman',
])

/** The number of the clause that a passage begins, or begins a part of: `9` for 9. and for 9.3. */
function clauseNumber({ text }: Passage): string | undefined {
  const number = leadingNumber(text)
  return number && numbersClauses.has(number.style) ? String(number.path[0]) : undefined
}

/** The number of a clause that Markdown takes for the item of a list; one that words lead into is an item of a clause. */
function markerBefore({ kind, lead, span }: Passage, text: string): string | undefined {
  if (kind !== 'list-item' || lead >= 0) return undefined
  return /(?:^|\n)(\d{1,3})[.)][ \t]+[*_]*$/.exec(text.slice(Math.max(0, span.start - 12), span.start))?.[1]
}
