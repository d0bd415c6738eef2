import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, onTestFinished, vi } from 'vitest'
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  type CompletionContext,
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type StatusParams, statusNotification } from '../../server/src/protocol.ts'
import { type ServerProcess, serverHere } from './serverHere.ts'

/** The command as users run it. */
export const command = path.resolve(import.meta.dirname, '../../dist/cli.cjs')

/** Whether the server is to run in this process, by its sources: so its coverage is counted. */
export const isHere = process.env.SERVER_HERE !== undefined

/** Capabilities of an editor that asks for diagnostics by itself, as VS Code does. */
export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
}

/** How an editor is set up. */
export interface Setup extends Partial<InitializeParams> {
  /** Answers `workspace/configuration`; without it the client answers that it does not know the request. */
  settings?: () => unknown
  /** Options of Node that the server runs with, and its environment. */
  nodeOptions?: readonly string[]
  /** Another command than the one that was built. */
  command?: string
  env?: NodeJS.ProcessEnv
}

/** An editor's end of the protocol: the built server in a process of its own, over its standard input and output (where it is not to be here). */
export class Client {
  readonly server: ServerProcess
  readonly connection: ProtocolConnection
  readonly pushes: PublishDiagnosticsParams[] = []
  readonly statuses: StatusParams[] = []
  /** What the server had the client show to a person. */
  readonly messages: string[] = []
  /** Methods that the server asked the client to send it. */
  readonly registered: string[] = []
  /** How often the server asked the client to pull diagnostics anew. */
  refreshes = 0
  /** What the server said of itself; set once it has started. */
  initialized!: InitializeResult
  #capabilities: ClientCapabilities = {}

  /** @param args starts another server than that of the command line */
  constructor({ settings, nodeOptions = [], env = process.env, command: program = command }: Setup, args?: string[]) {
    if (!existsSync(command)) throw new Error('There is no dist/cli.cjs: run `npm run build` first.')
    this.server = isHere
      ? serverHere()
      : spawn(process.execPath, [...nodeOptions, ...(args ?? [program, 'lsp', '--stdio'])], { env })
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.server.stdout),
      new StreamMessageWriter(this.server.stdin),
    )
    this.connection.onNotification(PublishDiagnosticsNotification.type, (push) => void this.pushes.push(push))
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => void this.messages.push(message))
    this.connection.onNotification(statusNotification, (status: StatusParams) => void this.statuses.push(status))
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method))
    })
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => void this.refreshes++)
    if (settings) this.connection.onRequest(ConfigurationRequest.type, ({ items }) => Promise.all(items.map(settings)))
    this.connection.listen()
  }

  /** Starts a server that ends with the test. */
  static async start(setup: Setup = {}): Promise<Client> {
    const client = new Client(setup)
    onTestFinished(() => client.kill())
    return client.initialize(setup)
  }

  /** Starts one server for all tests of a file or a `describe`; each test takes addresses of its own. */
  static shared(setup: Setup = {}): () => Client {
    let client: Client
    beforeAll(async () => {
      client = await new Client(setup).initialize(setup)
      return () => client.kill()
    })
    return () => client
  }

  /** Has the server start. */
  async initialize({ settings: _, nodeOptions: __, env: ___, command: ____, ...params }: Setup): Promise<this> {
    this.#capabilities = params.capabilities ?? {}
    const base = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} }
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, { ...base, ...params })
    await this.connection.sendNotification(InitializedNotification.type, {})
    return this
  }

  async open(uri: string, text: string, languageId = 'markdown', version = 1): Promise<void> {
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text },
    })
  }

  async change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    })
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } })
  }

  /** Tells the server that settings changed, sending them as clients do that cannot be asked. */
  async configure(settings: unknown): Promise<void> {
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings })
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    })
  }

  /**
   * Asks for the diagnostics of the workspace, which the server answers when there is something to tell.
   * @param told called with what comes before the answer
   */
  pullWorkspace(
    previousResultIds: { uri: string; value: string }[] = [],
    told?: (items: WorkspaceDocumentDiagnosticReport[]) => void,
  ): Promise<WorkspaceDiagnosticReport> {
    const partialResultToken = `partial-${++addresses}`
    if (told)
      this.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, ({ items }) =>
        told(items),
      )
    const partial = told ? { partialResultToken } : {}
    return this.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds, ...partial })
  }

  /** The diagnostics of a document, however this client gets them. */
  async diagnostics(uri: string, version = 1): Promise<Diagnostic[]> {
    if (!this.#capabilities.textDocument?.diagnostic) return this.pushed(uri, version)
    const report = await this.pull(uri)
    if (report.kind !== 'full') throw new Error('unchanged, although no earlier report was named')
    return report.items
  }

  /** The diagnostics pushed for a version of a document. */
  async pushed(uri: string, version: number | undefined): Promise<Diagnostic[]> {
    const isAsked = (push: PublishDiagnosticsParams): boolean => push.uri === uri && push.version === version
    return until(`diagnostics of ${uri}`, () => this.pushes.findLast(isAsked)?.diagnostics)
  }

  /** The last status the server told of a document. */
  status(uri: string): Promise<StatusParams> {
    return until(`status of ${uri}`, () => this.statuses.findLast((status) => status.uri === uri))
  }

  async codeActions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    })
    return (actions ?? []) as CodeAction[]
  }

  async completions(uri: string, position: Position, context?: CompletionContext): Promise<CompletionItem[]> {
    const params = { textDocument: { uri }, position, ...(context ? { context } : {}) }
    return (await this.connection.sendRequest(CompletionRequest.type, params)) as CompletionItem[]
  }

  /** Ends the server as an editor does; answers its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type)
    if (isHere) this.kill()
    else await this.connection.sendNotification(ExitNotification.type)
    return this.exit()
  }

  kill(): void {
    this.connection.dispose()
    this.server.kill()
  }

  /** Waits for the server's process to end; answers its exit code. */
  async exit(): Promise<number | null> {
    await until('the server to end', () => this.server.exitCode !== null || this.server.signalCode !== null)
    return this.server.exitCode
  }
}

