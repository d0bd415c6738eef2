import type { Contract } from '../contract/contract.ts'
import type { Pack } from '../policy/schema.ts'
import { type InferredFacts, inferFacts } from './infer.ts'
import { inferTerms, inSentence, type PartyTerms } from './parties.ts'
import { type DeclaredFacts, type FactProblem, readFacts } from './readFacts.ts'

/** What is known of the deal. */
export interface DealFacts {
  readonly declared: DeclaredFacts
  /** What stands in the facts block and cannot be used. */
  readonly problems: readonly FactProblem[]
  /** What the text itself says. */
  readonly inferred: InferredFacts
  /** The words for the parties, declared or seen in the text. */
  readonly terms: PartyTerms
  /** Any declared fact that is one value, as written. */
  readonly text: (key: string) => string | undefined
}

/** The side of the table that a party's role puts it on. */
export function sideOf(role: string | undefined): 'provider' | 'customer' | undefined {
  if (role === 'provider' || role === 'supplier' || role === 'seller') return 'provider'
  if (role === 'customer' || role === 'buyer' || role === 'reseller' || role === 'end-user') return 'customer'
  return undefined
}

/** Reads the deal facts. Never throws. */
export function readDealFacts(contract: Contract, pack: Pack): DealFacts {
  const { facts: declared, problems } = readFacts(contract.facts, pack)
  const named = (side: string): string | undefined =>
    declared.parties?.find(({ role, term }) => term && sideOf(role?.value) === side)?.term?.value
  const seen = inferTerms(contract)
  return {
    declared,
    problems,
    inferred: inferFacts(contract, pack),
    text: (key) => {
      const fact = Object.entries(declared).find(([name]) => name === key)?.[1]
      return fact !== undefined && 'value' in fact ? String(fact.value) : undefined
    },
    terms: {
      ...seen,
      provider: inSentence(named('provider') ?? seen.provider, contract),
      customer: inSentence(named('customer') ?? seen.customer, contract),
    },
  }
}
