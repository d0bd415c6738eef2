import { type ClientCapabilities, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver'
import type { CheckedDocument } from './documents.ts'
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/callHierarchy.ts'
import { codeLenses } from './features/codeLenses.ts'
import { documentLinks } from './features/documentLinks.ts'
import { inferredHints } from './features/inferredFacts.ts'
import { referenceHints } from './features/referenceHints.ts'
import type { Settings } from './protocol.ts'
import type { Locale } from './rules/finding.ts'

/** What showing references rests on. */
export interface CrossReferenceOptions {
  /** The check of an open contract; undefined for a document that is none, or not open. */
  readonly contractOf: (uri: string) => CheckedDocument | undefined
  readonly locale: () => Locale
  /** What is set, once it has been asked for: an editor may ask for what to show before it has told that. */
  readonly settings: () => Promise<Settings>
  /** What the client can do. */
  readonly capabilities: ClientCapabilities
}

/** What is shown beside the text, to be told of changes. */
export interface BesideText {
  /** Asks the client to ask anew, since something other than the text has changed. */
  readonly refresh: () => void
}

/** Answers requests about references: who refers to a clause, links, and what the settings ask to show beside the text. */
export function serveCrossReferences(
  connection: Connection,
  { contractOf, locale, settings, capabilities: { workspace } }: CrossReferenceOptions,
): BesideText {
  connection.languages.callHierarchy.onPrepare(({ textDocument, position }) => {
    const result = contractOf(textDocument.uri)
    return result ? prepareCallHierarchy(result.checked.contract, result.lines.offsetAt(position), result) : null
  })

  connection.languages.callHierarchy.onIncomingCalls(({ item }) => {
    const result = contractOf(item.uri)
    return result
      ? incomingCalls(result.checked.contract, result.lines.offsetAt(item.selectionRange.start), result)
      : null
  })

  connection.languages.callHierarchy.onOutgoingCalls(({ item }) => {
    const result = contractOf(item.uri)
    return result
      ? outgoingCalls(result.checked.contract, result.lines.offsetAt(item.selectionRange.start), result)
      : null
  })

  connection.onDocumentLinks(({ textDocument }) => {
    const result = contractOf(textDocument.uri)
    return result ? documentLinks(result.checked, result.policy.pack, result) : null
  })

  connection.onCodeLens(async ({ textDocument }) => {
    const result = (await settings()).codeLens === true ? contractOf(textDocument.uri) : undefined
    return result ? codeLenses(result.checked, result.policy.pack, locale(), result) : null
  })

  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const { references = false, facts = false } = (await settings()).inlayHints ?? {}
    const result = references || facts ? contractOf(textDocument.uri) : undefined
    if (!result) return null
    const within = { start: result.lines.offsetAt(range.start), end: result.lines.offsetAt(range.end) }
    return [
      ...(facts ? inferredHints(result.checked, within, result, result.policy.pack, locale()) : []),
      ...(references ? referenceHints(result.checked, within, result) : []),
    ]
  })

  return {
    refresh: () => {
      if (workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh()
      if (workspace?.codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type)
    },
  }
}
