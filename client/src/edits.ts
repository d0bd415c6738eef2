import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { InsertResult } from '../../server/src/protocol.ts'

/** Makes an edit that the server gave, if it gave one; says so where it cannot be made. */
export async function apply(client: LanguageClient, edit: InsertResult): Promise<void> {
  if (!edit) return
  const applied = await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit))
  if (!applied)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The clause was not inserted: the file changed meanwhile or cannot be edited. Try again.'),
    )
}

/** Shows a place of a document where the document is shown already, and puts the cursor there. */
export async function reveal(uri: vscode.Uri, range: vscode.Range): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
  const column = shown?.viewColumn
  const selection = new vscode.Range(range.start, range.start)
  const editor = await vscode.window.showTextDocument(uri, { selection, ...(column ? { viewColumn: column } : {}) })
  editor.selection = new vscode.Selection(range.start, range.end)
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
