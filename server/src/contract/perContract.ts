import type { Contract } from './contract.ts'
import { madeOf } from './contractVersion.ts'

/**
 * Remembers what a function said of a contract as long as what it rests on lives: every version of a document that has the same
 * is answered alike.
 * @param keyOf what the answer rests on, and nothing else: the shape of a contract, its terms
 */
export function perKey<T>(
  keyOf: (contract: Contract) => object,
  read: (contract: Contract) => T,
): (contract: Contract) => T {
  const known = new WeakMap<object, { readonly value: T }>()
  return (contract) => {
    const key = keyOf(contract)
    const found = known.get(key) ?? { value: read(contract) }
    known.set(key, found)
    return found.value
  }
}

let slots = 0

/** The same for what rests on all of a contract: rules, fixes and features ask for the same things of one version. */
export function perContract<T>(read: (contract: Contract) => T): (contract: Contract) => T {
  const slot = slots++
  const perOther = perKey((contract) => contract, read)
  return (contract) => {
    const made = madeOf(contract)
    if (!made) return perOther(contract)
    const found = (made[slot] ?? { value: read(contract) }) as { readonly value: T }
    made[slot] = found
    return found.value
  }
}

/** The same for what rests on the shape of a contract alone. */
export const perShape = <T>(read: (contract: Contract) => T): ((contract: Contract) => T) =>
  perKey(({ shape }) => shape, read)

/** The same for what rests on the titles of sections besides. */
export const perTitles = <T>(read: (contract: Contract) => T): ((contract: Contract) => T) =>
  perKey(({ titles }) => titles, read)
