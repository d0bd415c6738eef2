import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { command, until } from './client.ts'
import { incompleteContract } from './texts.ts'

function startServer(...args: string[]): ChildProcess {
  const server = spawn(process.execPath, [command, 'lsp', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void server.kill())
  return server
}

function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'proviso-socket-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An editor waits at a place, and a server is told of it. */
async function servedAt(place: string | undefined): Promise<readonly [ChildProcess, Socket]> {
  const waiting = createServer()
  onTestFinished(() => void waiting.close())
  waiting.listen(place ?? { port: 0, host: '127.0.0.1' })
  await once(waiting, 'listening')
  const server = startServer(place ? `--pipe=${place}` : `--socket=${(waiting.address() as AddressInfo).port}`)
  const [socket] = await once(waiting, 'connection')
  return [server, socket]
}

/** A server waits at a place, and an editor goes there. */
async function waitingAt(place: string): Promise<readonly [ChildProcess, Socket]> {
  const server = startServer(`--listen=${place}`)
  let socket: Socket | undefined
  // It is there a moment before anybody may come to it.
  const come = (): void => {
    const attempt = createConnection(place, () => {
      socket = attempt
    }).on('error', () => setTimeout(come, 20))
  }
  come()
  return [server, await until('the socket', () => socket)]
}

/** Does over a socket what an editor does; answers how many findings it was told of. */
async function findings(socket: Socket): Promise<number> {
  const connection = createProtocolConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket))
  const pushed: number[] = []
  connection.onNotification(
    PublishDiagnosticsNotification.type,
    ({ diagnostics }) => void pushed.push(diagnostics.length),
  )
  connection.listen()
  await connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} })
  await connection.sendNotification(InitializedNotification.type, {})
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: 'file:///deal/a.md', languageId: 'markdown', version: 1, text: incompleteContract },
  })
  const count = await until('findings', () => pushed[0])
  await connection.sendRequest(ShutdownRequest.type)
  await connection.sendNotification(ExitNotification.type)
  return count
}

const ended = async (server: ChildProcess): Promise<number | null> => {
  await until('the server to end', () => server.exitCode !== null || server.signalCode !== null)
  return server.exitCode
}

const onWindows = process.platform === 'win32'

it('serves an editor that waits at a port of this machine', async () => {
  const [server, socket] = await servedAt(undefined)
  expect(socket.remoteAddress).toBe('127.0.0.1')
  expect(await findings(socket)).toBe(1)
  expect(await ended(server)).toBe(0)
})

it.skipIf(onWindows)('serves an editor that waits at a socket in the file system', async () => {
  const [server, socket] = await servedAt(path.join(emptyFolder(), 'editor'))
  expect(await findings(socket)).toBe(1)
  expect(await ended(server)).toBe(0)
})

it.skipIf(onWindows)('waits for one editor at a socket in the file system, which is then gone', async () => {
  const place = path.join(emptyFolder(), 'server')
  const [server, socket] = await waitingAt(place)
  expect(await findings(socket)).toBe(1)
  expect(existsSync(place)).toBe(false)
  expect(await ended(server)).toBe(0)
})

it.skipIf(process.platform !== 'linux')('waits where no other user and no other machine reaches it', async () => {
  const place = path.join(emptyFolder(), 'server')
  const server = startServer(`--listen=${place}`)
  await until('the socket', () => existsSync(place))
  expect(statSync(place).mode & 0o077).toBe(0)
  const own = readdirSync(`/proc/${server.pid}/fd`).flatMap((fd) => {
    try {
      return [/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${server.pid}/fd/${fd}`))?.[1]]
    } catch {
      return []
    }
  })
  const tables = ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => readFileSync(`/proc/${server.pid}/net/${name}`, 'utf8'))
  const ofNetwork = tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)[9]))
  expect(own.filter((inode) => inode !== undefined && ofNetwork.includes(inode))).toEqual([])
})

it.skipIf(onWindows)('ends when the editor at its socket goes away without a word', async () => {
  const [server, socket] = await waitingAt(path.join(emptyFolder(), 'server'))
  socket.destroy()
  await ended(server)
  expect(server.signalCode).toBeNull()
})

/** A server that cannot serve says why in one line, and ends as a command that could not run. */
async function saysInALine(server: ReturnType<typeof startServer>, words: RegExp): Promise<void> {
  let said = ''
  server.stderr?.on('data', (chunk) => (said += chunk))
  expect(await ended(server)).toBe(2)
  await until('the message', () => said !== '')
  expect(said).toMatch(words)
  expect(said.trim().split('\n')).toHaveLength(1)
}

it.each([
  [
    'at a port',
    (port: number) => [`--socket=${port}`],
    /^proviso: No editor waits at “\d+” \(ECONNREFUSED\)\. Start the/,
  ],
  ['at a pipe', () => ['--pipe', '/no/such/pipe'], /^proviso: No editor waits at “\/no\/such\/pipe” \(\w+\)/],
  ['at a pipe, which counts before --stdio', () => ['--stdio', '--pipe', '/no/such/pipe'], /^proviso: No editor waits/],
  ['at what is no port', () => ['--socket=editor'], /^proviso: “editor” is no port/],
  ['at no pipe at all', () => ['--pipe'], /^proviso: How shall the editor speak with it\?/],
])('says in one line that nobody waits %s, and that it could not run', async (_what, options, words) => {
  const taken = createServer().listen({ port: 0, host: '127.0.0.1' })
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  taken.close()
  await once(taken, 'close')
  await saysInALine(startServer(...options(port)), words)
})

it.skipIf(onWindows).each([
  ['that something is there already', 'taken', /is at “.*taken” already\. Delete it/],
  ['why it cannot wait there', 'no/such/folder', /No editor can be waited for at “.*folder” \(E/],
])('says %s', async (_what, name, words) => {
  const folder = emptyFolder()
  writeFileSync(path.join(folder, 'taken'), '')
  await saysInALine(startServer(`--listen=${path.join(folder, name)}`), words)
})
