import { keptOf, nothingKept } from '../contract/changed.ts'
import type { Contract, Passage, Span } from '../contract/contract.ts'
import { fromVersionToVersion } from '../contract/fromVersionToVersion.ts'
import { sourceSpan } from '../contract/passages.ts'
import type { Wording } from '../contract/wording.ts'

/** One paragraph, by the indexes of its first passage and of the one after its last: a bracket or a pair of dates may reach across sentences. */
export interface ParagraphRange {
  readonly from: number
  readonly to: number
}

/** The paragraphs of a contract, without headings' and labels' neighbours mixed in. */
export const blocksOf = (contract: Contract): readonly ParagraphRange[] => {
  const begins = beginningsOf(contract)
  return blocksBetween(begins, 0, begins.length)
}

/**
 * Counts the paragraphs of a contract.
 * @returns which paragraph of the contract a passage begins, 0-based; asked in document order
 */
export function paragraphCounter(contract: Contract): (passage: number) => number {
  const begins = beginningsOf(contract)
  let count = -1
  let next = 0
  return (passage) => {
    for (; next <= passage; next++) count += begins[next] as number
    return count
  }
}

interface Beginnings {
  readonly shape: object
  readonly origins: readonly object[]
  readonly begins: Uint8Array
}

/** For each passage 1 where it begins a paragraph, else 0. The same list for as long as no edit changes it. */
export const beginningsOf = (contract: Contract): Uint8Array => beginningsAt(contract).begins

const beginningsAt = fromVersionToVersion((contract, before: Beginnings | undefined): Beginnings => {
  const { passages, text, shape } = contract
  const origins = contract.origins.passages
  const { head, tail } = before?.shape === shape ? keptOf(before.origins, origins) : nothingKept
  const begins = new Uint8Array(passages.length)
  if (before) begins.set(before.begins.subarray(0, head))
  if (before) begins.set(before.begins.subarray(before.begins.length - tail), begins.length - tail)
  // What stands before the first of those behind the edit may have changed.
  const end = Math.min(passages.length - tail + 1, passages.length)
  for (let i = head; i < end; i++)
    begins[i] = i > 0 && goesOn(passages[i - 1] as Passage, passages[i] as Passage, text) ? 0 : 1
  const isAsBefore =
    before?.begins.length === begins.length &&
    begins.subarray(head, end).every((one, i) => before.begins[head + i] === one)
  return { shape, origins, begins: isAsBefore ? before.begins : begins }
})

const goesOn = (before: Passage, { kind, section, span }: Passage, text: string): boolean =>
  before.kind === kind &&
  before.section === section &&
  kind !== 'table-cell' &&
  isOneBreak(text, before.span.end, span.start)

/** Whether nothing but white space stands between two places, with one line break at most. */
function isOneBreak(text: string, from: number, to: number): boolean {
  let breaks = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10) breaks++
    else if (unit > 127 ? !/\s/.test(text.charAt(at)) : unit !== 32 && (unit < 9 || unit > 13)) return false
    if (breaks > 1) return false
  }
  return true
}

function blocksBetween(begins: Uint8Array, first: number, end: number): ParagraphRange[] {
  const blocks: ParagraphRange[] = []
  for (let from = first; from < end; ) {
    const to = nextBeginning(begins, from + 1)
    blocks.push({ from, to })
    from = to
  }
  return blocks
}

function nextBeginning(begins: Uint8Array, index: number): number {
  const next = begins.indexOf(1, index)
  return next < 0 ? begins.length : next
}

/** What was found in one paragraph. */
export interface FoundInBlock<T> {
  readonly block: ParagraphRange
  readonly found: readonly T[]
}

interface Version<T> {
  readonly begins: Uint8Array
  readonly wordings: readonly Wording[]
  readonly blocks: readonly FoundInBlock<T>[]
}

/**
 * Looks for something in every paragraph. An edit costs the paragraphs that it changed.
 * @param find what the words of a paragraph have, its sentences one space apart
 * @returns the paragraphs that have some, in document order
 */
export function inBlocks<T>(
  find: (words: Wording) => readonly T[],
): (contract: Contract) => readonly FoundInBlock<T>[] {
  const versionOf = fromVersionToVersion((contract, before: Version<T> | undefined): Version<T> => {
    const { wordings } = contract
    const begins = beginningsOf(contract)
    const { head, tail } = before ? keptBlocks(before, { begins, wordings }) : nothingKept
    const now = blocksBetween(begins, head, begins.length - tail)
    const made = now.map((block) => ({ block, found: find(wordingOf(wordings, block)) }))
    const by = begins.length - (before?.begins.length ?? 0)
    const blocks = [
      ...(before?.blocks.filter(({ block }) => block.to <= head) ?? []),
      ...made.filter(({ found }) => found.length > 0),
      ...(before?.blocks.filter(({ block }) => block.from >= begins.length - tail - by) ?? []).map((one) =>
        by === 0 ? one : { ...one, block: { from: one.block.from + by, to: one.block.to + by } },
      ),
    ]
    return { begins, wordings, blocks }
  })
  return (contract) => versionOf(contract).blocks
}

/** How many passages at either end stand in paragraphs that are as they were. */
function keptBlocks(
  before: Omit<Version<unknown>, 'blocks'>,
  { begins, wordings }: Omit<Version<unknown>, 'blocks'>,
): { head: number; tail: number } {
  const same = keptOf(before.wordings, wordings)
  const { length } = begins
  const by = length - before.begins.length
  let head = 0
  while (head < same.head && before.begins[head] === begins[head]) head++
  // The last of them may go on.
  if (head > 0)
    do head--
    while (head > 0 && begins[head] === 0)
  let end = length
  const last = Math.max(length - same.tail, head)
  while (end > last && before.begins[end - 1 - by] === begins[end - 1]) end--
  while (end < length && begins[end] === 0) end++
  return { head, tail: length - end }
}

/** The words of a paragraph; the same object for as long as no edit touches them. */
function wordingOf(wordings: readonly Wording[], { from, to }: ParagraphRange): Wording {
  let words = wordings[from] as Wording
  for (let i = from + 1; i < to; i++) words = words.followedBy(wordings[i] as Wording)
  return words
}

/**
 * Where a piece of a paragraph's words stands in the original.
 * @param from,to UTF-16 offsets into the words of the block, half-open, both in one sentence
 */
export function blockSpan({ passages }: Contract, block: ParagraphRange, from: number, to: number): Span {
  let start = 0
  for (let i = block.from; i < block.to; i++) {
    const passage = passages[i] as Passage
    const end = start + passage.text.length
    if (from <= end) return sourceSpan(passage, from - start, to - start)
    start = end + 1
  }
  return passages[block.to - 1]?.span ?? { start: 0, end: 0 }
}
