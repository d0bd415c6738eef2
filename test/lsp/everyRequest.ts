import type { ClientCapabilities, Position, ServerCapabilities } from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { metaModel } from './metaModel.ts'

/** What an editor can do that can do all that a server may make use of. */
export const able: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, changeAnnotationSupport: {} },
  },
}

/** Settings of somebody who has all shown beside the text that can be. */
export const everythingShown = () => ({ codeLens: true, inlayHints: { references: true } })

/** The requests about a document that the server says it answers, as the meta model has them. */
export function answeredBy(capabilities: ServerCapabilities): typeof metaModel.requests {
  const has = (name: string): boolean =>
    Boolean(
      name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], capabilities),
    )
  return metaModel.requests.filter(
    ({ method, serverCapability }) =>
      serverCapability !== undefined &&
      has(serverCapability) &&
      !method.startsWith('callHierarchy/') &&
      // Answered when there is news of closed files: `folders.test.ts`.
      method !== 'workspace/diagnostic',
  )
}

/** What each request is asked, at a place of a document. */
export function paramsOf(method: string, uri: string, text: string, position: Position): object {
  const document = TextDocument.create(uri, '', 0, text)
  const range = { start: position, end: document.positionAt(document.offsetAt(position) + 1) }
  const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) }
  return {
    textDocument: { uri },
    position,
    positions: [position],
    range: /inlayHint|semanticTokens/.test(method) ? whole : range,
    context: { diagnostics: [], includeDeclaration: true },
    newName: 'Facility',
    query: '',
    previousResultIds: [],
  }
}

/** Places all over a text. */
export function placesIn(text: string, count: number): Position[] {
  const document = TextDocument.create('', '', 0, text)
  return Array.from({ length: count }, (_, i) => document.positionAt(Math.floor((i * text.length) / count)))
}
