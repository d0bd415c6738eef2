import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type InsertResult, type SuppressParams, suppressRequest } from '../../server/src/protocol.ts'

type Where = SuppressParams['where'] | 'settings'

/**
 * Asks where findings of a code are not to be shown, and why, and says so there: in the contract, in the house's playbook, or in
 * the settings of the person who asks.
 * @param offset where such a finding stands
 */
export async function dontShow(client: LanguageClient, uri: string, code: string, offset: number): Promise<void> {
  const title = vscode.l10n.t('Don’t show “{0}”', code)
  const picked = await vscode.window.showQuickPick(places(), {
    title,
    placeHolder: vscode.l10n.t('Where is it not to be shown?'),
    ignoreFocusOut: true,
  })
  if (!picked) return
  if (picked.where === 'settings') {
    const settings = vscode.workspace.getConfiguration('proviso')
    const rules = { ...settings.inspect<Record<string, string>>('rules')?.globalValue, [code]: 'off' }
    await settings.update('rules', rules, vscode.ConfigurationTarget.Global)
    return
  }
  const reason = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Why? The reason is written beside it, for whoever reads it next.'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Without a reason it is still shown.') : undefined),
  })
  if (reason === undefined) return
  const params: SuppressParams = { uri, code, offset, where: picked.where, reason: reason.trim() }
  const answer = await client.sendRequest<InsertResult>(suppressRequest, params)
  const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer))
  if (!edit && picked.where === 'here') {
    const words = vscode.l10n.t('Nothing can be noted beside these words. Choose “In this contract” instead.')
    void vscode.window.showInformationMessage(words)
    return
  }
  if (!edit || !(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('It could not be written down. Try again.'))
    return
  }
  // The playbook is not in view: it is saved, as nobody would see that it is not.
  if (picked.where === 'house')
    for (const [changed] of edit.entries()) await (await vscode.workspace.openTextDocument(changed)).save()
}

function places(): (vscode.QuickPickItem & { where: Where })[] {
  const hasHouse = vscode.workspace.isTrusted && (vscode.workspace.workspaceFolders?.length ?? 0) > 0
  return [
    {
      where: 'here',
      label: vscode.l10n.t('Here'),
      detail: vscode.l10n.t('In this section; a note beside it says why.'),
    },
    {
      where: 'contract',
      label: vscode.l10n.t('In this contract'),
      detail: vscode.l10n.t('Beside its facts; it travels with the contract.'),
    },
    ...(hasHouse
      ? [
          {
            where: 'house' as const,
            label: vscode.l10n.t('In this house'),
            detail: vscode.l10n.t('In the playbook of this folder, for everybody who uses it.'),
          },
        ]
      : []),
    {
      where: 'settings',
      label: vscode.l10n.t('On my screen'),
      detail: vscode.l10n.t('In your own settings; nobody else sees a difference.'),
    },
  ]
}
