import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { findings, open, ours, type Test } from './editor.ts'

/** Which files are checked, and when again. */
export const files: Record<string, Test> = {
  'leaves a README alone': async () => {
    const { document } = await open('README.md')
    const contract = await open('ai-compute-lease.contract.md')
    await findings(contract.document)
    assert.deepEqual(ours(document), [])
  },

  'checks a contract again after the checker was restarted': async () => {
    const { document } = await open('ai-compute-lease.contract.md')
    await findings(document)
    await vscode.commands.executeCommand('proviso.restart')
    await findings(document)
  },
}
