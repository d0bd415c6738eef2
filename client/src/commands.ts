import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import {
  acceptGapCommand,
  type CheckResult,
  checkRequest,
  type DocumentParams,
  type InsertResult,
  insertAllMissingRequest,
} from '../../server/src/protocol.ts'
import { askToAcceptGap } from './acceptGap.ts'
import { apply } from './edits.ts'
import { chooseClause } from './insertion/chooseClause.ts'
import { languages } from './server.ts'

/** The extension's commands. */
export function registerCommands(client: LanguageClient): vscode.Disposable[] {
  const on = (name: string, run: () => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`proviso.${name}`, run)
  return [
    on('checkFile', () => checkFile(client)),
    on('insertClause', () => insertClause(client)),
    on('insertAllMissing', () => insertAllMissing(client)),
    vscode.commands.registerCommand(acceptGapCommand, (uri?: string, gaps?: string[]) => acceptGap(client, uri, gaps)),
    on('showOutput', () => client.outputChannel.show()),
    on('restart', () => client.restart()),
  ]
}

/** The document to act on; says why where there is none. */
function activeContract(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document
  if (document && languages.includes(document.languageId)) return document
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Open a contract first: a Markdown (.md) or YAML (.yaml) file.'),
  )
  return undefined
}

const paramsOf = (client: LanguageClient, document: vscode.TextDocument): DocumentParams => ({
  uri: client.code2ProtocolConverter.asUri(document.uri),
})

async function checkFile(client: LanguageClient): Promise<void> {
  const document = activeContract()
  if (!document) return
  const { findings } = await client.sendRequest<CheckResult>(checkRequest, paramsOf(client, document))
  if (findings > 0) await vscode.commands.executeCommand('workbench.actions.view.problems')
  else void vscode.window.showInformationMessage(vscode.l10n.t('Proviso found nothing to report in this file.'))
}

async function insertClause(client: LanguageClient): Promise<void> {
  const document = activeContract()
  if (document) await chooseClause(client, document.uri)
}

async function acceptGap(client: LanguageClient, uri?: string, gaps?: readonly string[]): Promise<void> {
  const document = uri === undefined ? activeContract() : undefined
  const address = uri ?? (document && paramsOf(client, document).uri)
  if (address === undefined) return
  const edit = await askToAcceptGap(client, address, gaps)
  if (edit) await apply(client, edit)
}

async function insertAllMissing(client: LanguageClient): Promise<void> {
  const document = activeContract()
  if (!document) return
  const edit = await client.sendRequest<InsertResult>(insertAllMissingRequest, paramsOf(client, document))
  if (edit) await apply(client, edit)
  else void vscode.window.showInformationMessage(vscode.l10n.t('No needed clause is missing.'))
}
