import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { Comparisons } from './comparisons.ts'
import { compareWithCommit } from './withCommit.ts'
import { compareWithFile } from './withFile.ts'

/** The commands that say what edits did to the clauses of a contract. */
export function registerCompareCommands(client: LanguageClient): vscode.Disposable[] {
  const comparisons = new Comparisons(client)
  const on = (
    name: string,
    run: (comparisons: Comparisons, clicked?: vscode.Uri) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(`proviso.${name}`, (clicked?: vscode.Uri) => run(comparisons, clicked))
  return [comparisons, on('compareWithCommit', compareWithCommit), on('compareWithFile', compareWithFile)]
}
