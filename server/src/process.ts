import {
  createConnection,
  ErrorCodes,
  type InitializeParams,
  type Message,
  type MessageReader,
  type MessageStrategy,
  MessageType,
  type MessageWriter,
  ProposedFeatures,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver/node'
import { initializeResult } from './capabilities.ts'
import { missingPart } from './missingPart.ts'
import { givingBackMemory } from './spareMemory.ts'

/**
 * Serves over standard input and output (`--stdio`), or, started by VS Code, over Node's own channel (`--node-ipc`).
 * @param transport what to serve over in place of what the process was told
 */
export function serveProcess(transport?: readonly [MessageReader, MessageWriter]): void {
  let client: InitializeParams | undefined
  const load = async (): Promise<void> => {
    const { serveClient } = await import('./serveClient.ts')
    if (client) serveClient(connection, client)
  }
  const tell = (error: unknown): void => {
    const told = missingPart(error)
    if (!told) throw error
    const shown = { type: MessageType.Error, message: `${told.en} ${told.zh}` }
    void connection.sendNotification(ShowMessageNotification.method, shown)
  }
  const options = { messageStrategy: afterInitialize(() => client !== undefined, load, tell) }
  const connection = transport
    ? createConnection(ProposedFeatures.all, ...transport, options)
    : createConnection(ProposedFeatures.all, options)
  connection.onInitialize((params) => {
    client = params
    return initializeResult(params)
  })
  // What nobody else answers: all that comes before `initialize`, then what is not known here.
  connection.onRequest((method) => {
    throw client
      ? new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`)
      : new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize.`)
  })
  connection.listen()
}

/**
 * Answers `initialize` at once, as well as what comes before it, and makes ready before it handles what comes next. Messages keep
 * their order. Where that fails and is told, nothing is handled but the end: to end by itself would have the editor start it over
 * and over.
 */
function afterInitialize(
  isInitialized: () => boolean,
  makeReady: () => Promise<void>,
  failed: (error: unknown) => void,
): MessageStrategy {
  let ready: Promise<boolean> | undefined
  const somebodyAsks = givingBackMemory()
  const isEnd = (message: Message): boolean =>
    'method' in message && (message.method === 'shutdown' || message.method === 'exit')
  return {
    handleMessage(message: Message, next: (message: Message) => void): void {
      somebodyAsks()
      if (!isInitialized() || ('method' in message && message.method === 'initialize')) next(message)
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
