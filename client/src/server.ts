import * as vscode from 'vscode'
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node'
import { trustedNotification } from '../../server/src/protocol.ts'
import { checkedFolders } from './checkedFolders.ts'
import type { HeldDiagnostics } from './heldDiagnostics.ts'

/** Where drafts live. Views of the past (git:, diff) are not checked. */
export const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote']

/** Languages of a contract. */
export const languages: readonly string[] = ['markdown', 'yaml']

/** A server that ends this often within {@link patience} milliseconds is not started again by itself. */
const mostCrashes = 5
const patience = 3 * 60_000

/** What the library says of connections and error codes goes to the output alone: a person is told by {@link tellServerIsDown}. */
class Client extends LanguageClient {
  /** When the server ended by itself, in milliseconds. Who has it started again has it counted anew. */
  readonly crashes: number[] = []

  override error(message: string, data?: unknown): void {
    super.error(message, data, false)
  }

  /** Also where it never came up, and where it hangs: what does not stop when it is asked to is ended. */
  override async restart(): Promise<void> {
    this.crashes.length = 0
    const hanging = this.serverProcess
    const ended = new Promise<void>((resolve) => hanging?.once('close', () => resolve()))
    await this.stop().catch(async () => {
      // Of one that has ended no more is heard.
      if (!hanging?.kill('SIGKILL')) return
      tellServerWasHanging()
      // An end that came later would be taken for that of the new one.
      await ended
    })
    // A start that comes to nothing tells itself.
    await this.start().catch(() => undefined)
  }
}

/** Makes the client of the bundled server; it is not started yet. */
export function createClient(context: vscode.ExtensionContext, held: HeldDiagnostics): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath
  const server: ServerOptions = { module, transport: TransportKind.ipc }
  const options: LanguageClientOptions = {
    documentSelector: schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
    initializationOptions: () => ({
      ...{ locale: vscode.env.language, asks: true, trusted: vscode.workspace.isTrusted, folders: [...checkedFolders] },
    }),
    outputChannelName: 'Proviso',
    middleware: held.middleware,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue }),
      closed: () => {
        const now = Date.now()
        const { crashes } = client
        crashes.push(now)
        while (now - (crashes[0] ?? now) > patience) crashes.shift()
        if (crashes.length < mostCrashes) return { action: CloseAction.Restart, handled: true }
        crashes.length = 0
        void tellServerIsDown(client)
        return { action: CloseAction.DoNotRestart, handled: true }
      },
    },
    // A server that does not come up ends, and that is seen to above.
    initializationFailedHandler: () => false,
  }
  const client = new Client('proviso', 'Proviso', server, options)
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustedNotification)),
  )
  return client
}

/** Says why it took a person to have contracts checked again. */
function tellServerWasHanging(): void {
  const words = vscode.l10n.t('The checker of Proviso did not answer, so it was ended and is started again.')
  void vscode.window.showInformationMessage(words)
}

/** Says that checking has stopped, and offers what a person can do. */
async function tellServerIsDown(client: LanguageClient): Promise<void> {
  const again = vscode.l10n.t('Start again')
  const output = vscode.l10n.t('Show output')
  const words = vscode.l10n.t('Proviso has stopped checking: its checker ended unexpectedly. Your files are untouched.')
  const choice = await vscode.window.showWarningMessage(words, again, output)
  if (choice === again) await client.restart()
  if (choice === output) client.outputChannel.show()
}
