import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { ExitNotification, ShutdownRequest } from 'vscode-languageserver-protocol/node'
import { Client, command, pulling } from './client.ts'
import { leaseContract } from './texts.ts'

it('exits with 0 after shutdown and exit', async () => {
  const client = await Client.start({ capabilities: pulling })
  await client.open('file:///deal/agreement.md', leaseContract)
  expect(await client.stop()).toBe(0)
})

it('exits with 1 where exit comes without shutdown, as the protocol says', async () => {
  const client = await Client.start({ capabilities: pulling })
  await client.connection.sendNotification(ExitNotification.type)
  expect(await client.exit()).toBe(1)
})

it('ends with 0 when its input ends after shutdown', async () => {
  const client = await Client.start({ capabilities: pulling })
  await client.connection.sendRequest(ShutdownRequest.type)
  client.server.stdin.end()
  expect(await client.exit()).toBe(0)
})

it('does not outlive an editor that crashed: it ends when its input ends', async () => {
  const client = await Client.start({ capabilities: pulling })
  await client.open('file:///deal/agreement.md', leaseContract)
  client.server.stdin.end()
  await client.exit()
  expect(client.server.signalCode).toBeNull()
})

it('ends at once where its input is empty', async () => {
  const server = spawn(process.execPath, [command, 'lsp', '--stdio'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [, signal] = await once(server, 'exit')
  expect(signal).toBeNull()
})
