import * as vscode from 'vscode'

/** What is said of a folder without contracts. */
export const noContract = (): string =>
  vscode.l10n.t(
    'There is no contract in this folder. A file counts as one when it begins with “contract:” facts, or has a name such as “lease.contract.md”.',
  )
