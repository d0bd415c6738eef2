import type { Contract } from '../contract/contract.ts'
import { type Attachment, attachmentsOf, regionAt } from './attachments.ts'
import type { NamedRegion } from './namedRegion.ts'
import type { Part } from './part.ts'
import { partsOf } from './parts.ts'
import type { ReferenceInText } from './referenceInText.ts'

/** What keys may name, each the parts from the outermost key to the innermost. */
export type Chains = readonly (readonly number[])[]

/** Tells which part of a file clauses belong to: its body or one of its attachments, each of which numbers by itself. */
export class Regions {
  readonly #contract: Contract
  readonly #parts: readonly Part[]
  readonly #attachments: readonly Attachment[]
  /** The first attachment that is none of the body, counted from 1. */
  readonly #bodyEnd: number
  /** For each row of parts the region that it begins in. */
  readonly #homes = new Map<number, number>()

  constructor(contract: Contract) {
    this.#contract = contract
    this.#parts = partsOf(contract)
    this.#attachments = attachmentsOf(contract)
    this.#bodyEnd = bodyEnd(this.#attachments, this.#parts)
    for (const { row, at } of this.#parts) if (!this.#homes.has(row)) this.#homes.set(row, this.#at(at.start))
  }

  /**
   * Of what keys may name that which stands where the reference says, or where one that says nothing of it may lead; and
   * whether that can be told.
   */
  meant(
    chains: Chains,
    { region, isRelative, label }: ReferenceInText,
    offset: number,
  ): { readonly chains: Chains; readonly isSure: boolean } {
    const own = this.#at(offset)
    const startOf = ([first = -1]: readonly number[]): number => (this.#parts[first] as Part).at.start
    if (region?.kind === 'attachment') {
      const named = this.named(region)
      const inIt = chains.filter((chain) => named.includes(regionAt(this.#contract, startOf(chain))))
      return { chains: inIt, isSure: named.length === 1 }
    }
    if (region?.kind === 'here')
      return { chains: chains.filter((chain) => this.#at(startOf(chain)) === own), isSure: true }
    // An attachment that is a contract itself may mean itself by “this Agreement”.
    if (region && this.#attachments[own - 1]?.isA === region.document)
      return { chains, isSure: new Set(chains.map((chain) => this.#homeOf(chain))).size < 2 }
    const inBody = chains.filter((chain) => this.#homeOf(chain) === 0)
    if (region) return inBody.length > 0 || this.#isBodyNumbered() ? sure(inBody) : { chains, isSure: false }
    if (isRelative || label === 'paragraph' || !this.#isBodyNumbered()) return sure(chains)
    const near = chains.filter((chain) => this.#homeOf(chain) === 0 || this.#at(startOf(chain)) === own)
    return own === 0 || near.length > 0 ? sure(near) : { chains, isSure: false }
  }

  /** Whether a place is in no attachment. */
  readonly isInBody = (offset: number): boolean => this.#at(offset) === 0

  /** The attachments of a name, counted from 1. Of several that have another number “the Schedule” is none. */
  named({ name, key }: Extract<NamedRegion, { kind: 'attachment' }>): readonly number[] {
    const alike = this.#attachments.flatMap((one, i) => (one.name === name ? [i + 1] : []))
    if (key === undefined) return alike.length === 1 ? alike : []
    return alike.filter((region) => this.#attachments[region - 1]?.key === key)
  }

  /** The region of a place: 0 for the body, n for the n-th attachment. */
  #at(offset: number): number {
    const region = regionAt(this.#contract, offset)
    return region < this.#bodyEnd ? 0 : region
  }

  /** The region in which the numbers that a part counts among begin: a line that names an exhibit ends no row of clauses. */
  #homeOf([first = -1]: readonly number[]): number {
    let part = this.#parts[first] as Part
    while (part.parent >= 0) part = this.#parts[part.parent] as Part
    return this.#homes.get(part.row) as number
  }

  /** Whether the clauses of the body have numbers, so that what is missing among them is missing. */
  #isBodyNumbered(): boolean {
    this.#bodyNumbered ??= this.#countBody() >= fewest
    return this.#bodyNumbered
  }
  #bodyNumbered: boolean | undefined

  #countBody(): number {
    const numbers = this.#parts.flatMap(({ form, startsLine, keys }, index) =>
      startsLine && !/paren|circled|lower/.test(form) && this.#homeOf([index]) === 0 ? [keys[0]] : [],
    )
    return new Set(numbers).size
  }
}

const sure = (chains: Chains): { chains: Chains; isSure: boolean } => ({ chains, isSure: true })

/** A contract with fewer numbers than this does not number its clauses. */
export const fewest = 3

/**
 * The first attachment that comes after a clause and is not named again below, counted from 1: “Exhibit 10.1” on top of a filing
 * and the lines of a table of contents are in the body.
 */
function bodyEnd(attachments: readonly Attachment[], parts: readonly Part[]): number {
  const firstClause = parts[0]?.at.start ?? Number.POSITIVE_INFINITY
  const last = new Map(attachments.map(({ name, key }, i) => [`${name} ${key}`, i]))
  const first = attachments.findIndex(
    ({ name, key, at }, i) => at.start > firstClause && last.get(`${name} ${key}`) === i,
  )
  return (first < 0 ? attachments.length : first) + 1
}
