import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { ActiveContract } from '../activeContract.ts'
import { Comparisons } from './comparisons.ts'
import { compareWithCommit } from './withCommit.ts'
import { compareWithFile } from './withFile.ts'

/** The commands that say what edits did to the clauses of a contract. */
export function registerCompareCommands(client: LanguageClient, active: ActiveContract): vscode.Disposable[] {
  const comparisons = new Comparisons(client)
  const on = (
    name: string,
    run: (comparisons: Comparisons, document: vscode.TextDocument) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(`proviso.${name}`, async (clicked?: vscode.Uri) => {
      const document = clicked ? await vscode.workspace.openTextDocument(clicked) : active.current
      if (document) await run(comparisons, document)
      else void vscode.window.showInformationMessage(vscode.l10n.t('Open a contract first, to compare it.'))
    })
  return [comparisons, on('compareWithCommit', compareWithCommit), on('compareWithFile', compareWithFile)]
}
