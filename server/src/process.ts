import {
  createConnection,
  type InitializeParams,
  type Message,
  type MessageStrategy,
  ProposedFeatures,
} from 'vscode-languageserver/node'
import { initializeResult } from './capabilities.ts'

/** Serves over standard input and output (`--stdio`) or, started by VS Code, over Node's own channel (`--node-ipc`). */
export function serveProcess(): void {
  let client: InitializeParams
  const load = async (): Promise<void> => {
    const { serveClient } = await import('./serveClient.ts')
    serveClient(connection, client)
  }
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: afterInitialize(load) })
  connection.onInitialize((params) => {
    client = params
    return initializeResult(params)
  })
  connection.listen()
}

/** Answers `initialize` at once, and makes ready before it handles what comes next. Messages keep their order. */
function afterInitialize(makeReady: () => Promise<void>): MessageStrategy {
  let ready: Promise<void> | undefined
  return {
    handleMessage(message: Message, next: (message: Message) => void): void {
      if ('method' in message && message.method === 'initialize') next(message)
      else {
        ready ??= makeReady()
        void ready.then(() => next(message))
      }
    },
  }
}
