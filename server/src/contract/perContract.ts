import type { Contract } from './contract.ts'

/**
 * Remembers what a function said of a contract as long as the contract lives: rules, fixes and features ask for the same
 * things of one version.
 */
export function perContract<T>(read: (contract: Contract) => T): (contract: Contract) => T {
  const known = new WeakMap<Contract, { readonly value: T }>()
  return (contract) => {
    const found = known.get(contract) ?? { value: read(contract) }
    known.set(contract, found)
    return found.value
  }
}
