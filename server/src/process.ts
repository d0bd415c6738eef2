import { createConnection, type Message, type MessageStrategy, ProposedFeatures } from 'vscode-languageserver/node'
import { rulePage } from './docs.ts'
import { workspaceDisk } from './files/workspaceDisk.ts'
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
  serve(createConnection(ProposedFeatures.all, { messageStrategy: afterInitialize(read) }), {
    standard: () => policy as Policy,
    version,
    docs: rulePage,
    playbookOf,
    disk: workspaceDisk,
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
