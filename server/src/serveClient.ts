import type { Connection, InitializeParams } from 'vscode-languageserver'
import { keepWordings } from './contract/wording.ts'
import { standardDetector } from './coverage/standard.ts'
import { rulePage } from './docs.ts'
import { workspaceDisk } from './files/workspaceDisk.ts'
import { playbookOf } from './playbookFiles.ts'
import { standardPack } from './policy/standard.ts'
import { serve } from './server.ts'
import { version } from './version.ts'

/**
 * So many characters of sentences are kept beside those of the open documents: a key makes a paragraph new, and of its sentences
 * one. It takes a megabyte.
 */
const keptCharacters = 20_000

/** Serves a client that has initialised, by the policy and the pages that Proviso comes with. All that takes time to load is here. */
export function serveClient(connection: Connection, params: InitializeParams): void {
  keepWordings(keptCharacters)
  const standard = { pack: standardPack, detector: standardDetector() }
  serve(connection, params, { standard, version, docs: rulePage, playbookOf, disk: workspaceDisk })
}
