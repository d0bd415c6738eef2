import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { Snippet } from '../../server/src/fixes/snippets.ts'
import { snippetsRequest } from '../../server/src/protocol.ts'
import { languages, schemes } from './server.ts'
import type { Statuses } from './statuses.ts'

/** Nothing but a list's dash, a title's marks and the word that is typed. */
const beginsLine = /^[ \t]*(?:-[ \t]+|#{1,6}[ \t]+)?[\p{L}\p{N}-]*$/u

/**
 * Offers the standard clauses as snippets where a line begins, under the words that one types for them; beside them the server
 * offers those that are in a contract's own terms. From the first contract on: VS Code would show contributed ones in every YAML file
 * of a person who has none.
 */
export function offerSnippets(client: LanguageClient, statuses: Statuses): vscode.Disposable {
  let isContractKnown = false
  let made: Promise<readonly Snippet[]> | undefined
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, { line, character }) {
      if (!isContractKnown || !beginsLine.test(document.lineAt(line).text.slice(0, character))) return []
      made ??= client.sendRequest<Snippet[]>(snippetsRequest).catch((error) => {
        made = undefined
        throw error
      })
      return (await made).filter(({ languageId }) => languageId === document.languageId).flatMap(itemsOf)
    },
  }
  return vscode.Disposable.from(
    statuses.onDidTell(({ state }) => {
      isContractKnown ||= state === 'contract'
    }),
    vscode.languages.registerCompletionItemProvider(
      schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
      provider,
    ),
  )
}

const itemsOf = ({ name, prefixes, description, body }: Snippet): vscode.CompletionItem[] =>
  prefixes.map((label) => ({
    label: { label, description: name },
    kind: vscode.CompletionItemKind.Snippet,
    detail: description,
    insertText: new vscode.SnippetString(body),
  }))
