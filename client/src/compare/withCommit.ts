import * as vscode from 'vscode'
import { type Comparisons, plain } from './comparisons.ts'
import { lastCommitted } from './git.ts'

/** “Compare with the last commit”: what the edits since did to the clauses of a contract. */
export async function compareWithCommit(comparisons: Comparisons, document: vscode.TextDocument): Promise<void> {
  const committed = await lastCommitted(document.uri)
  if (typeof committed === 'string') {
    void vscode.window.showInformationMessage(why(committed))
    return
  }
  const { text, file, hash, date } = committed
  const day = date?.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' })
  const title = day
    ? vscode.l10n.t('the last commit ({0}, {1})', hash.slice(0, 7), day)
    : vscode.l10n.t('the last commit ({0})', hash.slice(0, 7))
  if (plain(text) === plain(document.getText()))
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has changed since {0}.', title))
  else await comparisons.show(document, { title, file, text })
}

function why(none: 'no-git' | 'no-repository' | 'never-committed'): string {
  if (none === 'no-git')
    return vscode.l10n.t(
      'There is no earlier version to compare with: Git is not installed, or is switched off in VS Code.',
    )
  if (none === 'no-repository')
    return vscode.l10n.t(
      'There is no earlier version to compare with: VS Code has no Git repository open that this contract is in.',
    )
  return vscode.l10n.t('There is no earlier version to compare with: this contract was never committed.')
}
