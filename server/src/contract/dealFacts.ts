import type { Contract, FactNode, Problem, Span } from './contract.ts'
import { inferTerms, inSentence, type PartyTerms } from './parties.ts'

/** A fact as declared, with the place of its value. */
export interface Declared<T> {
  readonly value: T
  readonly span: Span
}

/** A party as the facts declare it. */
export interface Party {
  readonly name: string | undefined
  /** The word the contract calls it by: `Supplier`, 乙方. */
  readonly term: string | undefined
  readonly role: string | undefined
  readonly span: Span
}

/** The facts of the deal that the file declares, and the party terms, declared or seen in the text. */
export interface DealFacts {
  readonly type: Declared<string> | undefined
  readonly draftingFor: Declared<string> | undefined
  readonly asOf: Declared<string> | undefined
  readonly parties: readonly Party[]
  readonly terms: PartyTerms
  /** Any declared fact that is one value, as written. */
  readonly text: (key: string) => string | undefined
}

/** Reads the deal facts. What is declared in a wrong shape is a problem at its place and counts as not declared. */
export function readDealFacts(contract: Contract): { facts: DealFacts; problems: Problem[] } {
  const problems: Problem[] = []
  const entry = (key: string): FactNode | undefined => contract.facts?.entries.find((node) => node.key === key)
  const text = (key: string): Declared<string> | undefined => {
    const node = entry(key)
    if (!node || node.value === null) return undefined
    if (typeof node.value !== 'object') return { value: String(node.value), span: node.valueSpan }
    problems.push(wrongShape(node, { en: 'one value', zh: '单个值' }))
    return undefined
  }
  const partyNode = entry('parties')
  if (partyNode && partyNode.value !== null && typeof partyNode.value !== 'object') {
    problems.push(wrongShape(partyNode, { en: 'a list of parties', zh: '当事人列表' }))
  }
  const parties = listOf(partyNode).map(partyOf)
  const named = (role: string): string | undefined => parties.find((party) => party.role === role)?.term
  const seen = inferTerms(contract)
  const facts: DealFacts = {
    type: text('type'),
    draftingFor: text('drafting-for'),
    asOf: text('as-of'),
    parties,
    text: (key) => {
      const value = entry(key)?.value
      return value === undefined || value === null || typeof value === 'object' ? undefined : String(value)
    },
    terms: {
      ...seen,
      provider: inSentence(named('provider') ?? named('supplier') ?? named('seller') ?? seen.provider, contract.text),
      customer: inSentence(named('customer') ?? named('buyer') ?? seen.customer, contract.text),
    },
  }
  return { facts, problems }
}

const listOf = (node: FactNode | undefined): readonly FactNode[] => (Array.isArray(node?.value) ? node.value : [])

function partyOf(node: FactNode): Party {
  const field = (key: string): string | undefined => {
    const value = listOf(node).find((part) => part.key === key)?.value
    return value === undefined || value === null || typeof value === 'object' ? undefined : String(value)
  }
  return { name: field('name'), term: field('term'), role: field('role'), span: node.valueSpan }
}

function wrongShape(node: FactNode, wanted: { en: string; zh: string }): Problem {
  return {
    code: 'fact-invalid',
    severity: 'warning',
    message: {
      en: `The fact “${node.key}” should be ${wanted.en}. It is not used until it is.`,
      zh: `事实“${node.key}”应为${wanted.zh}；在更正之前不予采用。`,
    },
    span: node.valueSpan,
  }
}
