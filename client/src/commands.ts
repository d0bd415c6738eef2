import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import {
  acceptGapCommand,
  type CheckResult,
  type ClauseChoice,
  checkRequest,
  clausesRequest,
  type DocumentParams,
  dontShowCommand,
  type InsertClauseParams,
  type InsertResult,
  insertAllMissingRequest,
  insertClauseRequest,
} from '../../server/src/protocol.ts'
import { askToAcceptGap } from './acceptGap.ts'
import { ActiveContract } from './activeContract.ts'
import { dontShow } from './dontShow.ts'
import { beginContract, openSample } from './newContract/newContract.ts'
import type { ReadableView } from './preview/readableView.ts'

/** The extension's commands. */
export function registerCommands(client: LanguageClient, view: ReadableView): vscode.Disposable[] {
  const active = new ActiveContract()
  const on = (name: string, run: () => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`proviso.${name}`, run)
  return [
    active,
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
  if (!document) return
  const choices = await client.sendRequest<ClauseChoice[]>(clausesRequest, paramsOf(client, document))
  const picked = await vscode.window.showQuickPick(choices.filter(({ insertable }) => insertable).map(pickOf), {
    placeHolder: vscode.l10n.t('Which clause do you want to insert?'),
    matchOnDetail: true,
  })
  if (!picked) return
  const params: InsertClauseParams = { ...paramsOf(client, document), clause: picked.clause }
  const edit = await client.sendRequest<InsertResult>(insertClauseRequest, params)
  // The list gives the focus back to where it was asked for, which may be beside the contract.
  await active.show()
  await apply(client, edit)
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

function pickOf(choice: ClauseChoice): vscode.QuickPickItem & { clause: string } {
  const standing = {
    missing: choice.level === 'recommended' ? vscode.l10n.t('recommended, missing') : vscode.l10n.t('needed, missing'),
    met: vscode.l10n.t('already there'),
    waived: vscode.l10n.t('gap accepted'),
    'not-needed': '',
  }
  const icon = choice.status === 'missing' ? '$(warning) ' : choice.status === 'met' ? '$(check) ' : ''
  return {
    label: icon + choice.title,
    description: standing[choice.status],
    detail: choice.reason ?? '',
    clause: choice.clause,
  }
}

async function insertAllMissing(client: LanguageClient, active: ActiveContract): Promise<void> {
  const document = await active.show()
  if (!document) return
  const edit = await client.sendRequest<InsertResult>(insertAllMissingRequest, paramsOf(client, document))
  if (edit) await apply(client, edit)
  else void vscode.window.showInformationMessage(vscode.l10n.t('No needed clause is missing.'))
}

async function apply(client: LanguageClient, edit: InsertResult): Promise<void> {
  if (!edit) return
  const applied = await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit))
  if (!applied)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The clause was not inserted: the file changed meanwhile or cannot be edited. Try again.'),
    )
}
