import * as vscode from 'vscode'
import {
  DocumentDiagnosticRequest,
  type LanguageClient,
  type Middleware,
  type vsdiag,
} from 'vscode-languageclient/node'

/** A typist who has not pressed a key for so long, in milliseconds, has finished a thought. */
const pause = 800

/**
 * Keeps marks from flickering: what is new in the paragraph that somebody types in is shown once they stop for a moment. With
 * the setting `proviso.focusMode` nothing is marked in the paragraph of the cursor. A missing clause is always told.
 */
export class HeldDiagnostics implements vscode.Disposable {
  /** Everything that was found, by the document's address. */
  readonly #found = new Map<string, readonly vscode.Diagnostic[]>()
  /** What of it is shown, each by its code and words. */
  readonly #shown = new Map<string, ReadonlySet<string>>()
  #typed: { readonly document: vscode.TextDocument; readonly line: number } | undefined
  #focused: string | undefined
  #isHolding = false
  #timer: NodeJS.Timeout | undefined
  #disposables: readonly vscode.Disposable[] = []

  /** What the client asks before it shows findings. */
  readonly middleware: Pick<Middleware, 'provideDiagnostics'> = {
    provideDiagnostics: async (of, previous, token, next) => {
      const report = await next(of, previous, token)
      const uri = 'uri' in of ? of.uri : of
      return report ? this.#withoutHeld(report, uri.toString()) : report
    },
  }

  /** Begins to watch what is typed, once there is a client that can ask anew. */
  watch(client: LanguageClient): void {
    const askAnew = (): void => client.getFeature(DocumentDiagnosticRequest.method).refresh()
    this.#disposables = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const change = contentChanges.at(-1)
        if (!change || document !== vscode.window.activeTextEditor?.document) return
        this.#typed = { document, line: change.range.start.line + change.text.split('\n').length - 1 }
        clearTimeout(this.#timer)
        this.#timer = setTimeout(() => {
          this.#typed = undefined
          if (this.#isHolding) askAnew()
        }, pause)
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        const lines = focusIn(textEditor.document)
        const focused = lines && `${textEditor.document.uri} ${lines.first}`
        if (focused === this.#focused) return
        this.#focused = focused
        askAnew()
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#found.delete(uri.toString())
        this.#shown.delete(uri.toString())
      }),
    ]
  }

  #withoutHeld(report: vsdiag.DocumentDiagnosticReport, uri: string): vsdiag.DocumentDiagnosticReport {
    if ('items' in report) this.#found.set(uri, report.items)
    const found = this.#found.get(uri)
    if (!found) return report
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri)
    const items = document ? found.filter((one) => !this.#isHeld(one, document)) : [...found]
    this.#isHolding = items.length < found.length
    this.#shown.set(uri, new Set(items.map(nameOf)))
    const { resultId } = report
    return { kind: 'full' as vsdiag.DocumentDiagnosticReportKind.full, items, ...(resultId ? { resultId } : {}) }
  }

  #isHeld(finding: vscode.Diagnostic, document: vscode.TextDocument): boolean {
    if (codeOf(finding) === 'missing-clause') return false
    const isIn = (lines: Lines | undefined): boolean =>
      lines !== undefined && finding.range.start.line <= lines.last && finding.range.end.line >= lines.first
    if (isIn(focusIn(document))) return true
    const typed = this.#typed
    const isNew = !this.#shown.get(document.uri.toString())?.has(nameOf(finding))
    return isNew && typed?.document === document && isIn(paragraphAt(typed.line, document))
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const disposable of this.#disposables) disposable.dispose()
  }
}

/** Lines of a document, from 0, both included. */
interface Lines {
  readonly first: number
  readonly last: number
}

/** The paragraph of the cursor, where a person wants quiet there. */
function focusIn(document: vscode.TextDocument): Lines | undefined {
  const editor = vscode.window.activeTextEditor
  if (editor?.document !== document) return undefined
  const isOn = vscode.workspace.getConfiguration('proviso').get<boolean>('focusMode')
  return isOn ? paragraphAt(editor.selection.active.line, document) : undefined
}

/** The lines up to the next empty ones; in YAML, where empty lines part nothing, the line alone. */
function paragraphAt(line: number, document: vscode.TextDocument): Lines {
  const hasWords = (at: number): boolean =>
    at >= 0 && at < document.lineCount && !document.lineAt(at).isEmptyOrWhitespace
  let [first, last] = [line, line]
  if (document.languageId === 'yaml') return { first, last }
  while (hasWords(first) && hasWords(first - 1)) first--
  while (hasWords(last) && hasWords(last + 1)) last++
  return { first, last }
}

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code)

const nameOf = (finding: vscode.Diagnostic): string => `${codeOf(finding)} ${finding.message}`
