import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { isPlaybook } from '../../../server/src/playbookAddress.ts'
import type { DocumentParams } from '../../../server/src/protocol.ts'
import { type Overview, overviewRequest } from '../../../server/src/viewProtocol.ts'
import { languages, schemes } from '../server.ts'
import type { Statuses } from '../statuses.ts'

/** How long the views wait for the next key, in milliseconds: nothing in them moves while a word is typed. */
const pause = 300

/** What the active editor has, as `proviso.shown` says it. */
type Shown = 'contract' | 'playbook' | 'other' | 'none'

/**
 * The contract that the side bar shows: that of the active editor, and while something else than a file is active (the views
 * themselves, a preview) the one before. Sets `proviso.shown` to `contract`, `playbook`, `other` or `none`.
 */
export class ShownContract implements vscode.Disposable {
  /** What is shown; undefined where the file is no contract, or none is open. */
  overview: Overview | undefined
  uri: vscode.Uri | undefined
  readonly #client: LanguageClient
  readonly #changed = new vscode.EventEmitter<void>()
  /** Told when something else is to be shown, and only then. */
  readonly onDidChange = this.#changed.event
  readonly #disposables: vscode.Disposable[]
  readonly #isWatched: () => boolean
  #timer: NodeJS.Timeout | undefined
  #asked = 0
  #words = ''
  #isSeen = false

  /** @param isWatched whether anybody sees the views: otherwise nothing is asked while a contract is written */
  constructor(client: LanguageClient, statuses: Statuses, isWatched: () => boolean) {
    this.#client = client
    this.#isWatched = isWatched
    const isShown = (uri: vscode.Uri): boolean => uri.toString() === this.uri?.toString()
    this.#disposables = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => isShown(document.uri) && this.#soon()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => isShown(uri) && this.#follow(undefined)),
      // Settings and playbooks change what is found as well.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some(isShown) && this.#soon()),
      statuses.onDidTell(({ uri }) => isShown(client.protocol2CodeConverter.asUri(uri)) && this.#soon()),
    ]
    this.#follow(vscode.window.activeTextEditor)
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const disposable of this.#disposables) disposable.dispose()
  }

  /** The parameter of requests about what is shown. */
  params(): DocumentParams | undefined {
    return this.uri && { uri: this.#client.code2ProtocolConverter.asUri(this.uri) }
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    const document = editor?.document
    const isFile = document !== undefined && schemes.includes(document.uri.scheme)
    const known = this.uri?.toString()
    if (!isFile && vscode.workspace.textDocuments.some(({ uri, isClosed }) => !isClosed && uri.toString() === known))
      return
    const isHousePlaybook = isFile && isPlaybook(document.uri.toString())
    this.uri = isFile && !isHousePlaybook && languages.includes(document.languageId) ? document.uri : undefined
    if (this.uri) void this.#ask()
    else this.#show(undefined, isHousePlaybook ? 'playbook' : isFile ? 'other' : 'none')
  }

  /** Asks for what is to be shown now. */
  refresh(): void {
    void this.#ask()
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void ((this.#isWatched() || !this.#isSeen) && this.#ask()), pause)
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer)
    const params = this.params()
    if (!params) return
    const asked = ++this.#asked
    const told = await this.#client.sendRequest<Overview | null>(overviewRequest, params).catch(() => null)
    if (asked === this.#asked) this.#show(told ?? undefined, told ? 'contract' : 'other')
  }

  #show(overview: Overview | undefined, shown: Shown): void {
    if (!this.uri) this.#asked++
    void vscode.commands.executeCommand('setContext', 'proviso.shown', shown)
    if (overview) this.#isSeen = true
    const words = JSON.stringify([this.uri, overview])
    if (words === this.#words) return
    this.#words = words
    this.overview = overview
    this.#changed.fire()
  }
}
