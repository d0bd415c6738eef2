import type { ClientCapabilities, Connection, DocumentDiagnosticReport } from 'vscode-languageserver'
import type { CheckedDocument } from './documents.ts'

/** A burst of keys is answered once: so long, in milliseconds, the server waits for the next one before it pushes. */
const burst = 5

/** What the diagnostics of open documents rest on. */
export interface OpenDiagnosticsOptions {
  /** The check of an open document; undefined for one that is not open. */
  readonly checkOf: (uri: string) => CheckedDocument | undefined
  /** Waits for the settings, the playbooks and the changes to a document that are on their way. */
  readonly settled: (uri: string) => Promise<void>
  /** What the client can do. */
  readonly capabilities: ClientCapabilities
}

/** Diagnostics of open documents: an editor that asks is answered, any other is sent them. */
export interface OpenDiagnostics {
  /** A document was opened or changed. */
  readonly changed: (uri: string) => void
  /** A document was closed. */
  readonly closed: (uri: string) => void
  /** Has the editor show what is found now; one that asks by itself and cannot be told to will ask after an edit. */
  readonly showAnew: (uris: readonly string[]) => void
}

/** Answers requests for diagnostics, and pushes them where the client asks for none. */
export function serveOpenDiagnostics(
  connection: Connection,
  { checkOf, settled, capabilities }: OpenDiagnosticsOptions,
): OpenDiagnostics {
  const isAsked = capabilities.textDocument?.diagnostic !== undefined
  const waiting = new Map<string, NodeJS.Timeout>()
  /** What the client has been sent last, by the id of its check. */
  const pushed = new Map<string, string>()

  const push = (uri: string): void => {
    clearTimeout(waiting.get(uri))
    const send = (): void => {
      waiting.delete(uri)
      const result = checkOf(uri)
      if (!result || result.id === pushed.get(uri)) return
      pushed.set(uri, result.id)
      void connection.sendDiagnostics({ uri, version: result.version, diagnostics: [...result.diagnostics] })
    }
    waiting.set(uri, setTimeout(send, burst))
  }

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    await settled(textDocument.uri)
    const result = checkOf(textDocument.uri)
    if (!result) return { kind: 'full', items: [] }
    if (result.id === previousResultId) return { kind: 'unchanged', resultId: result.id }
    return { kind: 'full', items: [...result.diagnostics], resultId: result.id }
  })

  return {
    changed(uri) {
      if (!isAsked) push(uri)
    },
    closed(uri) {
      clearTimeout(waiting.get(uri))
      waiting.delete(uri)
      pushed.delete(uri)
      if (!isAsked) void connection.sendDiagnostics({ uri, diagnostics: [] })
    },
    showAnew(uris) {
      if (!isAsked) for (const uri of uris) push(uri)
      else if (capabilities.workspace?.diagnostics?.refreshSupport) void connection.languages.diagnostics.refresh()
    },
  }
}
