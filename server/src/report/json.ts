import type { Span } from '../contract/contract.ts'
import type { ContractKind } from '../contract/contractKind.ts'
import type { Lines, Position } from '../contract/lines.ts'
import { plainFacts } from '../facts/readFacts.ts'
import { fixesFor } from '../fixes/fixes.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'

/** A range as the protocol has it: 0-based lines, UTF-16 characters. */
interface Range {
  readonly start: Position
  readonly end: Position
}

/** One file's check, ready to be reported. */
export interface FileCheck {
  /** As given on the command line. */
  readonly file: string
  readonly kind: ContractKind
  readonly checked: Check
  /** What it was checked by. */
  readonly pack: Pack
  readonly lines: Lines
}

const rangeOf = (span: Span, lines: Lines): Range => ({
  start: lines.positionAt(span.start),
  end: lines.positionAt(span.end),
})

/** One file of `proviso check --format json`, as an object that JSON can write. */
export interface CheckReport {
  readonly file: string
  readonly [key: string]: unknown
}

/**
 * One file of `proviso check --format json`: its findings with their fixes; the shape is fixed.
 * @param withFixes without them it is made in a third of the time
 */
export function checkReport(
  { file, kind, checked, pack, lines }: FileCheck,
  locale: Locale,
  withFixes = true,
): CheckReport {
  return {
    file,
    contract: kind === 'contract',
    facts: factsOf(checked),
    needs: checked.needs.map(({ clause, level, because }) => ({
      clause,
      level,
      reason: because[0]?.reason[locale] ?? '',
      authorities: [...new Set(because.flatMap((need) => need.authorities))],
    })),
    findings: checked.findings.map((finding) => ({
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
    })),
  }
}

/** One file of `proviso coverage --format json`: every family of the pack, needed or not; the shape is fixed. */
export function coverageReport({ file, checked, pack, lines }: FileCheck): object {
  return {
    file,
    clauses: Object.fromEntries(
      pack.families.map(({ id }) => {
        const cover = checked.coverage.get(id)
        return [
          id,
          {
            status: cover?.status ?? 'not-applicable',
            present: cover?.present ?? false,
            evidence: (cover?.evidence ?? []).map(({ span }) => ({
              ...rangeOf(span, lines),
              quote: checked.contract.text.slice(span.start, span.end),
            })),
            missingElements: cover?.missingElements ?? [],
          },
        ]
      }),
    ),
  }
}

function factsOf({ facts, contract }: Check): unknown {
  return { ...(plainFacts(facts.declared) as object), language: contract.language }
}
