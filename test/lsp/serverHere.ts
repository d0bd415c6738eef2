import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { PassThrough } from 'node:stream'
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { initializeResult } from '../../server/src/capabilities.ts'
import { serveClient } from '../../server/src/serveClient.ts'

/** What the tests need of a server's process. */
export type ServerProcess = Pick<
  ChildProcessWithoutNullStreams,
  'stdin' | 'stdout' | 'stderr' | 'kill' | 'exitCode' | 'signalCode'
>

/** The server from its sources in this process, where it can be seen which of its lines are run. */
export function serverHere(): ServerProcess {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(stdin),
    new StreamMessageWriter(stdout),
  )
  connection.onInitialize((params) => {
    serveClient(connection, params)
    return initializeResult(params)
  })
  connection.listen()
  const kill = (): boolean => {
    connection.dispose()
    return true
  }
  return { stdin, stdout, stderr, kill, exitCode: 0, signalCode: null }
}
