import type { Contract, Span } from '../contract/contract.ts'
import { type Term, termsOf, useSpan } from './terms.ts'

/** A term at a place of a contract. */
export interface TermAt {
  readonly term: Term
  /** The words that stand there, in the original. */
  readonly span: Span
}

/** The defined term at an offset (the end of a word counts as part of it), where it is defined or where it is used. */
export function termAt(contract: Contract, offset: number): TermAt | undefined {
  const touches = ({ start, end }: Span): boolean => start <= offset && offset <= end
  const { all, usesIn } = termsOf(contract)
  for (const term of all) {
    const definition = term.definitions.find(({ span }) => touches(span))
    if (definition) return { term, span: definition.span }
  }
  for (const [index, passage] of contract.passages.entries()) {
    if (!touches(passage.span)) continue
    for (const use of usesIn(index)) {
      const span = useSpan(contract, use)
      if (touches(span)) return { term: use.term, span }
    }
  }
  return undefined
}
