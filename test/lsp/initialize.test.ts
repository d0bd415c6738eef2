import { expect, it } from 'vitest'
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver-protocol/node'
import manifest from '../../package.json' with { type: 'json' }
import { Client, pulling } from './client.ts'

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

it('counts in UTF-16 also where the client prefers another encoding', async () => {
  const general = { positionEncodings: ['utf-8', 'utf-16'] }
  const { initialized } = await Client.start({ capabilities: { ...pulling, general } })
  // The protocol's default is UTF-16, so saying nothing says the same.
  expect(initialized.capabilities.positionEncoding ?? 'utf-16').toBe('utf-16')
})

it('starts for a client that says nothing of itself', async () => {
  const client = await Client.start({ capabilities: {}, processId: null })
  expect(client.initialized.serverInfo?.name).toBe('proviso')
})
