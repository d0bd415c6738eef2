import * as vscode from 'vscode'
import type { Comparisons } from './comparisons.ts'

/** “Compare with another contract…”: what the contract at hand has, and what it lacks, beside one that the reader picks. */
export async function compareWithFile(comparisons: Comparisons, document: vscode.TextDocument): Promise<void> {
  const [other] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Which is the earlier contract?'),
      openLabel: vscode.l10n.t('Compare'),
      filters: { [vscode.l10n.t('Contracts')]: ['md', 'markdown', 'yaml', 'yml', 'txt'] },
      ...(document.isUntitled ? {} : { defaultUri: vscode.Uri.joinPath(document.uri, '..') }),
    })) ?? []
  if (!other) return
  const file = other.path.replace(/^.*\//, '')
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(other))
  await comparisons.show(document, { title: file, file, text })
}
