import assert from 'node:assert/strict'
import * as vscode from 'vscode'

/** A test of the suite. */
export type Test = () => Promise<void>

/** How long the editor may take to show something, in milliseconds. */
const patience = 20_000

/** What `read` gives as soon as it gives something. */
export async function until<T>(what: string, read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + patience
  for (;;) {
    const value = await read()
    if (value) return value
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** The folder that is open. */
export const folder = (): vscode.Uri => {
  const [root] = vscode.workspace.workspaceFolders ?? []
  assert.ok(root, 'a folder is open')
  return root.uri
}

/** Opens a file of the folder. */
export async function open(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name))
  return vscode.window.showTextDocument(document)
}

/** Opens a text that is no file. */
export async function untitled(language: string, content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }))
}

/** What Proviso finds in a document. */
export const ours = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'proviso')

/** The code of a finding. */
export const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code)

/** The findings of clauses that are missing. */
export const missing = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  ours(document).filter((one) => codeOf(one) === 'missing-clause')

/** The findings, once there are any. */
export const findings = (document: vscode.TextDocument): Promise<vscode.Diagnostic[]> =>
  until('findings', () => (ours(document).length > 0 ? ours(document) : undefined))

/** What is offered at a place. */
export const actionsAt = (document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range)

/** The first place of some words. */
export function placeOf(document: vscode.TextDocument, words: string): vscode.Position {
  const at = document.getText().indexOf(words)
  assert.ok(at >= 0, `${words} stands in the text`)
  return document.positionAt(at)
}

/** What the editor's own command gives, which asks all that are registered. */
export const asked = <T>(command: string, document: vscode.TextDocument, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, document.uri, ...args)
