import { type Kept, keptOf } from './changed.ts'
import type { Contract, Passage } from './contract.ts'
import { fromVersionToVersion } from './fromVersionToVersion.ts'

/** The questions asked of one version, with the index of the first passage that was found for each, or -1. */
interface Asked {
  readonly passages: readonly Passage[]
  readonly answers: Map<string, number>
  readonly before: (Pick<Asked, 'passages' | 'answers'> & Kept) | undefined
}

/**
 * Makes a question of all passages: is there one that has what is asked for? Asked again of the next version, the passages
 * that the edit left alone are not looked through again.
 * @param has whether a text has it
 */
export function anyPassage(
  has: (text: string, asked: string) => boolean,
): (contract: Contract, asked: string) => boolean {
  const askedOf = fromVersionToVersion(({ passages }, last: Asked | undefined): Asked => {
    const isSame = (a: Passage, b: Passage): boolean => a.wording === b.wording
    const before = last && {
      passages: last.passages,
      answers: last.answers,
      ...keptOf(last.passages, passages, isSame),
    }
    return { passages, answers: new Map(), before }
  })
  return (contract, asked) => {
    const one = askedOf(contract)
    const found = one.answers.get(asked) ?? find(one, asked, has)
    one.answers.set(asked, found)
    return found >= 0
  }
}

function find({ passages, before }: Asked, asked: string, has: (text: string, asked: string) => boolean): number {
  const firstIn = (from: number, to: number): number => {
    for (let i = from; i < to; i++) if (has((passages[i] as Passage).text, asked)) return i
    return -1
  }
  const known = before?.answers.get(asked)
  if (!before || known === undefined) return firstIn(0, passages.length)
  const { head, tail } = before
  if (known < 0) return firstIn(head, passages.length - tail)
  if (known < head) return known
  const fromEnd = before.passages.length - known
  return fromEnd <= tail ? passages.length - fromEnd : firstIn(0, passages.length)
}
