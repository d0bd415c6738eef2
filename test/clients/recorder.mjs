// Stands between an editor and the server, and writes what they say to the file PROVISO_LOG, one JSON message a line:
//   node recorder.mjs lsp --stdio
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node'

const program = path.resolve(import.meta.dirname, '../../dist/cli.cjs')
const server = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: ['pipe', 'pipe', 'inherit'] })

/** @param {'editor' | 'server'} from @param {NodeJS.ReadableStream} input @param {NodeJS.WritableStream} output */
function pass(from, input, output) {
  const writer = new StreamMessageWriter(output)
  new StreamMessageReader(input).listen((message) => {
    appendFileSync(process.env.PROVISO_LOG ?? '', `${JSON.stringify({ from, message })}\n`)
    void writer.write(message)
  })
}

pass('editor', process.stdin, server.stdin)
pass('server', server.stdout, process.stdout)
process.stdin.once('end', () => server.stdin.end())
server.once('exit', (code) => process.exit(code ?? 1))
