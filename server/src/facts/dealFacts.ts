import type { Contract } from '../contract/contract.ts'
import type { Pack } from '../policy/schema.ts'
import { factForBlank } from './blanks.ts'
import { type InferredFacts, inferFacts } from './infer.ts'
import { inferTerms, inSentence, type PartyTerms, sideOf } from './parties.ts'
import { partySides } from './partyBlock.ts'
import { type DeclaredFacts, type FactProblem, readFacts } from './readFacts.ts'
import type { Side } from './sides.ts'

/** What is known of the deal. */
export interface DealFacts {
  readonly declared: DeclaredFacts
  /** What stands in the facts block and cannot be used. */
  readonly problems: readonly FactProblem[]
  /** What the text itself says. */
  readonly inferred: InferredFacts
  /** The sides of the parties that the contract introduces, by their terms. */
  readonly sides: ReadonlyMap<string, Side>
  /** The words for the parties, declared or seen in the text. */
  readonly terms: PartyTerms
  /** Any declared fact that is one value, as written. */
  readonly text: (key: string) => string | undefined
  /** What declared facts say for a blank of a clause, in the contract's language ({@link factForBlank}). */
  readonly blank: (name: string) => string | undefined
}

/** Reads the deal facts. Never throws. */
export function readDealFacts(contract: Contract, pack: Pack): DealFacts {
  const { facts: declared, problems } = readFacts(contract.facts, pack)
  const inferred = inferFacts(contract, pack)
  const type = declared.type?.value ?? inferred.cues.find(({ fact }) => fact === 'type')?.value
  const sides = partySides(contract, type)
  const seen = inferTerms(contract, sides)
  const named = (side: Side): string | undefined =>
    declared.parties?.find(({ role, term }) => term && sideOf(role?.value) === side)?.term?.value
  // Where one party alone is declared, and with the term that the text seems to give to the other, they are the other way round.
  const termOf = (side: Side, other: Side): string =>
    named(side) ?? (named(other) === seen[side] ? seen[other] : seen[side])
  return {
    declared,
    problems,
    inferred,
    sides,
    text: (key) => {
      const fact = Object.entries(declared).find(([name]) => name === key)?.[1]
      return fact !== undefined && 'value' in fact ? String(fact.value) : undefined
    },
    blank: (name) => factForBlank(name, declared, contract.language, pack),
    terms: {
      ...seen,
      provider: inSentence(termOf('provider', 'customer'), contract),
      customer: inSentence(termOf('customer', 'provider'), contract),
    },
  }
}
