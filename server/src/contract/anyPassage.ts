import { type Kept, keptOf } from './changed.ts'
import type { Contract } from './contract.ts'
import { fromVersionToVersion } from './fromVersionToVersion.ts'
import type { Wording } from './wording.ts'

/** The questions asked of one version, with the index of the first passage that was found for each, or -1. */
interface Asked {
  readonly wordings: readonly Wording[]
  readonly answers: Map<string, number>
  readonly before: (Pick<Asked, 'wordings' | 'answers'> & Kept) | undefined
}

/**
 * Makes a question of all passages: is there one that has what is asked for? Asked again of the next version, the passages
 * that the edit left alone are not looked through again.
 * @param has whether a text has it
 */
export function anyPassage(
  has: (text: string, asked: string) => boolean,
): (contract: Contract, asked: string) => boolean {
  const askedOf = fromVersionToVersion(({ wordings }, last: Asked | undefined): Asked => {
    const before = last && { wordings: last.wordings, answers: last.answers, ...keptOf(last.wordings, wordings) }
    return { wordings, answers: new Map(), before }
  })
  return (contract, asked) => {
    const one = askedOf(contract)
    const found = one.answers.get(asked) ?? find(one, asked, has)
    one.answers.set(asked, found)
    return found >= 0
  }
}

function find({ wordings, before }: Asked, asked: string, has: (text: string, asked: string) => boolean): number {
  const firstIn = (from: number, to: number): number => {
    for (let i = from; i < to; i++) if (has((wordings[i] as Wording).text, asked)) return i
    return -1
  }
  const known = before?.answers.get(asked)
  if (!before || known === undefined) return firstIn(0, wordings.length)
  const { head, tail } = before
  if (known < 0) return firstIn(head, wordings.length - tail)
  if (known < head) return known
  const fromEnd = before.wordings.length - known
  return fromEnd <= tail ? wordings.length - fromEnd : firstIn(0, wordings.length)
}
