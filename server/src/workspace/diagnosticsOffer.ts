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
  readonly #canChange: boolean
  #ofWorkspace: boolean
  #changes = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(connection: Connection, capabilities: ClientCapabilities) {
    this.#connection = connection
    this.#canChange = canChange(capabilities)
    this.#ofWorkspace = !this.#canChange
  }

  /** Offers the diagnostics of the workspace, or only those of documents; resolves when the editor has taken that in. */
  change(ofWorkspace: boolean): Promise<unknown> {
    if (!this.#canChange || ofWorkspace === this.#ofWorkspace) return this.#last
    this.#ofWorkspace = ofWorkspace
    const { method } = DocumentDiagnosticRequest.type
    const unregisterations = [{ id: idOf(this.#changes), method }]
    this.#changes++
    const registerOptions = { documentSelector: null, ...optionsOf(ofWorkspace) }
    const registrations = [{ id: idOf(this.#changes), method, registerOptions }]
    this.#last = this.#last
      .then(() => this.#connection.sendRequest(UnregistrationRequest.type, { unregisterations }))
      .then(() => this.#connection.sendRequest(RegistrationRequest.type, { registrations }))
      .catch(() => undefined)
    return this.#last
  }
}

/** What a client is offered as it initialises. */
export function offeredAtFirst(capabilities: ClientCapabilities): Pick<ServerCapabilities, 'diagnosticProvider'> {
  if (!capabilities.textDocument?.diagnostic) return {}
  if (!canChange(capabilities)) return { diagnosticProvider: optionsOf(true) }
  return { diagnosticProvider: { ...optionsOf(false), documentSelector: null, id: idOf(0) } }
}

const canChange = ({ textDocument }: ClientCapabilities): boolean =>
  textDocument?.diagnostic?.dynamicRegistration === true

const idOf = (change: number): string => `diagnostics-${change}`

const optionsOf = (workspaceDiagnostics: boolean): DiagnosticOptions => ({
  identifier: 'proviso',
  interFileDependencies: false,
  workspaceDiagnostics,
})
