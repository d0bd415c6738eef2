import {
  createConnection,
  type Message,
  type MessageStrategy,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
} from 'vscode-languageserver/node'
import { rulePage } from './docs.ts'
import { missingPart } from './missingPart.ts'
import type { Policy } from './playbook/housePolicy.ts'
import { playbookOf } from './playbookFiles.ts'
import { serve } from './server.ts'
import { version } from './version.ts'

/** Serves over standard input and output (`--stdio`) or, started by VS Code, over Node's own channel (`--node-ipc`). */
export function serveProcess(): void {
  let policy: Policy | undefined
  const read = async (): Promise<void> => {
    policy = await standardPolicy()
  }
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: afterInitialize(read, tell) })
  function tell(error: unknown): void {
    const told = missingPart(error)
    if (!told) throw error
    const shown = { type: MessageType.Error, message: `${told.en} ${told.zh}` }
    void connection.sendNotification(ShowMessageNotification.method, shown)
  }
  serve(connection, {
    standard: () => policy as Policy,
    version,
    docs: rulePage,
    playbookOf,
  })
}

/** Loaded late: reading the pack takes as long as all else that the server does to start. */
async function standardPolicy(): Promise<Policy> {
  const [{ standardPack }, { standardDetector }] = await Promise.all([
    import('./policy/standard.ts'),
    import('./coverage/standard.ts'),
  ])
  return { pack: standardPack, detector: standardDetector() }
}

/**
 * Answers `initialize` at once, and makes ready before it handles what comes next. Messages keep their order. Where that fails
 * and is told, nothing is handled but the end: to end by itself would have the editor start it over and over.
 */
function afterInitialize(makeReady: () => Promise<void>, failed: (error: unknown) => void): MessageStrategy {
  let ready: Promise<boolean> | undefined
  const isEnd = (message: Message): boolean =>
    'method' in message && (message.method === 'shutdown' || message.method === 'exit')
  return {
    handleMessage(message: Message, next: (message: Message) => void): void {
      if ('method' in message && message.method === 'initialize') next(message)
      else {
        ready ??= makeReady().then(
          () => true,
          (error) => {
            failed(error)
            return false
          },
        )
        void ready.then((isReady) => (isReady || isEnd(message) ? next(message) : undefined))
      }
    },
  }
}
