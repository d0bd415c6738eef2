import { PassThrough } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import {
  CancellationTokenSource,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { initializeResult } from '../../server/src/capabilities.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { serve } from '../../server/src/server.ts'
import type { Disk } from '../../server/src/workspace/disk.ts'
import { detector } from '../unit/contracts.ts'

/** There are no files but those that are open. */
const noDisk: Disk = {
  has: () => false,
  async *textsIn() {},
  read: async () => ({ text: '', document: { bytes: 0, sha256: '' } }),
}

/** A client and its server in this process, so that a case takes milliseconds. */
export class Editor {
  readonly #client: ProtocolConnection
  readonly #server: { dispose(): void }

  private constructor() {
    const [there, back] = [new PassThrough(), new PassThrough()]
    const connection = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(there),
      new StreamMessageWriter(back),
    )
    connection.onInitialize((client) => {
      serve(connection, client, {
        standard: { pack: standardPack, detector },
        version: '0',
        docs: () => undefined,
        playbookOf: async () => undefined,
        disk: noDisk,
      })
      return initializeResult(client)
    })
    connection.listen()
    this.#server = connection
    this.#client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there))
    this.#client.onUnhandledNotification(() => undefined)
    this.#client.listen()
  }

  static async start(): Promise<Editor> {
    const editor = new Editor()
    await editor.#client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceEdit: { documentChanges: true } } },
    })
    await editor.#client.sendNotification('initialized', {})
    return editor
  }

  open(document: TextDocument): Promise<void> {
    const { uri, languageId, version } = document
    const textDocument = { uri, languageId, version, text: document.getText() }
    return this.#client.sendNotification('textDocument/didOpen', { textDocument })
  }

  change(uri: string, version: number, content: object): Promise<void> {
    const params = { textDocument: { uri, version }, contentChanges: [content] }
    return this.#client.sendNotification('textDocument/didChange', params)
  }

  close(uri: string): Promise<void> {
    return this.#client.sendNotification('textDocument/didClose', { textDocument: { uri } })
  }

  /** Asks, and gives up at once where that is wanted. */
  ask(method: string, params: object, givesUp = false): Promise<unknown> {
    const token = new CancellationTokenSource()
    const answer = this.#client.sendRequest(method, params, token.token)
    if (givesUp) token.cancel()
    return answer
  }

  /** @throws Error where a document has other diagnostics than in a server that has seen no other version of it */
  async isAsIfNew(documents: readonly TextDocument[]): Promise<void> {
    const fresh = await Editor.start()
    try {
      for (const document of documents) {
        await fresh.open(document)
        const [seen, anew] = [await this.#diagnostics(document), await fresh.#diagnostics(document)]
        if (!isDeepStrictEqual(seen, anew))
          throw new Error(`otherwise than in a new server: ${JSON.stringify([document.getText(), seen, anew])}`)
      }
    } finally {
      fresh.end()
    }
  }

  async #diagnostics({ uri }: TextDocument): Promise<readonly Diagnostic[]> {
    const report = await this.ask('textDocument/diagnostic', { textDocument: { uri } })
    return (report as { items: Diagnostic[] }).items
  }

  end(): void {
    this.#client.dispose()
    this.#server.dispose()
  }
}
