import { expect, it, onTestFinished } from 'vitest'
import {
  CodeActionKind,
  DidOpenTextDocumentNotification,
  ErrorCodes,
  HoverRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver-protocol/node'
import manifest from '../../package.json' with { type: 'json' }
import { Client, isHere, pulling } from './client.ts'

it('offers what it can do, and no more', async () => {
  const { initialized } = await Client.start({ capabilities: pulling })
  expect(initialized).toEqual({
    serverInfo: { name: 'proviso', version: manifest.version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      renameProvider: { prepareProvider: true },
      semanticTokensProvider: {
        legend: { tokenTypes: ['type'], tokenModifiers: ['definition'] },
        full: true,
        range: true,
      },
      callHierarchyProvider: true,
      documentLinkProvider: {},
      codeLensProvider: {},
      inlayHintProvider: true,
      codeActionProvider: {
        codeActionKinds: [
          CodeActionKind.QuickFix,
          'refactor.declareFact.proviso',
          'source.insertMissingClauses.proviso',
        ],
      },
      hoverProvider: true,
      completionProvider: { triggerCharacters: [':', ',', ' '] },
      diagnosticProvider: { identifier: 'proviso', interFileDependencies: false, workspaceDiagnostics: true },
    },
  })
})

it('does not offer diagnostics on request to a client that waits for them', async () => {
  const { initialized } = await Client.start()
  expect(initialized.capabilities).not.toHaveProperty('diagnosticProvider')
})

it.each<[string[], string]>([
  [['utf-8', 'utf-16'], 'utf-8'],
  [['utf-16', 'utf-8'], 'utf-16'],
  [['utf-32', 'utf-16'], 'utf-32'],
  [['utf-7', 'utf-8'], 'utf-8'],
  [['utf-7'], 'utf-16'],
  [[], 'utf-16'],
])('of the encodings %j it counts in %s: the client’s first that there is', async (positionEncodings, encoding) => {
  const { initialized } = await Client.start({ capabilities: { ...pulling, general: { positionEncodings } } })
  expect(initialized.capabilities.positionEncoding).toBe(encoding)
})

// What takes the first messages is the process around the server.
it.skipIf(isHere)('answers what comes before initialize with an error, and starts all the same', async () => {
  const client = new Client({})
  onTestFinished(() => client.kill())
  await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: 'file:///early.contract.md', languageId: 'markdown', version: 1, text: '# A\n' },
  })
  const position = { line: 0, character: 0 }
  await expect(
    client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: 'file:///early.contract.md' }, position }),
  ).rejects.toMatchObject({ code: ErrorCodes.ServerNotInitialized })
  await client.initialize({ capabilities: pulling })
  expect(client.initialized.serverInfo?.name).toBe('proviso')
  await expect(client.connection.sendRequest('proviso/nothing')).rejects.toMatchObject({
    code: ErrorCodes.MethodNotFound,
  })
})

it('starts for a client that says nothing of itself', async () => {
  const client = await Client.start({ capabilities: {}, processId: null })
  expect(client.initialized.serverInfo?.name).toBe('proviso')
})
