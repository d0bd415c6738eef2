import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as vscode from 'vscode'
import { codeOf, findings, ours, type Test, until, untitled } from './editor.ts'
import { lease } from './texts.ts'

/** The process of the server that this extension host started; undefined where none runs. */
function server(): number | undefined {
  const isOurs = (pid: string): boolean => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      // A process that has ended and that nobody has asked after yet has no command.
      return command.includes('server.cjs') && command.includes(`--clientProcessId=${process.pid}\0`)
    } catch {
      return false
    }
  }
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isOurs(name))
  return found === undefined ? undefined : Number(found)
}

async function typeAtTheEnd({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.insert(document.uri, document.positionAt(document.getText().length), text)
  assert.ok(await vscode.workspace.applyEdit(edit))
}

const blanks = (document: vscode.TextDocument): number =>
  ours(document).filter((one) => codeOf(one) === 'placeholder').length

/** So often the server may end within three minutes before it is left down. */
const mostCrashes = 5

/** What happens when the server ends without being asked. Linux tells which process it is. */
export const faults: Record<string, Test> = {
  'comes back after twenty sudden ends, is left down after five in a row, and loses no word': async () => {
    if (!existsSync('/proc/self/cmdline')) return
    const editor = await untitled('markdown', lease)
    const { document } = editor
    await findings(document)
    const before = blanks(document)
    let expected = document.getText()
    for (let end = 1; end <= 20; end++) {
      const old = await until('the server', server)
      // Between requests, and with an edit and a request on their way.
      const words = `\nEnd ${end} leaves [[a blank ${end}]].\n`
      if (end % 2 === 0) {
        await typeAtTheEnd(editor, words)
        void vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 0))
        process.kill(old, 'SIGKILL')
      } else {
        process.kill(old, 'SIGKILL')
        await typeAtTheEnd(editor, words)
      }
      expected += words
      if (end % mostCrashes === 0) {
        await until('the end of the server', () => server() === undefined || undefined)
        await new Promise((resolve) => setTimeout(resolve, 500))
        assert.equal(server(), undefined, `after ${end} ends`)
        await vscode.commands.executeCommand('proviso.restart')
      }
      await until(`another server after end ${end}`, () => (server() ?? old) !== old || undefined)
      await until(`the findings after end ${end}`, () => blanks(document) === before + end || undefined)
    }
    assert.equal(document.getText(), expected)
  },
}
