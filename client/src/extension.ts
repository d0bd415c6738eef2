import type * as vscode from 'vscode'
import { ActiveContract } from './activeContract.ts'
import { registerFolderCommands } from './checkFolder.ts'
import { registerCommands } from './commands.ts'
import { registerCompareCommands } from './compare/commands.ts'
import { HeldDiagnostics } from './heldDiagnostics.ts'
import type { MarkdownIt } from './preview/markdownIt.ts'
import { Preview } from './preview/preview.ts'
import { registerReportCommand } from './report/exportReport.ts'
import { createClient } from './server.ts'
import { offerSnippets } from './snippets.ts'
import { StatusBar } from './statusBar.ts'
import { Statuses } from './statuses.ts'
import { registerViews } from './views/views.ts'

/**
 * Starts the language server and shows what it says. VS Code calls this when a Markdown or YAML file is opened, and disposes the
 * client with the other subscriptions.
 * @returns what VS Code's Markdown preview takes
 */
export function activate(context: vscode.ExtensionContext): { extendMarkdownIt: (md: MarkdownIt) => MarkdownIt } {
  const held = new HeldDiagnostics()
  const client = createClient(context, held)
  held.watch(client)
  context.subscriptions.push(client, held)
  const statuses = new Statuses(client)
  const status = new StatusBar(client, statuses)
  const preview = new Preview(client)
  const active = new ActiveContract()
  context.subscriptions.push(statuses, status, preview, active, ...registerCommands(client, active, preview.view))
  context.subscriptions.push(...registerViews(client, statuses, context))
  context.subscriptions.push(...registerFolderCommands(client), ...registerCompareCommands(client, active))
  context.subscriptions.push(registerReportCommand(client, active), offerSnippets(client, statuses))
  // VS Code need not wait: what is asked of the client before the server runs is asked then. Failures tell themselves.
  client.start().catch(() => undefined)
  return preview
}
