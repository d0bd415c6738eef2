import type { Locale } from '../../rules/finding.ts'
import { authorityEntries } from './authorityEntries.ts'
import type { ReportedContract } from './contractEntry.ts'
import { findingsByBasis } from './findingsByBasis.ts'
import type { Report } from './model.ts'
import { summaryOf, totalsOf } from './summary.ts'

/** What a report is told beside its contracts. */
export interface ReportOptions {
  readonly locale: Locale
  /** The version of Proviso. */
  readonly version: string
  /** The day on which the report is made, `YYYY-MM-DD`. */
  readonly made: string
  /** What was named to be reported on. */
  readonly scope: readonly string[]
}

/** The report on some contracts, in the order in which they come. */
export function reportOn(
  reported: readonly ReportedContract[],
  { locale, version, made, scope }: ReportOptions,
): Report {
  const contracts = reported.map(({ entry }) => entry)
  const authorities = authorityEntries(reported, locale)
  const families = [...new Map(reported.flatMap((one) => one.families).map((one) => [one.id, one])).values()]
  const totals = totalsOf(contracts, authorities)
  return {
    version: 1,
    tool: { name: 'proviso', version },
    language: locale,
    made,
    scope,
    totals,
    summary: summaryOf({ totals, contracts, authorities, families }, locale),
    families,
    contracts,
    byBasis: findingsByBasis(contracts),
    authorities,
    waivers: reported.flatMap(({ waivers }) => waivers),
  }
}
