import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type DocumentParams, type ReadableContract, readableRequest } from '../../../server/src/protocol.ts'

const scheme = 'proviso-read'

/** How long a drafter has stopped before what is shown follows, in milliseconds. */
const pause = 300

/** Contracts without their facts, YAML as Markdown, that nobody can edit: for VS Code's own preview. */
export class ReadableView implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly onDidChange = this.#changed.event
  readonly #client: LanguageClient
  /** Where the lines come from, by the address of the view. */
  readonly #lines = new Map<string, readonly number[]>()
  readonly #disposables: vscode.Disposable[]
  #waiting: NodeJS.Timeout | undefined

  constructor(client: LanguageClient) {
    this.#client = client
    this.#disposables = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        const view = viewOf(document.uri)
        if (!this.#lines.has(view.toString())) return
        clearTimeout(this.#waiting)
        this.#waiting = setTimeout(() => this.#changed.fire(view), pause)
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#lines.delete(uri.toString())),
    ]
  }

  /** Opens the preview of a contract: beside it, or over it where something else is beside it. */
  async show({ uri }: vscode.TextDocument): Promise<void> {
    const isBeside = vscode.window.tabGroups.all.length < 2
    await vscode.commands.executeCommand(isBeside ? 'markdown.showPreviewToSide' : 'markdown.showPreview', viewOf(uri))
  }

  async provideTextDocumentContent(view: vscode.Uri): Promise<string> {
    const source = sourceOf(view)
    if (!source) return ''
    // It may have been closed meanwhile, and the server knows what is open.
    const { uri } = await vscode.workspace.openTextDocument(source)
    const params: DocumentParams = { uri: this.#client.code2ProtocolConverter.asUri(uri) }
    const { markdown, lines } = (await this.#client.sendRequest<ReadableContract | null>(readableRequest, params)) ?? {
      markdown: '',
      lines: [],
    }
    this.#lines.set(view.toString(), lines)
    return markdown
  }

  /** The line of a view on which a line of its source is shown, both from 0. */
  lineOf(view: vscode.Uri, line: number): number {
    const lines = this.#lines.get(view.toString()) ?? []
    return Math.max(
      0,
      lines.findLastIndex((from) => from <= line),
    )
  }

  dispose(): void {
    clearTimeout(this.#waiting)
    for (const disposable of this.#disposables) disposable.dispose()
  }
}

/** The contract that a view shows; undefined for the address of any other document. */
export const sourceOf = (uri: vscode.Uri): vscode.Uri | undefined =>
  uri.scheme === scheme ? vscode.Uri.parse(uri.query, true) : undefined

const viewOf = (uri: vscode.Uri): vscode.Uri =>
  vscode.Uri.from({ scheme, path: `${uri.path.replace(/\.(?:ya?ml|md)$/i, '')}.md`, query: uri.toString() })
