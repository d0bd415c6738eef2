import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type CompareParams, type CompareResult, compareRequest } from '../../../server/src/protocol.ts'

const scheme = 'proviso-comparison'

/** Shows what changed in a contract as a page that cannot be edited. */
export class Comparisons implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #client: LanguageClient
  readonly #pages = new Map<string, string>()
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this)
  readonly onDidChange = this.#changed.event

  constructor(client: LanguageClient) {
    this.#client = client
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#pages.get(uri.path) ?? ''
  }

  /** Compares a document as it stands in the editor with an earlier text, and shows what became of its clauses. */
  async show(document: vscode.TextDocument, before: CompareParams['before']): Promise<void> {
    const params: CompareParams = { uri: this.#client.code2ProtocolConverter.asUri(document.uri), before }
    const made = await this.#client.sendRequest<CompareResult | null>(compareRequest, params)
    if (!made) return
    const name = document.uri.path.replace(/^.*\//, '').replace(/\.\w+$/, '')
    const page = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('What changed in {0}', name)}.md` })
    this.#pages.set(page.path, made.markdown)
    this.#changed.fire(page)
    // A page to read, where VS Code's own Markdown preview is at hand.
    const commands = await vscode.commands.getCommands(true)
    if (commands.includes('markdown.showPreview')) await vscode.commands.executeCommand('markdown.showPreview', page)
    else await vscode.window.showTextDocument(page, { preview: true })
  }

  dispose(): void {
    this.#registration.dispose()
    this.#changed.dispose()
  }
}

/** A text without what differs from one computer to another. */
export const plain = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
