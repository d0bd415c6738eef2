import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type ClausePreview, previewClauseRequest } from '../../../server/src/insertProtocol.ts'
import { acceptGapCommand, type InsertClauseParams, type InsertResult } from '../../../server/src/protocol.ts'
import {
  type AnnotateParams,
  annotateRequest,
  type CompleteClauseParams,
  completeClauseRequest,
  type SectionChoice,
  sectionsRequest,
} from '../../../server/src/viewProtocol.ts'
import { apply, bringUp, reveal } from '../edits.ts'
import { chooseWording } from '../insertion/chooseWording.ts'
import type { ClauseArgument, ClauseTreeRow } from './coverageRows.ts'
import type { ShownContract } from './shownContract.ts'

/** What can be done with a row of the Coverage view; each command is handed the row. */
export function clauseActions(client: LanguageClient, shown: ShownContract): vscode.Disposable[] {
  const on = (name: string, run: (row: ClauseArgument, uri: vscode.Uri) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`proviso.${name}`, (row: ClauseTreeRow | undefined) =>
      row && shown.uri ? run(row.argument, shown.uri) : undefined,
    )
  const address = (uri: vscode.Uri): string => client.code2ProtocolConverter.asUri(uri)
  return [
    on('showClause', (row, uri) => showClause(client, row, uri)),
    on('insertThisClause', ({ clause }, uri) => chooseWording(client, uri, clause)),
    on('completeClause', async ({ clause, elements }, uri) => {
      const params: CompleteClauseParams = { uri: address(uri), clause, elements }
      await bringUp(uri)
      await apply(client, await client.sendRequest<InsertResult>(completeClauseRequest, params))
    }),
    on('annotateClause', (row, uri) => annotate(client, row, uri)),
    on('waiveClause', ({ clause, element }, uri) =>
      vscode.commands.executeCommand(acceptGapCommand, address(uri), [element ?? clause]),
    ),
  ]
}

/** Goes to the clause; where there is none, to the place where it would be put in. */
async function showClause(client: LanguageClient, { clause, range }: ClauseArgument, uri: vscode.Uri): Promise<void> {
  if (range) return reveal(uri, client.protocol2CodeConverter.asRange(range))
  const params: InsertClauseParams = { uri: client.code2ProtocolConverter.asUri(uri), clause }
  const preview = await client.sendRequest<ClausePreview | null>(previewClauseRequest, params)
  if (!preview) return
  const line = Math.max(0, preview.range.start.line - 1)
  await reveal(uri, new vscode.Range(line, 0, line, 0))
}

/** Asks which section is the clause, showing each as it is gone through, and annotates it. */
async function annotate(client: LanguageClient, { clause, title }: ClauseArgument, uri: vscode.Uri): Promise<void> {
  const params = { uri: client.code2ProtocolConverter.asUri(uri) }
  const sections = await client.sendRequest<SectionChoice[]>(sectionsRequest, params)
  const editor = await bringUp(uri)
  const before = editor.selection
  const items = sections.map((section) => ({
    label: `${'\u2003'.repeat(Math.max(0, section.depth - 1))}${section.title}`,
    range: client.protocol2CodeConverter.asRange(section.range),
  }))
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Annotate: {0}', title),
    placeHolder: vscode.l10n.t('Which section is this clause?'),
    ignoreFocusOut: true,
    onDidSelectItem: (item) => {
      const { range } = item as (typeof items)[number]
      editor.selection = new vscode.Selection(range.start, range.end)
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
    },
  })
  if (!picked) {
    editor.selection = before
    editor.revealRange(before)
    return
  }
  const asked: AnnotateParams = { ...params, clause, position: picked.range.start }
  const edit = await client.sendRequest<InsertResult>(annotateRequest, asked)
  if (edit) await apply(client, edit)
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This section says so already, or there is no place in it for an annotation.'),
    )
}
