import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import {
  type AcceptedGap,
  acceptedRequest,
  type ClauseChoice,
  clausesRequest,
  type DocumentParams,
} from '../../../server/src/protocol.ts'
import { showLabels, showLabelsAbove } from './labels.ts'
import type { Environment, MarkdownIt } from './markdownIt.ts'
import { type Mark, showMarks } from './marks.ts'
import { ReadableView, sourceOf } from './readableView.ts'

/** How long findings have stayed the same before a preview is shown anew, in milliseconds. */
const pause = 400

/** In the order of VS Code's numbers. */
const severities: readonly Mark['severity'][] = ['error', 'warning', 'information', 'hint']

/** What VS Code's Markdown preview shows of Proviso: labels, marks in the margin, and YAML contracts as they read. */
export class Preview implements vscode.Disposable {
  readonly view: ReadableView
  readonly #client: LanguageClient
  /** What was marked when a document was last shown, by its address. */
  readonly #shown = new Map<string, string>()
  readonly #titles = new Map<string, string>()
  /** Labels of the gaps that a document accepts among its facts, by its address. */
  readonly #accepted = new Map<string, readonly string[]>()
  readonly #disposables: vscode.Disposable[]
  #waiting: NodeJS.Timeout | undefined

  constructor(client: LanguageClient) {
    this.#client = client
    this.view = new ReadableView(client)
    this.#disposables = [
      this.view,
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const isNew = uris.some((uri) => {
          const shown = this.#shown.get(uri.toString())
          return shown !== undefined && shown !== JSON.stringify(marksIn(uri))
        })
        if (isNew) this.#refresh()
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#shown.delete(uri.toString())
        this.#accepted.delete(uri.toString())
      }),
    ]
  }

  /** Called by VS Code when it makes the parser of its preview. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt => {
    showLabels(md, {
      clause: (id) => vscode.l10n.t('Clause: {0}', this.#titles.get(id) ?? id),
      waived: (id, reason) => acceptedLabel(this.#titles.get(id) ?? id, reason),
    })
    showMarks(md, (env) => this.#marksOf(env))
    showLabelsAbove(md, (env) => this.#acceptedIn(env))
    return md
  }

  #marksOf({ currentDocument }: Environment): Mark[] {
    if (!currentDocument) return []
    const uri = vscode.Uri.parse(currentDocument.toString())
    const source = sourceOf(uri) ?? uri
    const marks = marksIn(source)
    this.#shown.set(source.toString(), JSON.stringify(marks))
    if (marks.length > 0 && this.#titles.size === 0) void this.#learnTitles(source)
    return source === uri ? marks : marks.map((mark) => ({ ...mark, line: this.view.lineOf(uri, mark.line) }))
  }

  #acceptedIn({ currentDocument }: Environment): readonly string[] {
    if (!currentDocument) return []
    const uri = vscode.Uri.parse(currentDocument.toString())
    const source = sourceOf(uri) ?? uri
    void this.#learnAccepted(source)
    return this.#accepted.get(source.toString()) ?? []
  }

  /** Asks with each showing, and shows anew where the answer is another one. */
  async #learnAccepted(uri: vscode.Uri): Promise<void> {
    const params: DocumentParams = { uri: this.#client.code2ProtocolConverter.asUri(uri) }
    const gaps = await this.#client.sendRequest<AcceptedGap[]>(acceptedRequest, params)
    const labels = gaps.map(({ title, reason }) => acceptedLabel(title, reason))
    const before = this.#accepted.get(uri.toString()) ?? []
    this.#accepted.set(uri.toString(), labels)
    if (JSON.stringify(labels) !== JSON.stringify(before)) this.#refresh()
  }

  async #learnTitles(uri: vscode.Uri): Promise<void> {
    const params: DocumentParams = { uri: this.#client.code2ProtocolConverter.asUri(uri) }
    const choices = await this.#client.sendRequest<ClauseChoice[]>(clausesRequest, params)
    for (const { clause, title } of choices) this.#titles.set(clause, title)
    if (this.#titles.size > 0) this.#refresh()
  }

  #refresh(): void {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => void vscode.commands.executeCommand('markdown.preview.refresh'), pause)
  }

  dispose(): void {
    clearTimeout(this.#waiting)
    for (const disposable of this.#disposables) disposable.dispose()
  }
}

const acceptedLabel = (title: string, reason: string): string => vscode.l10n.t('Accepted gap: {0} ({1})', title, reason)

/** What is found in a document and worth a mark: hints are for the author, not for the reader. */
const marksIn = (uri: vscode.Uri): Mark[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'proviso' && severity !== vscode.DiagnosticSeverity.Hint)
    .map(({ range, severity, message }) => ({
      line: range.start.line,
      severity: severities[severity] ?? 'information',
      message,
    }))
