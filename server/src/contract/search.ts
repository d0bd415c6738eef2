import type { Span } from './contract.ts'

/** Index of the last of some pieces, in the order of their starts, that starts at or before an offset; -1 where none does. */
export function lastStarting(pieces: readonly { readonly span: Span }[], offset: number): number {
  let low = -1
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.span.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
