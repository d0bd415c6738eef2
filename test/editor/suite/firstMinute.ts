import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { codeOf, findings, missing, open, ours, placeOf, type Test, until, untitled } from './editor.ts'

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('proviso')
const set = (name: string, value: unknown): Thenable<void> =>
  settings().update(name, value, vscode.ConfigurationTarget.Global)

const blanks =
  '---\ncontract:\n  type: nda\n---\n\n# Secrets\n\n## 1. Use\n\nKept for [[how long]].\n\n## 2. Term\n\nEnds on [[when]].\n'
const placeholders = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  ours(document).filter((one) => codeOf(one) === 'placeholder')

/** The first minute, the preview, and quiet. */
export const firstMinute: Record<string, Test> = {
  'opens a sample contract that has gaps': async () => {
    await vscode.commands.executeCommand('proviso.openSample')
    const document = await until('the sample', () => {
      const shown = vscode.window.activeTextEditor?.document
      return shown?.isUntitled && shown.getText().includes('compute-lease') ? shown : undefined
    })
    await until('its gaps', () => missing(document).length > 0)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  },

  'shows labels and marks in the Markdown preview, and no markup from the words of a contract': async () => {
    const words = blanks
      .replace('Kept', '<!-- clause: termination -->\n\nKept')
      .replace('how long', '<img src=x onerror=y>')
    const { document } = await untitled('markdown', words)
    await findings(document)
    const html = await until('a mark', async () => {
      const shown = await vscode.commands.executeCommand<string>('markdown.api.render', document)
      return shown.includes('proviso-mark') && /proviso-label[^<]*Clause: T/.test(shown) ? shown : undefined
    })
    assert.match(html, /<span class="proviso-label">Clause: Termination/)
    assert.doesNotMatch(html, /title="[^"]*<img/)
  },

  'shows a YAML contract as it reads, and follows it': async () => {
    const editor = await open('gpu-purchase.contract.yaml')
    await findings(editor.document)
    await vscode.commands.executeCommand('proviso.showPreview')
    const view = await until('the view', () =>
      vscode.workspace.textDocuments.find(
        ({ uri, languageId }) => uri.scheme === 'proviso-read' && languageId === 'markdown',
      ),
    )
    await until('its text', () => view.getText().startsWith('# Server Purchase Agreement') || undefined)
    assert.match(view.getText(), /\n## 3\. Lawful source\n/)
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', view)
    assert.match(html, /proviso-mark/)
    await editor.edit((edit) => edit.insert(placeOf(editor.document, 'Goods and price'), 'New '))
    await until('the new title', () => view.getText().includes('## 1. New Goods and price') || undefined)
    await vscode.window.showTextDocument(editor.document)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  },

  'weighs findings as the settings say, and shows none of those that are off': async () => {
    const { document } = await untitled('markdown', blanks)
    await until('the blanks', () => placeholders(document).length === 2)
    try {
      await set('rules', { placeholder: 'error' })
      await until('errors', () =>
        placeholders(document).every(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      )
      await set('rules', { placeholder: 'off' })
      await until('none', () => placeholders(document).length === 0)
    } finally {
      await set('rules', undefined)
    }
    await until('the blanks again', () => placeholders(document).length === 2)
  },

  'offers not to show a finding, and keeps the house’s word in its playbook': async () => {
    const { document } = await untitled('markdown', blanks)
    await until('the blanks', () => placeholders(document).length === 2)
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      placeholders(document)[0]?.range,
    )
    const [action] = actions.filter(({ title }) => /^Don't show this/.test(title))
    assert.equal(action?.command?.command, 'proviso.dontShow')
  },

  'marks nothing in the paragraph of the cursor in focus mode': async () => {
    const editor = await untitled('markdown', blanks)
    const { document } = editor
    await until('the blanks', () => placeholders(document).length === 2)
    const goTo = (words: string): void => {
      const at = placeOf(document, words)
      editor.selection = new vscode.Selection(at, at)
    }
    try {
      await set('focusMode', true)
      goTo('Kept')
      await until('one blank', () => placeholders(document).length === 1)
      assert.match(placeholders(document)[0]?.message ?? '', /when/)
      goTo('Ends')
      await until('the other', () => /how long/.test(placeholders(document)[0]?.message ?? ''))
    } finally {
      await set('focusMode', undefined)
    }
    goTo('Use')
    await until('both', () => placeholders(document).length === 2)
  },

  'marks what is new where somebody types once they stop, and keeps what was marked': async () => {
    const editor = await untitled('markdown', blanks)
    const { document } = editor
    await until('the blanks', () => placeholders(document).length === 2)
    const start = Date.now()
    await editor.edit((edit) => edit.insert(placeOf(document, 'Kept'), 'For [[whom]]: '))
    await until('the new blank', () => placeholders(document).length === 3)
    assert.ok(Date.now() - start > 500, 'not at once')
  },
}
