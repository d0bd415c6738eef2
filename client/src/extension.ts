import type * as vscode from 'vscode'
import { registerFolderCommands } from './checkFolder.ts'
import { registerCommands } from './commands.ts'
import { registerCompareCommands } from './compare/commands.ts'
import { registerReportCommand } from './report/exportReport.ts'
import { createClient } from './server.ts'
import { StatusBar } from './statusBar.ts'
import { Statuses } from './statuses.ts'
import { registerViews } from './views/views.ts'

/** Starts the language server and shows what it says. VS Code calls this when a Markdown or YAML file is opened. */
export function activate(context: vscode.ExtensionContext): void {
  const client = createClient(context)
  context.subscriptions.push(client)
  const statuses = new Statuses(client)
  const status = new StatusBar(client, statuses)
  context.subscriptions.push(statuses, status, ...registerCommands(client), ...registerViews(client, statuses, context))
  context.subscriptions.push(...registerFolderCommands(client), ...registerCompareCommands(client))
  context.subscriptions.push(registerReportCommand(client))
  // VS Code need not wait: what is asked of the client before the server runs is asked then. Failures tell themselves.
  client.start().catch(() => undefined)
}

/** The client is disposed with the extension's subscriptions; VS Code waits for nothing else. */
export function deactivate(): void {}
