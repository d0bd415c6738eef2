import type { Connection, InitializeParams } from 'vscode-languageserver'
import type { CheckedDocument } from './documents.ts'
import { codeActions } from './features/codeActions.ts'
import { completions } from './features/completion.ts'
import { hover } from './features/hover.ts'
import { playbookCompletions, playbookHover } from './features/playbook.ts'
import type { EditSupport } from './features/workspaceEdit.ts'
import type { Pack } from './policy/schema.ts'
import type { Locale } from './rules/finding.ts'

/** What help with the words at the cursor rests on. */
export interface AssistanceOptions {
  /** The check of an open document; undefined for one that is not open. */
  readonly checkOf: (uri: string) => CheckedDocument | undefined
  /** The pack as an open playbook extends it; undefined for a document that is none. */
  readonly packOfPlaybook: (document: CheckedDocument) => Pack | undefined
  readonly locale: () => Locale
  readonly support: EditSupport
  /** What the client said as it initialised. */
  readonly client: InitializeParams
}

/** Answers requests for help at the cursor, in contracts and playbooks: hovers, completions, code actions. */
export function serveAssistance(
  connection: Connection,
  { checkOf, packOfPlaybook, locale, support, client }: AssistanceOptions,
): void {
  const takesSnippets = client.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true
  const { asks } = (client.initializationOptions ?? {}) as { readonly asks?: unknown }

  connection.onCodeAction(({ textDocument, range, context }) => {
    const document = checkOf(textDocument.uri)
    if (document?.kind !== 'contract') return []
    const span = { start: document.lines.offsetAt(range.start), end: document.lines.offsetAt(range.end) }
    return codeActions({ span, only: context.only, locale: locale(), support, asks: asks === true }, document)
  })

  connection.onHover(({ textDocument, position }) => {
    const document = checkOf(textDocument.uri)
    if (!document) return null
    const { contract, lines, kind, policy } = document
    const inPlaybook = packOfPlaybook(document)
    if (inPlaybook) return playbookHover(contract.text, lines.offsetAt(position), inPlaybook, locale(), lines)
    if (kind !== 'contract') return null
    const { checked } = document
    return hover({ checked, offset: lines.offsetAt(position), ...policy, locale: locale() }, lines)
  })

  connection.onCompletion(({ textDocument, position, context }) => {
    const document = checkOf(textDocument.uri)
    if (!document) return []
    const { contract, lines, kind, policy } = document
    const inPlaybook = packOfPlaybook(document)
    if (inPlaybook) return playbookCompletions(contract.text, lines.offsetAt(position), inPlaybook, locale(), lines)
    if (kind !== 'contract') return []
    const typed = context?.triggerCharacter !== undefined
    return completions(document, lines.offsetAt(position), policy.pack, locale(), takesSnippets, typed)
  })
}
