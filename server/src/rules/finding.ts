import type { Contract, Span } from '../contract/contract.ts'
import type { Coverage } from '../coverage/coverage.ts'
import type { Circumstances } from '../facts/circumstances.ts'
import type { DealFacts } from '../facts/dealFacts.ts'
import type { NeededClause } from '../needs/needs.ts'
import type { Basis, Localized, Pack } from '../policy/schema.ts'
import type { FoundInteraction } from './interactions.ts'

/** How much a finding may matter, the worst first: the Language Server Protocol's four degrees. */
export const severities = ['error', 'warning', 'information', 'hint'] as const
/** How much a finding matters. */
export type Severity = (typeof severities)[number]

/** Whether the first matters more than the second. */
export const isWorse = (one: Severity, other: Severity): boolean => severities.indexOf(one) < severities.indexOf(other)

/** Stable codes of findings: added to, never renamed, never reused. Each has a page `docs/rules/<code>.md`. */
export const findingCodes = [
  'missing-clause',
  'weak-clause',
  'misannotated-clause',
  'placeholder',
  'undefined-term',
  'unused-term',
  'duplicate-term',
  'inconsistent-term',
  'fact-invalid',
  'fact-conflict',
  'eccn-mismatch',
  'controlled-item',
  'place-conflict',
  'regime-conflict',
  'clause-interaction',
  'list-quality',
  'stale-authority',
  'unverified-authority',
  'waiver-incomplete',
  'waiver-expired',
  'waiver-unused',
  'file-unreadable',
  'broken-reference',
  'numbering',
  'amount-mismatch',
  'impossible-date',
  'unpaired-mark',
  'mixed-script',
  'hidden-character',
  'duplicate-heading',
  'empty-clause',
  'forbidden-wording',
  'waiver-unapproved',
  'playbook-invalid',
  'late-definition',
] as const
/** Stable codes of findings. */
export type FindingCode = (typeof findingCodes)[number]

/** Findings that say what was not checked: they may be weighed, and are never hidden. */
export const neverHidden: readonly FindingCode[] = ['file-unreadable', 'fact-invalid', 'playbook-invalid']

/** What would put a finding right; `fixes/` turns it into text edits. */
export type Remedy =
  | { readonly kind: 'insert-clause'; readonly clause: string }
  | { readonly kind: 'complete-clause'; readonly clause: string; readonly elements: readonly string[] }
  /** Adds the words of an interaction to the clause of a section, after `after` where the section is the whole text. */
  | { readonly kind: 'add-words'; readonly interaction: string; readonly section: number; readonly after: Span }
  /** It is certain where it changes no word that anyone reads: it cannot be wrong, whatever the contract is. */
  | { readonly kind: 'replace'; readonly span: Span; readonly text: string; readonly isCertain?: boolean }
  | { readonly kind: 'renumber'; readonly rows: readonly number[] }
  | { readonly kind: 'annotate'; readonly annotation: number; readonly clauses: readonly string[] }
  | {
      readonly kind: 'reword'
      readonly title: Localized
      readonly edits: readonly { readonly span: Span; readonly newText: string }[]
    }

/** One thing to tell the drafter, at its place. */
export interface Finding {
  readonly code: FindingCode
  /** Clause family, where the finding is about one. */
  readonly clause?: string
  /** Element of the family, where the finding is about one. */
  readonly element?: string
  /** The interaction of the pack that it tells of: several may stand at the same words. */
  readonly interaction?: string
  readonly severity: Severity
  readonly basis?: Basis
  /** Plain words in the interface language. */
  readonly message: string
  readonly span: Span
  /** Number and title of the section it stands in. */
  readonly section?: string
  /** Ids of the authorities behind it. */
  readonly authorities: readonly string[]
  /** Other places that explain it. */
  readonly related: readonly { readonly span: Span; readonly message: string }[]
  readonly remedies: readonly Remedy[]
  /** What its clause lacks, where the finding says no more than that; by it several are shown as one (`folding.ts`). */
  readonly lack?: Lack
  /** The findings that this one stands for, where it stands for several. */
  readonly parts?: readonly Finding[]
}

/** One part that a clause lacks, in the words of its message. */
export interface Lack {
  /** The clause, as its reader names it. */
  readonly clause: string
  readonly part: string
  /** Why it matters, and on what that rests. */
  readonly why: string
  /** The clause's own words. */
  readonly quote: string
}

/** Languages that messages are written in. */
export type Locale = keyof Localized

/** Everything a rule may look at. */
export interface RuleContext {
  readonly contract: Contract
  readonly facts: DealFacts
  readonly circumstances: Circumstances
  readonly needs: readonly NeededClause[]
  readonly coverage: Coverage
  readonly interactions: readonly FoundInteraction[]
  /** Families and elements whose gaps are accepted on that day. */
  readonly waives: ReadonlySet<string>
  readonly pack: Pack
  readonly locale: Locale
  /** The day on which the contract is read, `YYYY-MM-DD`: the law and the waivers of that day count. */
  readonly day: string
}

/** Looks at one contract for one kind of mistake. Pure: same context, same findings. */
export type Rule = (context: RuleContext) => Finding[]
