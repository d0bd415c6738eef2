import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { completionTriggers, declareFactKind, insertMissingKind, tokenLegend } from './features/offered.ts'
import { positionEncoding } from './positionEncoding.ts'
import { version } from './version.ts'
import { offeredAtFirst } from './workspace/diagnosticsOffer.ts'

/** What the server can do for a client. It rests on nothing that takes time to load, since the editor waits for it. */
export function initializeResult({ capabilities }: InitializeParams): InitializeResult {
  return {
    serverInfo: { name: 'proviso', version },
    capabilities: {
      // An editor that never heard of encodings counts in UTF-16, and is told nothing of them.
      ...(capabilities.general?.positionEncodings ? { positionEncoding: positionEncoding(capabilities) } : {}),
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, declareFactKind, insertMissingKind] },
      completionProvider: { triggerCharacters: completionTriggers },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      renameProvider: { prepareProvider: true },
      semanticTokensProvider: { legend: tokenLegend, full: true, range: true },
      callHierarchyProvider: true,
      documentLinkProvider: {},
      codeLensProvider: {},
      inlayHintProvider: true,
      ...offeredAtFirst(capabilities),
      ...(capabilities.workspace?.workspaceFolders
        ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
        : {}),
    },
  }
}
