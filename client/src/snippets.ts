import { brotliDecompressSync } from 'node:zlib'
import * as vscode from 'vscode'
import { languages, schemes } from './server.ts'
import type { Statuses } from './statuses.ts'

/** A snippet as its file has it, which is VS Code's own form. */
interface Snippet {
  readonly scope: string
  readonly prefix: readonly string[]
  readonly description: string
  readonly body: readonly string[]
}

/** Nothing but a list's dash, a title's marks and the word that is typed. */
const beginsLine = /^[ \t]*(?:-[ \t]+|#{1,6}[ \t]+)?[\p{L}\p{N}-]*$/u

/**
 * Offers the standard clauses as snippets where a line begins, under the words that one types for them; beside them the server
 * offers those that are in a contract's own terms. From the first contract on: VS Code would show contributed ones in every YAML file
 * of a person who has none.
 */
export function offerSnippets(statuses: Statuses, extension: vscode.Uri): vscode.Disposable {
  let isContractKnown = false
  let made: Promise<[name: string, snippet: Snippet][]> | undefined
  const read = async (): Promise<[string, Snippet][]> => {
    const pressed = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'snippets.br'))
    return Object.entries(JSON.parse(brotliDecompressSync(pressed).toString()))
  }
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, { line, character }) {
      if (!isContractKnown || !beginsLine.test(document.lineAt(line).text.slice(0, character))) return []
      made ??= read()
      return (await made).filter(([, { scope }]) => scope === document.languageId).flatMap(itemsOf)
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

const itemsOf = ([name, { prefix, description, body }]: [string, Snippet]): vscode.CompletionItem[] =>
  prefix.map((label) => ({
    label: { label, description: name },
    kind: vscode.CompletionItemKind.Snippet,
    detail: description,
    insertText: new vscode.SnippetString(body.join('\n')),
  }))
