import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { codeOf, findings, folder, open, ours, type Test, until } from './editor.ts'

/** What Proviso finds in a file of the folder, open or not. */
const ofFile = (name: string): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(vscode.Uri.joinPath(folder(), name)).filter(({ source }) => source === 'proviso')

const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors')

/** Contracts that are not open. */
export const folders: Record<string, Test> = {
  'shows nothing of a contract that was closed, unless its folder is checked': async () => {
    const { document } = await open('chip-resale.contract.md')
    await findings(document)
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    await until('its findings to go', () => ofFile('chip-resale.contract.md').length === 0)
  },

  'checks all contracts in a folder, lists what it finds in those that are not open, and stops when told to':
    async () => {
      await closeAll()
      await vscode.commands.executeCommand('proviso.checkFolder', folder())
      assert.ok(ofFile('chip-resale.contract.md').some((one) => codeOf(one) === 'missing-clause'))
      assert.ok(ofFile('算力租赁.contract.md').length > 0)
      assert.deepEqual(ofFile('README.md'), [])
      // Written by another program.
      const added = vscode.Uri.joinPath(folder(), 'added.contract.md')
      await vscode.workspace.fs.writeFile(
        added,
        new TextEncoder().encode('---\ncontract:\n  type: nda\n---\n\n# Agreement\n'),
      )
      await until('the new contract', () => ofFile('added.contract.md').length > 0)
      const { document } = await open('chip-resale.contract.md')
      assert.ok((await findings(document)).length > 0)
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      await new Promise((resolve) => setTimeout(resolve, 1000))
      assert.ok(ofFile('chip-resale.contract.md').length > 0, 'closed again, it is still listed')
      await vscode.commands.executeCommand('proviso.restart')
      await until('the new checker to go on', () => ofFile('added.contract.md').length > 0)
      await vscode.workspace.fs.delete(added)
      await until('the contract to go', () => ofFile('added.contract.md').length === 0)
      await vscode.commands.executeCommand('proviso.forgetFolders')
      await until('all to go', () => ofFile('chip-resale.contract.md').length === 0)
      const { document: again } = await open('chip-resale.contract.md')
      assert.ok((await findings(again)).length > 0 && ours(again).length > 0)
    },
}
