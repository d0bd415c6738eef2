import { expect, it } from 'vitest'
import {
  type CheckResult,
  type ClauseChoice,
  checkRequest,
  clausesRequest,
  type InsertResult,
  insertAllMissingRequest,
  insertClauseRequest,
} from '../../server/src/protocol.ts'
import { applied, Client, newUri, pulling, until } from './client.ts'
import { completeContract, incompleteContract, leaseContract, readme } from './texts.ts'

const server = Client.shared({ capabilities: pulling })

/** Reads like a contract from its first to its last word, and does not say that it is one. */
const unmarked = `# Services\n\n${Array.from({ length: 30 }, (_, i) => `${i + 1}. The Supplier shall serve the Customer under this Agreement as part ${i + 1} of its Schedule says, with due care.\n`).join('\n')}`

it('tells how many of the needed clauses a contract has, and which are missing', async () => {
  const uri = newUri()
  await server().open(uri, incompleteContract)
  await server().diagnostics(uri)
  expect(await server().status(uri)).toEqual({
    uri,
    state: 'contract',
    met: 0,
    needed: 1,
    missing: ['Termination'],
    incomplete: [],
    recommended: [],
  })
})

it('tells which of the needed clauses are incomplete', async () => {
  const uri = newUri()
  await server().open(uri, `${leaseContract}\n## 3. Records\n\nEach party shall keep access logs.\n`)
  await server().diagnostics(uri)
  expect(await server().status(uri)).toMatchObject({ met: 1, incomplete: ['Logs and records'] })
})

it('tells the new status when a clause is written, and nothing where the status stays', async () => {
  const client = server()
  const uri = newUri()
  const told = () => client.statuses.filter((status) => status.uri === uri)
  await client.open(uri, incompleteContract)
  await client.diagnostics(uri)
  await client.change(uri, 2, { text: `${incompleteContract}\nA further sentence.\n` })
  await client.diagnostics(uri)
  await client.change(uri, 3, { text: completeContract })
  await client.diagnostics(uri)
  await until('the second status', () => told().length > 1)
  expect(told().map(({ met, needed }) => [met, needed])).toEqual([
    [0, 1],
    [1, 1],
  ])
})

it.each([
  ['other', 'a README', readme],
  ['looks-like-contract', 'an unmarked file that reads like a contract', unmarked],
])('says “%s” of %s, without counting clauses', async (state, _what, text) => {
  const uri = newUri('notes.md')
  await server().open(uri, text)
  expect(await server().diagnostics(uri)).toEqual([])
  expect(await server().status(uri)).toEqual({
    uri,
    state,
    met: 0,
    needed: 0,
    missing: [],
    incomplete: [],
    recommended: [],
  })
})

it('checks a file that somebody asked to check, and has its findings shown at the next pull', async () => {
  const client = server()
  const uri = newUri('notes.md')
  await client.open(uri, unmarked)
  const before = await client.pull(uri)
  const refreshes = client.refreshes
  const { findings } = await client.connection.sendRequest<CheckResult>(checkRequest, { uri })
  expect(findings).toBeGreaterThan(0)
  await until('a request to pull anew', () => client.refreshes > refreshes)
  const after = await client.pull(uri, before.resultId)
  expect(after).toMatchObject({ kind: 'full' })
  expect(after.kind === 'full' && after.items).toHaveLength(findings)
  expect(
    (await until('the new status', () => client.statuses.findLast((one) => one.uri === uri && one.needed > 0))).state,
  ).toBe('contract')
})

it('leaves a file alone again that was closed after somebody asked to check it', async () => {
  const client = server()
  const uri = newUri('notes.md')
  await client.open(uri, unmarked)
  await client.connection.sendRequest(checkRequest, { uri })
  expect(await client.diagnostics(uri)).not.toEqual([])
  await client.close(uri)
  await client.open(uri, unmarked)
  expect(await client.diagnostics(uri)).toEqual([])
})

it('lists the clauses to choose from: missing ones with their reason first, each family once', async () => {
  const uri = newUri()
  await server().open(uri, leaseContract)
  const choices = await server().connection.sendRequest<ClauseChoice[]>(clausesRequest, { uri })
  expect(choices).toHaveLength(21)
  expect(new Set(choices.map(({ clause }) => clause)).size).toBe(21)
  const needed = choices.filter(({ level }) => level !== undefined)
  expect(needed.length).toBeGreaterThan(1)
  expect(choices.slice(0, needed.length)).toEqual(needed)
  expect(needed[0]).toMatchObject({ status: 'missing', level: 'required', insertable: true })
  expect(needed.filter(({ reason }) => !reason)).toEqual([])
  expect(choices.find(({ clause }) => clause === 'termination')?.title).toBe('Termination')
})

it('inserts the clause that was picked, which then counts', async () => {
  const client = server()
  const uri = newUri()
  await client.open(uri, incompleteContract)
  const edit = await client.connection.sendRequest<InsertResult>(insertClauseRequest, { uri, clause: 'termination' })
  const text = applied(incompleteContract, edit, uri)
  expect(text).toContain('## 2. ')
  await client.change(uri, 2, { text })
  expect((await client.diagnostics(uri)).map(({ code }) => code)).not.toContain('missing-clause')
})

it('inserts every missing clause in one edit, and none where none is missing', async () => {
  const client = server()
  const uri = newUri()
  await client.open(uri, leaseContract)
  const edit = await client.connection.sendRequest<InsertResult>(insertAllMissingRequest, { uri })
  await client.change(uri, 2, { text: applied(leaseContract, edit, uri) })
  expect((await client.diagnostics(uri)).filter(({ code }) => code === 'missing-clause')).toEqual([])
  expect(await client.connection.sendRequest(insertAllMissingRequest, { uri })).toBeNull()
})

it.each([
  ['of a clause that nobody knows', { clause: 'no-such-clause' }],
  ['of no clause', {}],
])('answers a request %s with no edit', async (_what, params) => {
  const uri = newUri()
  await server().open(uri, leaseContract)
  expect(await server().connection.sendRequest(insertClauseRequest, { uri, ...params })).toBeNull()
})
