import * as vscode from 'vscode'

const scheme = 'proviso-preview'

/** Read-only texts that are shown before they are taken: a contract as it would be, the words of a clause as a page. */
export class PreviewDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly onDidChange = this.#changed.event
  readonly #texts = new Map<string, string>()
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this)

  dispose(): void {
    this.#registration.dispose()
    this.#changed.dispose()
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? ''
  }

  /** Shows a text under a name; an address that is shown already shows it instead of what it said. */
  set(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${name}` })
    this.#texts.set(uri.toString(), text)
    this.#changed.fire(uri)
    return uri
  }

  /** Closes what is shown, and forgets it. */
  async close(): Promise<void> {
    const isOurs = ({ input }: vscode.Tab): boolean =>
      (input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme) ||
      (input instanceof vscode.TabInputText && input.uri.scheme === scheme)
    await vscode.window.tabGroups.close(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isOurs)),
      true,
    )
    this.#texts.clear()
  }
}
