import { countedClauses } from '../needs/needs.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { clauseEntries } from '../report/portfolio/clauseEntries.ts'
import type { Locale } from '../rules/finding.ts'
import type { Overview } from '../viewProtocol.ts'
import { authorityRows } from './authorityRows.ts'
import { clauseRows } from './clauseRows.ts'
import { factRows } from './factRows.ts'

/** What the side bar shows of a contract: its clauses, its facts and its authorities. */
export function overviewOf(file: FileCheck, locale: Locale): Overview {
  const clauses = clauseEntries(file, locale)
  const counted = countedClauses(file.checked.needs)
  const missing = counted.filter(({ clause }) => file.checked.coverage.get(clause)?.status === 'missing')
  return {
    met: counted.length - missing.length,
    needed: counted.length,
    clauses: clauseRows(file, clauses, locale),
    facts: factRows(file, locale),
    authorities: authorityRows(file, clauses, locale),
  }
}
