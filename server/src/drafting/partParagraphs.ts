import type { Contract, Passage, Span } from '../contract/contract.ts'
import { fromVersionToVersion } from '../contract/fromVersionToVersion.ts'
import { beginningsOf, blocksOf, type ParagraphRange } from './paragraphRanges.ts'
import { numberingKey, partAt } from './parts.ts'

/**
 * The paragraphs of a numbered part that have no number of their own, in order: what 第九条第三款 counts. Its heading is
 * none of them, nor is what stands in its items.
 * @param part index into `partsOf`
 */
export const paragraphsOf = (contract: Contract, part: number): readonly Span[] =>
  paragraphsIn(contract)
    .byPart.get(part)
    ?.map(({ from, to }) => ({
      start: contract.passages[from]?.span.start ?? 0,
      end: contract.passages[to - 1]?.span.end ?? 0,
    })) ?? []

/** How many there are, which is sooner known than where they stand. */
export const paragraphCount = (contract: Contract, part: number): number =>
  paragraphsIn(contract).byPart.get(part)?.length ?? 0

interface Paragraphs {
  readonly shape: object
  readonly numbering: object
  readonly beginnings: object
  /** The paragraphs of each part, by its index. */
  readonly byPart: ReadonlyMap<number, readonly ParagraphRange[]>
}

const paragraphsIn = fromVersionToVersion((contract, before: Paragraphs | undefined): Paragraphs => {
  const { shape, passages } = contract
  const [numbering, beginnings] = [numberingKey(contract), beginningsOf(contract)]
  if (before?.shape === shape && before.numbering === numbering && before.beginnings === beginnings) return before
  const byPart = new Map<number, ParagraphRange[]>()
  for (const block of blocksOf(contract)) {
    const { kind, span } = passages[block.from] as Passage
    if (kind === 'heading' || kind === 'label' || kind === 'table-cell') continue
    const part = partAt(contract, span.start)
    const known = byPart.get(part)
    if (known) known.push(block)
    else byPart.set(part, [block])
  }
  return { shape, numbering, beginnings, byPart }
})
