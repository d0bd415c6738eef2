import * as vscode from 'vscode'

const scheme = 'proviso-preview'

const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs)

/** A Markdown preview: it follows the active editor, so its name does not tell whose it is. */
const isPage = ({ input }: vscode.Tab): boolean =>
  input instanceof vscode.TabInputWebview && input.viewType.endsWith('markdown.preview')

/** Read-only texts that are shown before they are taken: a contract as it would be, the words of a clause as a page. */
export class PreviewDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly onDidChange = this.#changed.event
  readonly #texts = new Map<string, string>()
  /** The pages of somebody else, which stay. */
  #before: ReadonlySet<vscode.Tab> | undefined
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

  /** Shows a text as a page, by the editor's own Markdown preview. */
  async page(name: string, text: string): Promise<void> {
    this.#before ??= new Set(tabs().filter(isPage))
    await vscode.commands.executeCommand('markdown.showPreviewToSide', this.set(name, text))
  }

  /** Closes what is shown, and forgets it. */
  async close(): Promise<void> {
    const before = this.#before
    const isOurs = (tab: vscode.Tab): boolean =>
      (tab.input instanceof vscode.TabInputTextDiff && tab.input.modified.scheme === scheme) ||
      (before !== undefined && isPage(tab) && !before.has(tab))
    await vscode.window.tabGroups.close(tabs().filter(isOurs), true)
    this.#texts.clear()
  }
}
