import { keptOf } from './changed.ts'
import type { Contract, Passage } from './contract.ts'
import { fromVersionToVersion } from './fromVersionToVersion.ts'

interface Asked {
  readonly passages: readonly Passage[]
  readonly sums: Map<string, number>
  readonly before: Pick<Asked, 'passages' | 'sums'> | undefined
}

/**
 * Adds up a number over all passages, for what is asked. Asked again of the next version, it costs the passages that the edit
 * changed.
 * @param numberOf what one text adds
 */
export function sumOfPassages(
  numberOf: (text: string, asked: string) => number,
): (contract: Contract, asked: string) => number {
  const askedOf = fromVersionToVersion(({ passages }, last: Asked | undefined): Asked => {
    const before = last && { passages: last.passages, sums: last.sums }
    return { passages, sums: new Map(), before }
  })
  const add = (passages: readonly Passage[], from: number, to: number, asked: string): number => {
    let sum = 0
    for (let i = from; i < to; i++) sum += numberOf((passages[i] as Passage).text, asked)
    return sum
  }
  const sum = ({ passages, before }: Asked, asked: string): number => {
    const known = before?.sums.get(asked)
    if (!before || known === undefined) return add(passages, 0, passages.length, asked)
    const { head, tail } = keptOf(before.passages, passages, (a, b) => a.wording === b.wording)
    return (
      known -
      add(before.passages, head, before.passages.length - tail, asked) +
      add(passages, head, passages.length - tail, asked)
    )
  }
  return (contract, asked) => {
    const one = askedOf(contract)
    const value = one.sums.get(asked) ?? sum(one, asked)
    one.sums.set(asked, value)
    return value
  }
}
