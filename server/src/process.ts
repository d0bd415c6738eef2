import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { standardDetector } from './coverage/standard.ts'
import { rulePage } from './docs.ts'
import { playbookOf } from './playbookFiles.ts'
import { standardPack } from './policy/standard.ts'
import { serve } from './server.ts'
import { version } from './version.ts'

/** Serves over standard input and output (`--stdio`) or, started by VS Code, over Node's own channel (`--node-ipc`). */
export function serveProcess(): void {
  serve(createConnection(ProposedFeatures.all), {
    pack: standardPack,
    detector: standardDetector(),
    version,
    docs: rulePage,
    playbookOf,
  })
}
