import type { Contract } from './contract.ts'

/**
 * Remembers what a function made of a document's last version, and gives it to the function with the next one: what an edit
 * has left alone need not be made again. What it gives for a version depends on that version alone, whatever came before.
 */
export function fromVersionToVersion<T>(
  read: (contract: Contract, before: T | undefined) => T,
): (contract: Contract) => T {
  const last = new WeakMap<object, { readonly contract: Contract; readonly value: T }>()
  return (contract) => {
    const known = last.get(contract.document)
    if (known?.contract === contract) return known.value
    const value = read(contract, known?.value)
    last.set(contract.document, { contract, value })
    return value
  }
}

/** Whether two lists have the same things in the same order. */
export function isSameList<T>(some: readonly T[], others: readonly T[]): boolean {
  if (some === others) return true
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false
  return true
}
