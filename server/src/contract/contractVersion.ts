import type { Contract } from './contract.ts'

/**
 * A contract as a text was read, with what has been worked out of it. That is stored here and not in a `WeakMap`: V8's minor
 * garbage collection treats the values of one as live, so each version of a document, with its text, would survive until a
 * major one.
 */
class ContractVersion {
  readonly #made: unknown[] = []

  constructor(contract: Contract) {
    Object.assign(this, contract)
  }

  static madeOf(contract: Contract): unknown[] | undefined {
    return #made in contract ? contract.#made : undefined
  }
}

/** A contract that keeps what is worked out of it; a copy of it with other fields does not. */
export const contractVersion = (contract: Contract): Contract => new ContractVersion(contract) as unknown as Contract

/** What has been worked out of a contract, by slots of who does; undefined where it keeps nothing. */
export const madeOf = (contract: Contract): unknown[] | undefined => ContractVersion.madeOf(contract)
