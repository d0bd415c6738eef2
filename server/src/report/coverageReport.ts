import { type Range, rangeOf } from '../contract/lines.ts'
import type { CoverageStatus } from '../coverage/coverage.ts'
import type { Locale } from '../rules/finding.ts'
import type { FileCheck } from './fileCheck.ts'

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
