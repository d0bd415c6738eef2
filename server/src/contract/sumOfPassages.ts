import { keptOf } from './changed.ts'
import type { Contract } from './contract.ts'
import { fromVersionToVersion } from './fromVersionToVersion.ts'
import type { Wording } from './wording.ts'

interface Asked {
  readonly wordings: readonly Wording[]
  readonly sums: Map<string, number>
  readonly before: Pick<Asked, 'wordings' | 'sums'> | undefined
}

/**
 * Adds up a number over all passages, for what is asked. Asked again of the next version, it costs the passages that the edit
 * changed.
 * @param numberOf what one text adds
 */
export function sumOfPassages(
  numberOf: (text: string, asked: string) => number,
): (contract: Contract, asked: string) => number {
  const askedOf = fromVersionToVersion(({ wordings }, last: Asked | undefined): Asked => {
    const before = last && { wordings: last.wordings, sums: last.sums }
    return { wordings, sums: new Map(), before }
  })
  const add = (wordings: readonly Wording[], from: number, to: number, asked: string): number => {
    let sum = 0
    for (let i = from; i < to; i++) sum += numberOf((wordings[i] as Wording).text, asked)
    return sum
  }
  const sum = ({ wordings, before }: Asked, asked: string): number => {
    const known = before?.sums.get(asked)
    if (!before || known === undefined) return add(wordings, 0, wordings.length, asked)
    const { head, tail } = keptOf(before.wordings, wordings)
    return (
      known -
      add(before.wordings, head, before.wordings.length - tail, asked) +
      add(wordings, head, wordings.length - tail, asked)
    )
  }
  return (contract, asked) => {
    const one = askedOf(contract)
    const value = one.sums.get(asked) ?? sum(one, asked)
    one.sums.set(asked, value)
    return value
  }
}
