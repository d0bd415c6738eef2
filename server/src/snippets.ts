import type { Connection } from 'vscode-languageserver'
import { type Snippet, snippetsOf } from './fixes/snippets.ts'
import { standardPack } from './policy/standard.ts'
import { snippetsRequest } from './protocol.ts'

/** Serves the usual words of clauses. */
export function serveSnippets(connection: Connection): void {
  connection.onRequest(snippetsRequest, (): Snippet[] => snippetsOf(standardPack.families))
}
