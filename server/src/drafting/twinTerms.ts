import type { Contract } from '../contract/contract.ts'
import { perContract, perKey } from '../contract/perContract.ts'
import { termTableOf } from './definitions.ts'
import { isChinese, meaningKey, termKey } from './termForms.ts'
import { type Term, termsOf } from './terms.ts'

/** Two terms that differ by the word for one party alone, “Customer Data” and “Client Data”, in the order of their definitions. */
export type TwinTerms = readonly [first: Term, second: Term]

/** The terms of a contract that a reader takes for one another; none where both words for the party are terms of their own. */
export const twinTerms = perContract((contract: Contract): readonly TwinTerms[] => {
  const { find } = termsOf(contract)
  return twinNames(contract).flatMap(([first, second]): TwinTerms[] => {
    const [one, other] = [find(first), find(second)]
    return one && other ? [[one, other]] : []
  })
})

const twinNames = perKey(termTableOf, (contract): readonly (readonly [first: string, second: string])[] => {
  const { terms, forms } = termTableOf(contract)
  const byMeaning = new Map<string, string>()
  return terms.flatMap(({ name, isProper }): [string, string][] => {
    if (!isProper || isChinese(name) || !name.includes(' ')) return []
    const key = meaningKey(name)
    const first = byMeaning.get(key)
    if (first === undefined) {
      byMeaning.set(key, name)
      return []
    }
    if (termKey(first) === termKey(name)) return []
    const [one, other] = differing(first, name)
    return forms.has(one) && forms.has(other) ? [] : [[first, name]]
  })
})

/** The first words in which two names differ. */
function differing(a: string, b: string): [string, string] {
  const [one, other] = [a.split(' '), b.split(' ')]
  const at = one.findIndex((word, i) => word !== other[i])
  return [one[at] ?? '', other[at] ?? '']
}
