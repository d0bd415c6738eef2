import * as vscode from 'vscode'

/**
 * The folder that is meant: the open one, or, where the contract at hand is in a folder inside it, the one that the reader
 * picks. Undefined where none is open, which is said, or where none was picked.
 */
export async function chooseFolder(question: string): Promise<vscode.Uri | undefined> {
  const folders = foldersAtHand(vscode.window.activeTextEditor?.document.uri)
  if (folders.length === 0) {
    const open = vscode.l10n.t('Open Folder…')
    const words = vscode.l10n.t('No folder is open. Open the folder that your contracts are in.')
    if ((await vscode.window.showInformationMessage(words, open)) === open)
      await vscode.commands.executeCommand('workbench.action.files.openFolder')
    return undefined
  }
  if (folders.length === 1) return folders[0]
  const items = folders.map((uri) => ({ label: `$(folder) ${nameOf(uri)}`, uri }))
  return (await vscode.window.showQuickPick(items, { placeHolder: question, ignoreFocusOut: true }))?.uri
}

/** The folder of the contract at hand, and the open folders. */
export function foldersAtHand(contract: vscode.Uri | undefined): vscode.Uri[] {
  const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)
  if (!contract || !vscode.workspace.getWorkspaceFolder(contract)) return open
  const own = vscode.Uri.joinPath(contract, '..')
  return open.some((uri) => uri.toString() === own.toString()) ? open : [own, ...open]
}

/** What a folder is called: the name of an open one, else its path inside it. */
export const nameOf = (folder: vscode.Uri): string =>
  vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder.toString())?.name ??
  vscode.workspace.asRelativePath(folder, false)
