import * as vscode from 'vscode'
import { languages } from './server.ts'

const isOurs = (document: vscode.TextDocument): boolean => languages.includes(document.languageId)

/**
 * Remembers the contract that was looked at last: a walkthrough or a side bar that has the focus is no editor, and what it
 * starts is meant for the contract beside it.
 */
export class ActiveContract implements vscode.Disposable {
  #last: vscode.TextDocument | undefined
  readonly #listener: vscode.Disposable

  constructor() {
    this.#last = vscode.window.activeTextEditor?.document
    this.#listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor && isOurs(editor.document)) this.#last = editor.document
    })
  }

  /** The document to act on; undefined where there is none. */
  get current(): vscode.TextDocument | undefined {
    const document = vscode.window.activeTextEditor?.document ?? this.#last
    return document && !document.isClosed && isOurs(document) ? document : undefined
  }

  /** The document to act on, brought to the front; says why where there is none. */
  async show(): Promise<vscode.TextDocument | undefined> {
    const document = this.current
    if (document) {
      if (document !== vscode.window.activeTextEditor?.document)
        await vscode.window.showTextDocument(document, { viewColumn: columnOf(document) })
      return document
    }
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a contract first: a Markdown (.md) or YAML (.yaml) file.'),
    )
    return undefined
  }

  dispose(): void {
    this.#listener.dispose()
  }
}

/** The column in which a document is open. */
function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  )
  return group?.viewColumn ?? vscode.ViewColumn.Active
}
