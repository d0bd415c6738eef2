import type { Contract } from './contract.ts'

/**
 * A contract as a text was read, with what has been worked out of it. That is kept here and in no weak map, of which a quick
 * collection of garbage takes all values for living: each version of a document that is written in would be kept until a
 * thorough one, with its text.
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
