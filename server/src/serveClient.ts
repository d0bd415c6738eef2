import type { Connection, InitializeParams } from 'vscode-languageserver'
import { standardDetector } from './coverage/standard.ts'
import { rulePage } from './docs.ts'
import { workspaceDisk } from './files/workspaceDisk.ts'
import { playbookOf } from './playbookFiles.ts'
import { standardPack } from './policy/standard.ts'
import { serve } from './server.ts'
import { version } from './version.ts'

/** Serves a client that has initialised, by the policy and the pages that Proviso comes with. All that takes time to load is here. */
export function serveClient(connection: Connection, params: InitializeParams): void {
  const standard = { pack: standardPack, detector: standardDetector() }
  serve(connection, params, { standard, version, docs: rulePage, playbookOf, disk: workspaceDisk })
}
