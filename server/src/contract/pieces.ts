import type { Contract, Span } from './contract.ts'
import { perContract } from './perContract.ts'
import { lastAtMost } from './search.ts'
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
  const first = Math.max(lastAtMost(starts, start), 0)
  let to = first
  while (to < starts.length && (starts[to] as number) < end) to++
  return contract.pieces.slice(first, to)
}
