import type { Contract, Span } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { blocksOf } from './blocks.ts'
import { partAt } from './parts.ts'

/**
 * The paragraphs of a numbered part that have no number of their own, in order: what 第九条第三款 counts. Its heading is
 * none of them, nor is what stands in its items.
 * @param part index into `partsOf`
 */
export const paragraphsOf = (contract: Contract, part: number): readonly Span[] => byPart(contract).get(part) ?? []

const byPart = perContract((contract): ReadonlyMap<number, readonly Span[]> => {
  const paragraphs = new Map<number, Span[]>()
  for (const block of blocksOf(contract)) {
    const first = contract.passages[block.from]
    const last = contract.passages[block.to - 1]
    if (!first || !last || first.kind === 'heading' || first.kind === 'label' || first.kind === 'table-cell') continue
    const part = partAt(contract, first.span.start)
    const paragraph = { start: first.span.start, end: last.span.end }
    const known = paragraphs.get(part)
    if (known) known.push(paragraph)
    else paragraphs.set(part, [paragraph])
  }
  return paragraphs
})
