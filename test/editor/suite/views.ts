import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { findings, open, type Test, until, untitled } from './editor.ts'

const lease = 'ai-compute-lease.contract.md'

/** Runs a command of the side bar until it has done something: the side bar follows the editor in its own time. */
const done = (what: string, command: string, row: unknown, isDone: () => boolean): Promise<true> =>
  until(what, async () => {
    if (isDone()) return true
    await vscode.commands.executeCommand(command, row)
    return isDone() || undefined
  })

/** The side bar of the contract in the active editor. */
export const views: Record<string, Test> = {
  'goes to a clause, and where there is none to the place where it would go': async () => {
    const { document } = await open(lease)
    await findings(document)
    // The editor that is active by then: a contract can be shown in two.
    const lineOfCursor = (): number => {
      const editor = vscode.window.activeTextEditor
      return editor?.document === document ? editor.selection.active.line : -1
    }
    const range = { start: { line: 37, character: 0 }, end: { line: 37, character: 3 } }
    const row = { argument: { clause: 'access-control', title: '', range, elements: [] } }
    await done('the clause', 'proviso.showClause', row, () => lineOfCursor() === 37)
    assert.match(document.lineAt(37).text, /^3\.1/)
    const missing = { argument: { clause: 'source-compliance', title: '', elements: [] } }
    await done('the place', 'proviso.showClause', missing, () => lineOfCursor() === 46)
    assert.equal(document.lineAt(47).text, '## 5. Data')
  },

  'writes a fact that the words say into the facts': async () => {
    const words = '# Agreement\n\nThis Agreement is governed by the laws of Singapore.\n'
    const { document } = await untitled('markdown', `---\ncontract:\n  type: nda\n---\n\n${words}`)
    await findings(document)
    const row = { fact: { offer: '["governing-law","SG"]' } }
    await done('the fact', 'proviso.declareFact', row, () => document.getText().includes('governing-law'))
    assert.match(document.getText(), /\n {2}governing-law: SG\n/)
  },

  'does nothing where a command of a row is called without one': async () => {
    const before = (await open(lease)).document.getText()
    for (const name of ['insertThisClause', 'completeClause', 'annotateClause', 'setFact', 'declareFact'])
      await vscode.commands.executeCommand(`proviso.${name}`)
    assert.equal(vscode.window.activeTextEditor?.document.getText(), before)
  },
}
