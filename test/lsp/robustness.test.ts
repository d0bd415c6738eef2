import { expect, it } from 'vitest'
import { Client, newUri, pulling } from './client.ts'
import { incompleteContract } from './texts.ts'

const unknown = 'file:///deal/never-opened.md'
const start = { line: 0, character: 0 }
const document = { textDocument: { uri: unknown } }

const requests: [string, string, object, unknown][] = [
  ['diagnostics', 'textDocument/diagnostic', document, { kind: 'full', items: [] }],
  [
    'code actions',
    'textDocument/codeAction',
    { ...document, range: { start, end: start }, context: { diagnostics: [] } },
    [],
  ],
  ['completions', 'textDocument/completion', { ...document, position: start }, []],
  ['clauses', 'proviso/clauses', { uri: unknown }, []],
  ['a clause', 'proviso/insertClause', { uri: unknown, clause: 'logging' }, null],
  ['all clauses', 'proviso/insertAllMissing', { uri: unknown }, null],
  ['a check', 'proviso/check', { uri: unknown }, { findings: 0 }],
]

it.each(requests)('answers a request for %s of a document that is not open', async (_what, method, params, answer) => {
  const client = await Client.start({ capabilities: pulling })
  expect(await client.connection.sendRequest(method, params)).toEqual(answer)
  expect(client.statuses).toEqual([])
})

/** The server still does its work. */
async function works(client: Client): Promise<boolean> {
  const uri = newUri()
  await client.open(uri, incompleteContract)
  return (await client.diagnostics(uri)).length === 1
}

const malformed: [string, string, object | null | undefined][] = [
  ['nobody knows', 'proviso/noSuchRequest', {}],
  ['is optional and not offered', 'textDocument/hover', { ...document, position: start }],
  ['has no parameters', 'textDocument/codeAction', undefined],
  ['has null for parameters', 'textDocument/diagnostic', null],
  ['names no document', 'textDocument/completion', {}],
  ['has a number for an address', 'proviso/clauses', { uri: 42 }],
  ['has no position', 'textDocument/completion', document],
]

it.each(malformed)('survives a request that %s', async (_what, method, params) => {
  const client = await Client.start({ capabilities: pulling })
  await client.open(unknown, incompleteContract)
  await client.connection.sendRequest(method, params).catch(() => undefined)
  expect(await works(client)).toBe(true)
})

it.each([
  ['nobody knows', 'proviso/noSuchNotification', {}],
  [
    'changes a document that is not open',
    'textDocument/didChange',
    { textDocument: { uri: unknown, version: 2 }, contentChanges: [{ text: 'x' }] },
  ],
  ['closes a document that is not open', 'textDocument/didClose', document],
  ['cancels a request that was never made', '$/cancelRequest', { id: 999 }],
  ['has no parameters', 'textDocument/didOpen', undefined],
])('survives a notification that %s', async (_what, method, params) => {
  const client = await Client.start({ capabilities: pulling })
  await client.connection.sendNotification(method, params)
  expect(await works(client)).toBe(true)
})

const message = (content: string): string => `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`

it.each([
  ['is no JSON', message('{"jsonrpc": "2.0", ')],
  ['is a JSON list', message('[]')],
  ['is JSON and nothing else', message('{}')],
  ['is null', message('null')],
  ['has no length', 'X-Other: 5\r\n\r\n'],
])('survives a message that %s', async (_what, bytes) => {
  const client = await Client.start({ capabilities: pulling })
  client.server.stdin.write(bytes)
  expect(await works(client)).toBe(true)
})

it('answers positions beyond the text', async () => {
  const client = await Client.start({ capabilities: pulling })
  const uri = newUri()
  await client.open(uri, incompleteContract)
  const beyond = { line: 1e6, character: 1e6 }
  expect(await client.completions(uri, beyond)).toBeInstanceOf(Array)
  expect(await client.codeActions(uri, { start: beyond, end: beyond })).toEqual([])
  expect(await client.codeActions(uri, { start: beyond, end: start })).toBeInstanceOf(Array)
})

it('writes nothing but the protocol to its standard output, and nothing to its standard error', async () => {
  const client = await Client.start({ capabilities: pulling })
  let errors = ''
  client.server.stderr.on('data', (data) => (errors += data))
  const broken: unknown[] = []
  client.connection.onError((error) => broken.push(error))
  await works(client)
  await client.stop()
  expect({ errors, broken }).toEqual({ errors: '', broken: [] })
})
