import type { Contract, Span } from './contract.ts'
import { perContract } from './perContract.ts'
import type { Wording } from './wording.ts'

/** Where each piece of a contract's text begins, in UTF-16 units. */
export const pieceStarts = perContract(({ pieces }): readonly number[] => {
  let next = 0
  return pieces.map(({ text }) => {
    const start = next
    next += text.length
    return start
  })
})

/** The pieces of a contract's text that some of a span stands in. */
export function piecesAt(contract: Contract, { start, end }: Span): readonly Wording[] {
  const starts = pieceStarts(contract)
  const isBefore = (at: number): boolean => (starts[at + 1] ?? Number.POSITIVE_INFINITY) <= start
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  let to = low
  while (to < starts.length && (starts[to] as number) < end) to++
  return contract.pieces.slice(low, to)
}
