import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import {
  acceptGapCommand,
  type CheckResult,
  checkRequest,
  type DocumentParams,
  dontShowCommand,
  type InsertResult,
  insertAllMissingRequest,
} from '../../server/src/protocol.ts'
import { askToAcceptGap } from './acceptGap.ts'
import type { ActiveContract } from './activeContract.ts'
import { dontShow } from './dontShow.ts'
import { apply } from './edits.ts'
import { chooseClause } from './insertion/chooseClause.ts'
import { beginContract, openSample } from './newContract/newContract.ts'
import type { ReadableView } from './preview/readableView.ts'

/** The extension's commands. */
export function registerCommands(
  client: LanguageClient,
  active: ActiveContract,
  view: ReadableView,
): vscode.Disposable[] {
  const on = (name: string, run: () => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`proviso.${name}`, run)
  return [
    on('newContract', () => beginContract(client)),
    on('openSample', () => openSample(client)),
    on('checkFile', () => checkFile(client, active)),
    on('insertClause', () => insertClause(client, active)),
    on('insertAllMissing', () => insertAllMissing(client, active)),
    vscode.commands.registerCommand(acceptGapCommand, (uri?: string, gaps?: string[]) =>
      acceptGap(client, active, uri, gaps),
    ),
    vscode.commands.registerCommand(dontShowCommand, (uri: string, code: string, offset: number) =>
      dontShow(client, uri, code, offset),
    ),
    on('showPreview', async () => {
      const document = await active.show()
      if (document) await view.show(document)
    }),
    on('showOutput', () => client.outputChannel.show()),
    on('restart', () => client.restart()),
  ]
}

const paramsOf = (client: LanguageClient, document: vscode.TextDocument): DocumentParams => ({
  uri: client.code2ProtocolConverter.asUri(document.uri),
})

async function checkFile(client: LanguageClient, active: ActiveContract): Promise<void> {
  const document = await active.show()
  if (!document) return
  const { findings } = await client.sendRequest<CheckResult>(checkRequest, paramsOf(client, document))
  if (findings > 0) await vscode.commands.executeCommand('workbench.actions.view.problems')
  else void vscode.window.showInformationMessage(vscode.l10n.t('Proviso found nothing to report in this file.'))
}

async function insertClause(client: LanguageClient, active: ActiveContract): Promise<void> {
  const document = await active.show()
  if (document) await chooseClause(client, document.uri)
}

async function acceptGap(
  client: LanguageClient,
  active: ActiveContract,
  uri?: string,
  gaps?: readonly string[],
): Promise<void> {
  const document = uri === undefined ? await active.show() : undefined
  const address = uri ?? (document && paramsOf(client, document).uri)
  if (address === undefined) return
  const edit = await askToAcceptGap(client, address, gaps)
  if (!edit) return
  await active.show()
  await apply(client, edit)
}

async function insertAllMissing(client: LanguageClient, active: ActiveContract): Promise<void> {
  const document = await active.show()
  if (!document) return
  const edit = await client.sendRequest<InsertResult>(insertAllMissingRequest, paramsOf(client, document))
  if (edit) await apply(client, edit)
  else void vscode.window.showInformationMessage(vscode.l10n.t('No needed clause is missing.'))
}
