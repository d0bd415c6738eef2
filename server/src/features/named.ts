import type { Contract, Span } from '../contract/contract.ts'
import { termAt } from '../drafting/termAt.ts'
import { useSpan } from '../drafting/terms.ts'
import { namedClause } from './namedClause.ts'

/** Something that a contract gives in one place and names in others. */
export interface Named {
  /** The words at the place that was asked for. */
  readonly span: Span
  /** Where it is given. A place that only points to another comes after those that do not. */
  readonly definitions: readonly Span[]
  /** Where it is named, in document order. */
  readonly uses: readonly Span[]
}

/** Finds what stands at an offset, or nothing. */
type NamedProvider = (contract: Contract, offset: number) => Named | undefined

const namedTerm: NamedProvider = (contract, offset) => {
  const found = termAt(contract, offset)
  if (!found) return undefined
  const { definitions, uses } = found.term
  const given = [
    ...definitions.filter(({ pointsTo }) => pointsTo === undefined),
    ...definitions.filter(({ pointsTo }) => pointsTo !== undefined),
  ]
  return {
    span: found.span,
    definitions: given.map(({ span }) => span),
    uses: uses.map((use) => useSpan(contract, use)),
  }
}

/** In the order in which they are asked. Going to a definition, finding references and highlights all build on these. */
const providers: readonly NamedProvider[] = [namedClause, namedTerm]

/** What stands at an offset: the first provider that knows it. */
export function namedAt(contract: Contract, offset: number): Named | undefined {
  for (const provider of providers) {
    const found = provider(contract, offset)
    if (found) return found
  }
  return undefined
}
