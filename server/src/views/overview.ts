import type { FileCheck } from '../report/fileCheck.ts'
import { clauseEntries } from '../report/portfolio/clauseEntries.ts'
import { clauseCount } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import type { Overview } from '../viewProtocol.ts'
import { authorityRows } from './authorityRows.ts'
import { clauseRows } from './clauseRows.ts'
import { factRows } from './factRows.ts'

/** What the side bar shows of a contract: its clauses, its facts and its authorities. */
export function overviewOf(file: FileCheck, locale: Locale): Overview {
  const clauses = clauseEntries(file, locale)
  return {
    ...clauseCount(file.checked),
    clauses: clauseRows(file, clauses, locale),
    facts: factRows(file, locale),
    authorities: authorityRows(file, clauses, locale),
  }
}
