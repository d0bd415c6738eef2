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

/**
 * Shows a document where it is shown already, and gives it the keyboard: an edit with blanks puts the cursor on the first of them
 * only in the editor that is active.
 */
export function bringUp(uri: vscode.Uri, options: vscode.TextDocumentShowOptions = {}): Thenable<vscode.TextEditor> {
  // Of two that show it, the one that was used last.
  const { activeTextEditor: active, visibleTextEditors: visible } = vscode.window
  const shown = [...(active ? [active] : []), ...visible].find(
    ({ document }) => document.uri.toString() === uri.toString(),
  )
  const column = shown?.viewColumn
  return vscode.window.showTextDocument(uri, { ...options, ...(column ? { viewColumn: column } : {}) })
}

/** Goes to a place of a document. */
export async function reveal(uri: vscode.Uri, range: vscode.Range): Promise<void> {
  const editor = await bringUp(uri, { selection: range })
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}
