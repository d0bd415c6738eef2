import { type Range, rangeOf } from '../contract/lines.ts'
import { plainFacts } from '../facts/readFacts.ts'
import { fixesFor } from '../fixes/fixes.ts'
import type { Basis, Level } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { FindingCode, Severity } from '../rules/finding.ts'
import type { KnownFinding } from './baseline.ts'
import type { Run } from './format.ts'
import type { Judged } from './judged.ts'

/** What is told of one contract: its needs, and its findings with their fixes. Texts are in the interface language. */
export interface ContractReport {
  /** The facts that are declared, as under `contract:`, and the language of the text. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly needs: readonly NeedReport[]
  /** In document order. */
  readonly findings: readonly FindingReport[]
}

/** One kind of clause that the deal calls for. */
export interface NeedReport {
  readonly clause: string
  readonly level: Level
  /** The strongest reason. */
  readonly reason: string
  /** Ids of authorities. */
  readonly authorities: readonly string[]
}

/** One thing that is found. */
export interface FindingReport {
  readonly code: FindingCode
  /** The kind of clause that it is about, and the element of that, where it is about one. */
  readonly clause?: string
  readonly element?: string
  readonly severity: Severity
  /** What it rests on, where it says that something is needed. */
  readonly basis?: Basis
  readonly message: string
  readonly range: Range
  /** Number and title of the section that it stands in. */
  readonly section?: string
  /** Ids of authorities. */
  readonly authorities: readonly string[]
  /** Other places that explain it. */
  readonly related: readonly { readonly range: Range; readonly message: string }[]
  /** What can be done about it, best first; where fixes were asked for. */
  readonly fixes?: readonly FixReport[]
  /** Stays the same when the text around it changes: 16 hexadecimal digits. */
  readonly fingerprint: string
}

/** One thing that can be done about a finding. */
export interface FixReport {
  readonly title: string
  /** Not overlapping, in document order; all of one text. Blanks are written `[[name]]`. */
  readonly edits: readonly { readonly range: Range; readonly newText: string }[]
}

/** A finding that may be known already. */
interface CheckedFinding extends FindingReport {
  /** Whether the baseline, or the revision that is compared with, has it. */
  readonly known?: boolean
  /** Where it stood there and what its words were, where they are others now. */
  readonly movedFrom?: { readonly section: string; readonly words: string }
}

/** One file of `proviso check --format json`; the shape is fixed. */
export interface CheckReport extends ContractReport {
  readonly file: string
  /** What it was called in the revision that is compared with; null where it is new. */
  readonly was?: string | null
  /** Whether it is a contract; of another file nothing is told. */
  readonly contract: boolean
  readonly findings: readonly CheckedFinding[]
  /** What the baseline, or that revision, has of it and is no longer found. */
  readonly gone?: readonly KnownFinding[]
}

/**
 * What is told of one file.
 * @param withFixes without them it is made in a third of the time
 */
export function checkReport(
  { file, kind, checked, pack, lines, findings, gone }: Judged,
  { locale, hasBaseline, since }: Pick<Run, 'locale' | 'hasBaseline' | 'since'>,
  withFixes = true,
): CheckReport {
  return {
    file,
    ...(since ? { was: since.was.get(file) ?? null } : {}),
    contract: kind === 'contract',
    facts: factsOf(checked),
    needs: checked.needs.map(({ clause, level, because }) => ({
      clause,
      level,
      reason: because[0]?.reason[locale] ?? '',
      authorities: [...new Set(because.flatMap((need) => need.authorities))],
    })),
    findings: findings.map(({ finding, fingerprint, isKnown, movedFrom }) => ({
      code: finding.code,
      ...(finding.clause ? { clause: finding.clause } : {}),
      ...(finding.element ? { element: finding.element } : {}),
      severity: finding.severity,
      ...(finding.basis ? { basis: finding.basis } : {}),
      message: finding.message,
      range: rangeOf(finding.span, lines),
      ...(finding.section ? { section: finding.section } : {}),
      authorities: finding.authorities,
      related: finding.related.map(({ span, message }) => ({ range: rangeOf(span, lines), message })),
      ...(withFixes
        ? {
            fixes: fixesFor(finding, checked, pack, locale).map(({ title, edits }) => ({
              title,
              edits: edits.map(({ span, newText }) => ({ range: rangeOf(span, lines), newText })),
            })),
          }
        : {}),
      fingerprint,
      ...(hasBaseline || since ? { known: isKnown } : {}),
      ...(movedFrom ? { movedFrom } : {}),
    })),
    ...(hasBaseline || since ? { gone } : {}),
  }
}

const factsOf = ({ facts, contract }: Check): Readonly<Record<string, unknown>> => ({
  ...(plainFacts(facts.declared) as object),
  language: contract.language,
})
