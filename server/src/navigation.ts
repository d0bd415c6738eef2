import type { ClientCapabilities, Connection, Range, WorkspaceSymbol } from 'vscode-languageserver'
import type { Span } from './contract/contract.ts'
import type { CheckedDocument } from './documents.ts'
import { foldingRanges } from './features/folding.ts'
import { flatOutline, outline } from './features/outline.ts'
import { definitionOf, highlightsOf, referencesTo } from './features/references.ts'
import { prepareRename, rename } from './features/rename.ts'
import { selectionRangeAt } from './features/selectionRanges.ts'
import { semanticTokens } from './features/semanticTokens.ts'
import { editSupport } from './features/workspaceEdit.ts'
import { workspaceSymbols } from './features/workspaceSymbols.ts'
import type { Locale } from './rules/finding.ts'

/** What finding one's way in a contract rests on. */
export interface NavigationOptions {
  /** The check of an open contract; undefined for a document that is none, or not open. */
  readonly contractOf: (uri: string) => CheckedDocument | undefined
  /** The clauses and terms of all open contracts. */
  readonly symbols: () => readonly WorkspaceSymbol[]
  readonly locale: () => Locale
  /** What the client can do. */
  readonly capabilities: ClientCapabilities
}

/** Answers requests that lead through a contract: definitions, references, highlights, outline, folding, selection, names. */
export function serveNavigation(
  connection: Connection,
  { contractOf, symbols, locale, capabilities }: NavigationOptions,
): void {
  const spanOf = ({ start, end }: Range, { lines }: CheckedDocument): Span => ({
    start: lines.offsetAt(start),
    end: lines.offsetAt(end),
  })

  connection.onDefinition(({ textDocument, position }) => {
    const result = contractOf(textDocument.uri)
    if (!result) return null
    const links = definitionOf(result.checked.contract, result.lines.offsetAt(position), result)
    return capabilities.textDocument?.definition?.linkSupport
      ? links
      : links.map(({ targetUri, targetRange }) => ({ uri: targetUri, range: targetRange }))
  })

  connection.onReferences(({ textDocument, position, context }) => {
    const result = contractOf(textDocument.uri)
    return result
      ? referencesTo(result.checked.contract, result.lines.offsetAt(position), context.includeDeclaration, result)
      : null
  })

  connection.onDocumentHighlight(({ textDocument, position }) => {
    const result = contractOf(textDocument.uri)
    return result ? highlightsOf(result.checked.contract, result.lines.offsetAt(position), result) : null
  })

  connection.onPrepareRename(({ textDocument, position }) => {
    const result = contractOf(textDocument.uri)
    return result ? prepareRename(result.checked.contract, result.lines.offsetAt(position), result) : null
  })

  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const result = contractOf(textDocument.uri)
    if (!result) return null
    const offset = result.lines.offsetAt(position)
    return rename(result.checked.contract, offset, newName, locale(), result, editSupport(capabilities))
  })

  connection.onDocumentSymbol(({ textDocument }) => {
    const result = contractOf(textDocument.uri)
    if (!result) return null
    return capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport
      ? outline(result.checked, result.policy.pack, locale(), result)
      : flatOutline(result.checked, result)
  })

  connection.onWorkspaceSymbol(({ query }) => workspaceSymbols(query, symbols()))

  connection.onFoldingRanges(({ textDocument }) => {
    const result = contractOf(textDocument.uri)
    return result ? foldingRanges(result.checked.contract, result.lines) : null
  })

  connection.onSelectionRanges(({ textDocument, positions }) => {
    const result = contractOf(textDocument.uri)
    return result
      ? positions.map((position) =>
          selectionRangeAt(result.checked.contract, result.lines.offsetAt(position), result.lines),
        )
      : null
  })

  connection.languages.semanticTokens.on(({ textDocument }) => {
    const result = contractOf(textDocument.uri)
    return result ? semanticTokens(result.checked.contract, result.lines) : { data: [] }
  })

  connection.languages.semanticTokens.onRange(({ textDocument, range }) => {
    const result = contractOf(textDocument.uri)
    return result ? semanticTokens(result.checked.contract, result.lines, spanOf(range, result)) : { data: [] }
  })
}