/** Waits for something to come in. */
export function until<T>(what: string, read: () => T | undefined): Promise<T & {}> {
  return vi.waitFor(
    () => {
      const found = read()
      if (found === undefined || found === false || found === null) throw new Error(`waited in vain for ${what}`)
      return found
    },
    { timeout: 10_000, interval: 5 },
  )
}

let addresses = 0

/** An address that no other test of the file uses. */
export const newUri = (name = 'agreement.md'): string => `file:///deal/${++addresses}/${name}`

/** The place of the first occurrence of some words, or the place right after them. */
export function placeOf(text: string, words: string, end = false): Position {
  const at = text.indexOf(words)
  if (at < 0) throw new Error(`“${words}” does not stand in the text`)
  return TextDocument.create('', '', 0, text).positionAt(end ? at + words.length : at)
}

/** The range of the first occurrence of some words. */
export const rangeOf = (text: string, words: string): Range => ({
  start: placeOf(text, words),
  end: placeOf(text, words, true),
})

/** The words that a range covers. */
export const wordsAt = (text: string, range: Range): string => TextDocument.create('', '', 0, text).getText(range)

/** The edits of a workspace edit for one document, whichever way they are written; snippets as their plain text. */
export function editsOf(edit: WorkspaceEdit | null | undefined, uri: string): TextEdit[] {
  const change = edit?.documentChanges?.find((one) => 'edits' in one && one.textDocument.uri === uri)
  const edits = edit?.changes?.[uri] ?? (change && 'edits' in change ? change.edits : [])
  return edits.map((one) =>
    'snippet' in one ? { range: one.range, newText: plainText(one.snippet.value) } : (one as TextEdit),
  )
}

/** The text after a workspace edit. */
export const applied = (text: string, edit: WorkspaceEdit | null | undefined, uri: string): string =>
  TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), editsOf(edit, uri))

/** What a snippet leaves in the document when nobody types over its tab stops. */
const plainText = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\([\\$}])/g, '$1')
