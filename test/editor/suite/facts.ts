import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { actionsAt, findings, folder, missing, open, type Test, until, untitled } from './editor.ts'

/** The facts of a deal, and the house playbook. */
export const facts: Record<string, Test> = {
  'asks for other clauses as a fact is typed, and as it goes': async () => {
    const editor = await open('ai-compute-lease.contract.md')
    await findings(editor.document)
    const count = missing(editor.document).length
    const at = editor.document.getText().indexOf('compute-lease')
    const type = new vscode.Range(
      editor.document.positionAt(at),
      editor.document.positionAt(at + 'compute-lease'.length),
    )
    await editor.edit((edit) => edit.replace(type, 'nda'))
    await until('fewer clauses to be missing', () => missing(editor.document).length < count)
    await vscode.commands.executeCommand('undo')
    await until('all of them again', () => missing(editor.document).length === count)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  },

  'completes facts and their values': async () => {
    const editor = await untitled('markdown', '---\ncontract:\n  type: \n---\n\n# Agreement\n')
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      new vscode.Position(2, 8),
    )
    assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'compute-lease'))
  },

  'marks a fact that the text says and nobody declared, and writes it into the facts': async () => {
    const words = '# Agreement\n\nThis Agreement is governed by the laws of Singapore.\n'
    const editor = await untitled('markdown', `---\ncontract:\n  type: nda\n---\n\n${words}`)
    await findings(editor.document)
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
    const settings = vscode.workspace.getConfiguration('proviso')
    await settings.update('inlayHints.facts', true, vscode.ConfigurationTarget.Global)
    const hints = await until('a mark', async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        editor.document.uri,
        whole,
      )
      return found.length > 0 ? found : undefined
    })
    assert.match(JSON.stringify(hints.map(({ label }) => label)), /governing-law/)
    const at = editor.document.positionAt(editor.document.getText().indexOf('Singapore') + 1)
    const actions = await actionsAt(editor.document, new vscode.Range(at, at))
    const declare = actions.find(({ title }) => /governing-law/.test(title))
    assert.ok(declare?.edit, actions.map(({ title }) => title).join('; '))
    assert.ok(await vscode.workspace.applyEdit(declare.edit))
    assert.match(editor.document.getText(), /\n {2}governing-law: SG\n/)
  },

  'takes the house playbook up at once, and marks its mistakes': async () => {
    const { document } = await open('ai-compute-lease.contract.md')
    await findings(document)
    const isAsked = (): boolean => missing(document).some(({ message }) => /Change in law/.test(message))
    assert.ok(isAsked())
    const playbook = vscode.Uri.joinPath(folder(), '.proviso', 'playbook.yaml')
    try {
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder(), '.proviso'))
      const text = 'needs:\n  - { clause: change-in-law, level: not-needed }\nseverety: {}\n'
      await vscode.workspace.fs.writeFile(playbook, new TextEncoder().encode(text))
      await until('the clause to be asked for no more', () => !isAsked())
      const shown = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(playbook))
      const [one] = await findings(shown.document)
      assert.equal(one && shown.document.getText(one.range), 'severety')
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.proviso'), { recursive: true })
    }
    await until('the clause to be asked for again', isAsked)
  },
}
