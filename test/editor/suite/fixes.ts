import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { actionsAt, codeOf, findings, missing, open, ours, placeOf, type Test, until } from './editor.ts'

/** Takes the fix with this title, as the editor itself would. */
async function take(editor: vscode.TextEditor, title: RegExp): Promise<void> {
  const [first] = await findings(editor.document)
  assert.ok(first)
  const actions = await actionsAt(editor.document, first.range)
  const action = actions.find((one) => title.test(one.title))
  assert.ok(action?.edit, `an action ${title} among: ${actions.map((one) => one.title).join('; ')}`)
  assert.ok(await vscode.workspace.applyEdit(action.edit))
}

async function insertsOneClause(file: string, title: RegExp, expected: RegExp): Promise<void> {
  const editor = await open(file)
  const before = editor.document.getText()
  await findings(editor.document)
  const count = missing(editor.document).length
  await take(editor, title)
  const after = editor.document.getText()
  assert.ok(expected.test(after), `${expected} in:\n${after}`)
  await until('the finding to go', () => missing(editor.document).length < count)
  // Whatever stood there stands there still, in the same order.
  let at = 0
  for (const line of before.split('\n')) {
    at = after.indexOf(line, at)
    assert.ok(at >= 0, `line kept: ${line}`)
  }
  await vscode.commands.executeCommand('workbench.action.files.revert')
}

/** What puts a missing or weak clause right, and leaves the rest as it stood. */
export const fixes: Record<string, Test> = {
  'inserts a clause into Markdown beside its kin': () =>
    insertsOneClause(
      'ai-compute-lease.contract.md',
      /^Insert clause: Lawful source/,
      /\n## 4A\. Lawful source[^\n]*\n\n4A\.1 \S/,
    ),

  'inserts a clause into YAML in the shape of the others': () =>
    insertsOneClause(
      'gpu-purchase.contract.yaml',
      /^Insert clause: Place of use/,
      /\n {2}- no: "\d+A?"\n {4}heading: Location and place of use\n {4}text: \|-?\n {6}\S/,
    ),

  'says where YAML has a mistake, and still what is missing in the rest, while a key is typed': async () => {
    const editor = await open('gpu-purchase.contract.yaml')
    await findings(editor.document)
    const count = missing(editor.document).length
    const { line } = placeOf(editor.document, '  - no: "2"')
    const typed = '    delivery_note: "never closed\n'
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(line + 1, 0), typed)))
    const mistake = await until('the mistake', () =>
      ours(editor.document).find((one) => codeOf(one) === 'file-unreadable'),
    )
    assert.equal(mistake.range.start.line, line + 1)
    assert.equal(missing(editor.document).length, count)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  },

  'inserts a clause into a Chinese contract': () =>
    insertsOneClause('算力租赁.contract.md', /^Insert clause: Logs/, /\n## 第[^\n]*条(?:之一)? 日志与记录留存\n\n\S/),

  'inserts all missing clauses as one edit that one undo takes back': async () => {
    const editor = await open('ai-compute-lease.contract.md')
    const before = editor.document.getText()
    await take(editor, /^Insert all \d+ missing clauses/)
    await until('no clause to be missing', () => missing(editor.document).length === 0)
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  },

  'names the parts that a clause lacks, and adds them alone': async () => {
    const editor = await open('ai-compute-lease.contract.md')
    const before = editor.document.getText()
    const weak = (): vscode.Diagnostic | undefined =>
      ours(editor.document).find(
        ({ code, message }) =>
          codeOf({ code } as vscode.Diagnostic) === 'weak-clause' && /lacks \d+ parts: /.test(message),
      )
    // What is shown first may be of the text before, which the test before has put back.
    const { one, edit } = await until('what completes a clause', async () => {
      const one = weak()
      const actions = one ? await actionsAt(editor.document, one.range) : []
      const edit = actions.find(({ title }) => /^Complete the clause \(\d+ parts\)$/.test(title))?.edit
      return one && edit && { one, edit }
    })
    assert.match(one.message, /\n• /)
    assert.ok(await vscode.workspace.applyEdit(edit))
    await until('the finding to go', () => !ours(editor.document).some(({ message }) => message === one.message))
    for (const line of before.split('\n')) assert.ok(editor.document.getText().includes(line), `line kept: ${line}`)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  },
}
