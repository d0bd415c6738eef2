import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type CheckFolderResult, checkFolderRequest, forgetFoldersRequest } from '../../server/src/protocol.ts'
import { checkedFolders } from './checkedFolders.ts'
import { chooseFolder } from './chooseFolder.ts'
import { noContract } from './noContract.ts'
import { withProgress } from './withProgress.ts'

/** The commands that check contracts which are not open, and that end it. */
export function registerFolderCommands(client: LanguageClient): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('proviso.checkFolder', (folder?: vscode.Uri) => checkFolder(client, folder)),
    vscode.commands.registerCommand('proviso.forgetFolders', async () => {
      checkedFolders.clear()
      await tellChecked()
      await client.sendRequest(forgetFoldersRequest)
    }),
  ]
}

/** Menus offer to end the check where one goes on. */
const tellChecked = (): Thenable<unknown> =>
  vscode.commands.executeCommand('setContext', 'proviso.foldersChecked', checkedFolders.size > 0)

/** @param given the folder that was clicked; else the reader chooses */
async function checkFolder(client: LanguageClient, given: vscode.Uri | undefined): Promise<void> {
  const folder = given ?? (await chooseFolder(vscode.l10n.t('Check the contracts of which folder?')))
  if (!folder) return
  const address = client.code2ProtocolConverter.asUri(folder)
  const title = vscode.l10n.t('Checking contracts')
  const result = await withProgress<CheckFolderResult>(client, title, checkFolderRequest, { folder: address }).then(
    (one) => one,
    (error: Error) => void vscode.window.showWarningMessage(error.message),
  )
  if (!result) return
  checkedFolders.add(address)
  await tellChecked()
  if (result.findings > 0) await vscode.commands.executeCommand('workbench.actions.view.problems')
  tell(result)
}

function tell({ contracts, findings, unread, isCancelled }: CheckFolderResult): void {
  if (unread.length > 0) {
    const words = vscode.l10n.t('Some files could not be read, and were not checked: {0}', unread.join(', '))
    void vscode.window.showWarningMessage(words)
  }
  const words = isCancelled
    ? vscode.l10n.t('Stopped. Contracts checked so far: {0}. Findings: {1}.', contracts, findings)
    : contracts === 0
      ? noContract()
      : vscode.l10n.t('Contracts checked: {0}. Findings, in the Problems panel: {1}.', contracts, findings)
  void vscode.window.showInformationMessage(words)
}
