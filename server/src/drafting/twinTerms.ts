import type { Contract } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { isChinese, meaningKey, termKey } from './termForms.ts'
import { type Term, termsOf } from './terms.ts'

/** Two terms that differ by the word for one party alone, “Customer Data” and “Client Data”, in the order of their definitions. */
export type TwinTerms = readonly [first: Term, second: Term]

/** The terms of a contract that a reader takes for one another; none where both words for the party are terms of their own. */
export const twinTerms = perContract((contract: Contract): readonly TwinTerms[] => {
  const { all, find } = termsOf(contract)
  const byMeaning = new Map<string, Term>()
  return all.flatMap((term): TwinTerms[] => {
    if (!term.isProper || isChinese(term.name) || !term.name.includes(' ')) return []
    const key = meaningKey(term.name)
    const first = byMeaning.get(key)
    if (!first) {
      byMeaning.set(key, term)
      return []
    }
    if (termKey(first.name) === termKey(term.name)) return []
    const [one, other] = differing(first.name, term.name)
    return find(one) && find(other) ? [] : [[first, term]]
  })
})

/** The first words in which two names differ. */
function differing(a: string, b: string): [string, string] {
  const [one, other] = [a.split(' '), b.split(' ')]
  const at = one.findIndex((word, i) => word !== other[i])
  return [one[at] ?? '', other[at] ?? '']
}
