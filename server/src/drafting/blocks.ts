import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { perContract } from '../contract/perContract.ts'
import { Wording } from '../contract/wording.ts'

/** The passages of one paragraph, one after the other: a bracket or a pair of dates may reach across sentences. */
export type Block = readonly Passage[]

/** The paragraphs of a contract, without headings' and labels' neighbours mixed in. */
export const blocksOf = perContract(({ passages, text }: Contract): readonly Block[] => {
  const blocks: Passage[][] = []
  for (const passage of passages) {
    const block = blocks.at(-1)
    const before = block?.at(-1)
    const isSame =
      before !== undefined &&
      before.kind === passage.kind &&
      before.section === passage.section &&
      before.kind !== 'table-cell' &&
      isOneBreak(text, before.span.end, passage.span.start)
    if (isSame) block?.push(passage)
    else blocks.push([passage])
  }
  return blocks
})

/** Whether nothing but white space stands between two places, with one line break at most. */
const isOneBreak = (text: string, from: number, to: number): boolean =>
  (to === from + 1 && text[from] === ' ') || /^[^\S\n]*\n?[^\S\n]*$/.test(text.slice(from, to))

/** The words of a paragraph, its sentences one space apart; the same object for as long as no edit touches them. */
export const wordingOf = ([first, ...others]: Block): Wording =>
  others.reduce((joined, { wording }) => joined.followedBy(wording), first?.wording ?? new Wording(''))

/**
 * Where a piece of a paragraph's words stands in the original.
 * @param from,to UTF-16 offsets into {@link wordingOf} the block, half-open, both in one sentence
 */
export function blockSpan(block: Block, from: number, to: number): Span {
  let start = 0
  for (const passage of block) {
    const end = start + passage.text.length
    if (from <= end) return sourceSpan(passage, from - start, to - start)
    start = end + 1
  }
  const last = block.at(-1)
  return last?.span ?? { start: 0, end: 0 }
}
