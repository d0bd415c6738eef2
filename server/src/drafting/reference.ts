import type { Span } from '../contract/contract.ts'
import type { Label, Owner } from './referenceInText.ts'

/** One key of a reference and the part that it names: in “Section 9.3(b)” the key `b` at its place. */
export interface ReferenceKey {
  readonly key: string
  readonly at: Span
}

/**
 * What a reference was found to name: `found` one place, `ambiguous` several, `missing` none, `unknown` where it cannot be
 * told (another document's clause, an attachment in another file).
 */
export type ReferenceStatus = 'found' | 'ambiguous' | 'missing' | 'unknown'

/** A reference to another place of the same contract. */
export interface Reference {
  readonly label: Label
  readonly owner: Owner
  /** The whole reference with its label; in “Sections 4 and 6” the second one is `6` alone. */
  readonly at: Span
  /** As a reader sees it. */
  readonly words: string
  /** Empty where it names by place: “the preceding Section”, 前款. */
  readonly keys: readonly ReferenceKey[]
  readonly status: ReferenceStatus
  /** Indexes into `partsOf`, or for an attachment into `attachmentsOf`: all that it may name. */
  readonly targets: readonly number[]
  /** For each key the part that it numbers; -1 where the key was not needed to tell, or may number another as well. */
  readonly keyParts: readonly number[]
  /** The paragraph without a number that it names, in the clause that is its target: 第九条第三款, 前款. */
  readonly paragraph?: Span
  /** It stands in the very part that it names, and does not say “this”. */
  readonly isToItself: boolean
  /** Index into `Contract.passages`. */
  readonly passage: number
}

/** What a reference was found to name. */
export type Target = Pick<Reference, 'status' | 'targets' | 'keyParts' | 'paragraph'>
