import type { Span } from '../contract/contract.ts'
import type { ContractKind } from '../contract/contractKind.ts'
import type { Lines, Position } from '../contract/lines.ts'
import type { CoverageStatus } from '../coverage/coverage.ts'
import type { Detector } from '../coverage/detector.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'

/** A range as the protocol has it: 0-based lines, UTF-16 characters. */
export interface Range {
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
  readonly detector: Detector
  readonly lines: Lines
}

/** The range of a place. */
export const rangeOf = (span: Span, lines: Lines): Range => ({
  start: lines.positionAt(span.start),
  end: lines.positionAt(span.end),
})

/** How one kind of clause stands in a contract. */
export interface ClauseCoverage {
  readonly status: CoverageStatus
  /** Whether the contract has the clause, needed or not. */
  readonly present: boolean
  /** The words that show it. */
  readonly evidence: readonly (Range & { readonly quote: string })[]
  /** Ids of required elements that a clause that is there lacks. */
  readonly missingElements: readonly string[]
}

/** One file of `proviso coverage --format json`: every family of the pack, needed or not; the shape is fixed. */
export interface CoverageReport {
  readonly file: string
  /** Why nothing or not all of the file could be read, in the interface language; absent where all was. */
  readonly problems?: readonly string[]
  readonly clauses: Readonly<Record<string, ClauseCoverage>>
}

/** How each kind of clause stands in one file, and what of it could not be read. */
export function coverageReport(file: FileCheck, locale: Locale): CoverageReport {
  const problems = file.checked.contract.problems.map(({ message }) => message[locale])
  return { file: file.file, ...(problems.length > 0 ? { problems } : {}), clauses: clauseCoverage(file) }
}

/** How each kind of clause stands in one file. */
export const clauseCoverage = ({ checked, pack, lines }: FileCheck): CoverageReport['clauses'] =>
  Object.fromEntries(
    pack.families.map(({ id }) => {
      const cover = checked.coverage.get(id)
      return [
        id,
        {
          status: cover?.status ?? 'not-applicable',
          present: cover?.present ?? false,
          evidence: checked.coverage.evidenceOf(id).map(({ span }) => ({
            ...rangeOf(span, lines),
            quote: checked.contract.text.slice(span.start, span.end),
          })),
          missingElements: cover?.missingElements ?? [],
          ...(cover?.position ? { position: cover.position } : {}),
        },
      ]
    }),
  )
