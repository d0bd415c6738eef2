import type { Contract, Span } from '../contract/contract.ts'
import type { NumberForm, PartNumber } from './partNumber.ts'

/** A numbered part of a contract: a clause, a sub-clause, an item of a list. */
export interface Part {
  readonly form: NumberForm
  /** As {@link PartNumber.keys}. */
  readonly keys: readonly string[]
  readonly value: number
  readonly inserted: boolean
  /** The number is the marker of a Markdown list, which is shown by count and not as typed. */
  readonly isMarker: boolean
  /** It begins a line of what is drafted; an item inside a paragraph does not, nor does a YAML key. */
  readonly startsLine: boolean
  /** The number as written. */
  readonly at: Span
  /** From its number to where the next part outside it begins. */
  readonly span: Span
  /** Index of the part that holds this one, or -1. */
  readonly parent: number
  /** Index into {@link Contract.sections}. */
  readonly section: number
  /** Which row of siblings it counts in; a row begins where the numbers begin anew. */
  readonly row: number
}

/** What a part is, wherever it stands. */
export type NumberedPart = Omit<Part, 'at' | 'span'>
