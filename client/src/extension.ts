import type * as vscode from 'vscode'
import { registerCommands } from './commands.ts'
import type { MarkdownIt } from './preview/markdownIt.ts'
import { Preview } from './preview/preview.ts'
import { Quiet } from './quiet.ts'
import { createClient } from './server.ts'
import { StatusBar } from './statusBar.ts'

/**
 * Starts the language server and shows what it says. VS Code calls this when a Markdown or YAML file is opened.
 * @returns what VS Code's Markdown preview takes
 */
export function activate(context: vscode.ExtensionContext): { extendMarkdownIt: (md: MarkdownIt) => MarkdownIt } {
  const quiet = new Quiet()
  const client = createClient(context, quiet)
  quiet.watch(client)
  context.subscriptions.push(client, quiet)
  const status = new StatusBar(client)
  const preview = new Preview(client)
  context.subscriptions.push(status, preview, ...registerCommands(client, preview.view))
  // VS Code need not wait: what is asked of the client before the server runs is asked then. Failures tell themselves.
  client.start().catch(() => undefined)
  return preview
}

/** The client is disposed with the extension's subscriptions; VS Code waits for nothing else. */
export function deactivate(): void {}
