import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type ClauseChoice, clausesRequest, type DocumentParams } from '../../../server/src/protocol.ts'
import { chooseWording } from './chooseWording.ts'

/** Asks which clause goes in, by need, and then which of its words. */
export async function chooseClause(client: LanguageClient, uri: vscode.Uri): Promise<void> {
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(uri) }
  const choices = await client.sendRequest<ClauseChoice[]>(clausesRequest, params)
  const picked = await vscode.window.showQuickPick(itemsOf(choices.filter(({ insertable }) => insertable)), {
    title: vscode.l10n.t('Insert a clause'),
    placeHolder: vscode.l10n.t('Which clause do you want to insert?'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  })
  if (picked?.clause) await chooseWording(client, uri, picked.clause)
}

interface ClauseItem extends vscode.QuickPickItem {
  readonly clause?: string
}

/** The clauses under the heads of their needs, in the order in which the server gives them. */
function itemsOf(choices: readonly ClauseChoice[]): ClauseItem[] {
  const heads = new Map<string, ClauseItem[]>()
  for (const choice of choices) {
    const head = headOf(choice)
    heads.set(head, [...(heads.get(head) ?? []), itemOf(choice)])
  }
  return Array.from(heads, ([label, items]): ClauseItem[] => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...items,
  ]).flat()
}

function headOf({ status, level }: ClauseChoice): string {
  if (status === 'missing')
    return level === 'recommended' ? vscode.l10n.t('recommended, missing') : vscode.l10n.t('needed, missing')
  if (status === 'weak') return vscode.l10n.t('there, incomplete')
  if (status === 'met') return vscode.l10n.t('already there')
  return status === 'waived' ? vscode.l10n.t('gap accepted') : vscode.l10n.t('not called for')
}

function itemOf({ clause, title, status, reason }: ClauseChoice): ClauseItem {
  const icon =
    status === 'missing' ? '$(warning) ' : status === 'weak' ? '$(tasklist) ' : status === 'met' ? '$(check) ' : ''
  return { label: icon + title, detail: reason ?? '', clause }
}
