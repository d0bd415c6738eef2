import type { Contract, NumberStyle, Passage, Section, Span } from '../contract/contract.ts'
import { leadingNumber } from '../contract/numbering.ts'
import { perContract } from '../contract/perContract.ts'
import { lastBy, lastStarting } from '../contract/search.ts'

/** A place of a contract. */
export interface Place {
  readonly span: Span
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

/**
 * The clauses in which places stand, in document order, none overlapping. Of words under no title of their own, the numbered
 * clause that they are part of counts, or else the paragraphs beside them.
 */
export function clauseSpans(contract: Contract, places: readonly Place[]): Span[] {
  const frames = framesOf(contract)
  const spans = new Set<Span>()
  for (const { span, section } of places) {
    const clause = outermost(contract, frames, section)
    const found = frames.has(clause) ? paragraphsAround(contract, span, section) : contract.sections[clause]?.span
    if (found) spans.add(found)
  }
  return merged([...spans])
}

/** Whether an offset lies in one of some spans, as {@link clauseSpans} gives them. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  const at = lastBy(spans, offset, ({ start }) => start)
  return at >= 0 && offset < (spans[at] as Span).end
}

function merged(spans: Span[]): Span[] {
  const out: { start: number; end: number }[] = []
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else out.push({ start, end })
  }
  return out
}

/**
 * The sections that clauses stand in: the whole contract, what alone holds all of it, and a part without a number that
 * holds most of it, such as the title of the contract with a schedule beside it.
 */
const framesOf = perContract(({ sections }): ReadonlySet<number> => {
  const inner = new Uint32Array(sections.length)
  for (const { parent } of sections) if (parent >= 0) inner[parent] = (inner[parent] as number) + 1
  const length = ({ span }: Section): number => span.end - span.start
  const [whole] = sections
  const frames = new Set([0])
  for (const [index, section] of sections.entries()) {
    if (!whole || !frames.has(section.parent)) continue
    const isAlone = inner[section.parent] === 1
    const holdsMost = !section.number && length(section) * 2 > length(whole)
    const isTitle = section.head.start === whole.head.start
    if ((inner[index] ?? 0) > 0 ? isAlone || holdsMost : isTitle && holdsMost) frames.add(index)
  }
  return frames
})

/** A paragraph, with the number of the clause that it is part of, and all of that clause. */
interface Paragraph {
  readonly span: Span
  readonly number: string | undefined
  readonly clause: Span
}

/** The clause by whose number a place stands; where there is none, the paragraphs beside it. */
function paragraphsAround(contract: Contract, at: Span, section: number): Span | undefined {
  const paragraphs = paragraphsOf(contract).get(section) ?? []
  const here = lastStarting(paragraphs, at.start)
  const found = paragraphs[here]
  if (!found || found.number !== undefined) return found?.clause
  const after = paragraphs[here + 1]
  const { start } = (paragraphs[here - 1] ?? found).span
  return { start, end: (after?.number === undefined ? (after ?? found) : found).span.end }
}

/** For each section the paragraphs that stand in it itself. */
const paragraphsOf = perContract(({ passages, text }): ReadonlyMap<number, readonly Paragraph[]> => {
  const found = new Map<number, { span: { start: number; end: number }; last: number; number: string | undefined }[]>()
  for (const [index, passage] of passages.entries()) {
    const { start, end } = passage.span
    const paragraphs = found.get(passage.section) ?? []
    found.set(passage.section, paragraphs)
    const open = paragraphs.at(-1)
    const marker = markerBefore(passage, text)
    if (open && open.last === index - 1 && !marker && !isBlankBetween(text, open.span.end, start)) {
      open.span.end = end
      open.last = index
      continue
    }
    // What has no number belongs to the clause before it.
    const number = marker ?? clauseNumber(passage) ?? open?.number
    paragraphs.push({ span: { start, end }, last: index, number })
  }
  return new Map([...found].map(([section, paragraphs]) => [section, withClauses(paragraphs)]))
})

function withClauses(paragraphs: readonly Omit<Paragraph, 'clause'>[]): Paragraph[] {
  let clause = { start: 0, end: 0 }
  return paragraphs.map(({ span, number }, i) => {
    if (i === 0 || paragraphs[i - 1]?.number !== number) clause = { ...span }
    else clause.end = span.end
    return { span, number, clause }
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
