import {
  type ClientCapabilities,
  type Connection,
  type DiagnosticOptions,
  DocumentDiagnosticRequest,
  RegistrationRequest,
  type ServerCapabilities,
  UnregistrationRequest,
} from 'vscode-languageserver'

/**
 * What an editor may ask diagnostics of. One that is offered those of the workspace keeps showing what was found in a document
 * that was closed, since it relies on being told: so they are offered only while folders are checked, where that can be changed.
 */
export class DiagnosticsOffer {
  readonly #connection: Connection
  #asks = false
  #canChange = false
  #ofWorkspace = false
  #changes = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Takes in what the client can do, and gives what it is offered; to be called while the connection initialises. */
  initialize({ textDocument }: ClientCapabilities): Pick<ServerCapabilities, 'diagnosticProvider'> {
    this.#asks = textDocument?.diagnostic !== undefined
    this.#canChange = textDocument?.diagnostic?.dynamicRegistration === true
    this.#ofWorkspace = !this.#canChange
    if (!this.#asks) return {}
    const registered = this.#canChange ? { documentSelector: null, id: this.#id() } : {}
    return { diagnosticProvider: { ...this.#options(), ...registered } }
  }

  /** Offers the diagnostics of the workspace, or only those of documents; resolves when the editor has taken that in. */
  change(ofWorkspace: boolean): Promise<unknown> {
    if (!this.#canChange || ofWorkspace === this.#ofWorkspace) return this.#last
    this.#ofWorkspace = ofWorkspace
    const { method } = DocumentDiagnosticRequest.type
    const unregisterations = [{ id: this.#id(), method }]
    this.#changes++
    const registrations = [{ id: this.#id(), method, registerOptions: { documentSelector: null, ...this.#options() } }]
    this.#last = this.#last
      .then(() => this.#connection.sendRequest(UnregistrationRequest.type, { unregisterations }))
      .then(() => this.#connection.sendRequest(RegistrationRequest.type, { registrations }))
      .catch(() => undefined)
    return this.#last
  }

  #id(): string {
    return `diagnostics-${this.#changes}`
  }

  #options(): DiagnosticOptions {
    return { identifier: 'proviso', interFileDependencies: false, workspaceDiagnostics: this.#ofWorkspace }
  }
}
