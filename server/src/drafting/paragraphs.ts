import type { Contract, Span } from '../contract/contract.ts'
import { blocksOf } from './blocks.ts'
import { partAt, partsOf } from './parts.ts'

/**
 * The paragraphs of a numbered part that have no number of their own, in order: what 第九条第三款 counts. Its heading is
 * none of them, nor is what stands in its items.
 * @param part index into {@link partsOf}
 */
export function paragraphsOf(contract: Contract, part: number): Span[] {
  const span = partsOf(contract)[part]?.span
  if (!span) return []
  return blocksOf(contract).flatMap((block): Span[] => {
    const [first] = block
    const last = block.at(-1)
    if (!first || !last || first.kind === 'heading' || first.kind === 'label' || first.kind === 'table-cell') return []
    if (last.span.end <= span.start || first.span.start >= span.end) return []
    return partAt(contract, Math.max(first.span.start, span.start)) === part
      ? [{ start: first.span.start, end: last.span.end }]
      : []
  })
}
