import type { Connection } from 'vscode-languageserver'
import type { CheckedDocument } from './documents.ts'
import { acceptedGaps, gapsOf } from './features/gapActions.ts'
import { clauseChoices } from './features/status.ts'
import { type EditSupport, workspaceEdit } from './features/workspaceEdit.ts'
import { acceptGap } from './fixes/acceptGap.ts'
import { insertAllMissing, insertClause } from './fixes/fixes.ts'
import {
  type AcceptedGap,
  type AcceptGapParams,
  acceptedRequest,
  acceptGapRequest,
  type ClauseChoice,
  clausesRequest,
  type DocumentParams,
  type Gap,
  gapsRequest,
  type InsertClauseParams,
  type InsertResult,
  insertAllMissingRequest,
  insertClauseRequest,
} from './protocol.ts'
import { today } from './rules/check.ts'
import type { Locale } from './rules/finding.ts'

/** What clauses are put into. */
interface Insertion {
  readonly checkOf: (uri: string) => CheckedDocument | undefined
  readonly locale: () => Locale
  readonly support: EditSupport
}

/** Serves the clauses that may go into a contract, and the gaps that may be or are accepted instead. */
export function serveInsertion(connection: Connection, { checkOf, locale, support }: Insertion): void {
  connection.onRequest(clausesRequest, ({ uri }: DocumentParams): ClauseChoice[] => {
    const result = checkOf(uri)
    return result ? clauseChoices(result.checked, result.policy.pack, locale()) : []
  })

  connection.onRequest(insertClauseRequest, ({ uri, clause, ...choice }: InsertClauseParams): InsertResult => {
    const result = checkOf(uri)
    const fix = result && insertClause(clause, result.checked, result.policy.pack, locale(), choice)
    return result && fix ? workspaceEdit(result, fix.edits, support) : null
  })

  connection.onRequest(insertAllMissingRequest, ({ uri }: DocumentParams): InsertResult => {
    const result = checkOf(uri)
    const fix = result && insertAllMissing(result.checked, result.policy.pack, locale())
    return result && fix ? workspaceEdit(result, fix.edits, support) : null
  })

  connection.onRequest(gapsRequest, ({ uri }: DocumentParams): Gap[] => {
    const result = checkOf(uri)
    return result ? gapsOf(result.checked, result.policy.pack, locale()) : []
  })

  connection.onRequest(acceptedRequest, ({ uri }: DocumentParams): AcceptedGap[] => {
    const result = checkOf(uri)
    return result ? acceptedGaps(result.checked, result.policy.pack, locale()) : []
  })

  connection.onRequest(acceptGapRequest, ({ uri, gap, ...said }: AcceptGapParams): InsertResult => {
    const result = checkOf(uri)
    const fix = result && acceptGap(gap, result.checked, locale(), { ...said, date: today() })
    return result && fix ? workspaceEdit(result, fix.edits, support) : null
  })
}
