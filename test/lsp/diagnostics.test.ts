import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { DocumentDiagnosticRequest } from 'vscode-languageserver-protocol/node'
import { Client, isHere, newUri, placeOf, pulling, wordsAt } from './client.ts'
import { completeContract, incompleteContract, leaseContract, readme } from './texts.ts'

describe.each([
  ['pulled', pulling],
  ['pushed', {}],
])('diagnostics that are %s', (_way, capabilities) => {
  const server = Client.shared({ capabilities })

  it('say what is missing, at the facts', async () => {
    const client = server()
    const uri = newUri()
    await client.open(uri, incompleteContract)
    const [one, ...others] = await client.diagnostics(uri)
    expect(others).toEqual([])
    expect(one).toMatchObject({ code: 'missing-clause', source: 'proviso', severity: 3 })
    expect(one?.message).toContain('Termination')
    expect(one && wordsAt(incompleteContract, one.range)).toBe('contract')
  })

  // The page stands beside the built server.
  it.skipIf(isHere)('name the page that explains the code, which is there', async () => {
    const client = server()
    const uri = newUri()
    await client.open(uri, incompleteContract)
    const [one] = await client.diagnostics(uri)
    const page = fileURLToPath(one?.codeDescription?.href ?? '')
    expect(page).toMatch(/missing-clause\.md$/)
    expect(existsSync(page)).toBe(true)
  })

  it('are none for a contract that has what it needs', async () => {
    const client = server()
    const uri = newUri()
    await client.open(uri, completeContract)
    expect(await client.diagnostics(uri)).toEqual([])
  })

  it('go when the clause is written, and come back when it is taken out', async () => {
    const client = server()
    const uri = newUri()
    await client.open(uri, incompleteContract)
    expect(await client.diagnostics(uri, 1)).toHaveLength(1)
    await client.change(uri, 2, { text: completeContract })
    expect(await client.diagnostics(uri, 2)).toEqual([])
    await client.change(uri, 3, { text: incompleteContract })
    expect(await client.diagnostics(uri, 3)).toHaveLength(1)
  })

  it('go when the file stops saying that it is a contract', async () => {
    const client = server()
    const uri = newUri()
    await client.open(uri, incompleteContract)
    expect(await client.diagnostics(uri, 1)).toHaveLength(1)
    await client.change(uri, 2, { text: incompleteContract.replace(/^---[\s\S]*?---\n/, '') })
    expect(await client.diagnostics(uri, 2)).toEqual([])
  })

  it('are none for a README', async () => {
    const client = server()
    const uri = newUri('README.md')
    await client.open(uri, readme)
    expect(await client.diagnostics(uri)).toEqual([])
  })

  it('are found in a file that only its name calls a contract', async () => {
    const client = server()
    const uri = newUri('%E5%90%88%E5%90%8C.contract.md')
    await client.open(uri, readme)
    const codes = (await client.diagnostics(uri)).map(({ code }) => code)
    expect(codes).toContain('placeholder')
  })

  it('count characters beyond the basic plane as two, as the protocol does', async () => {
    const client = server()
    const uri = newUri()
    const text = `${completeContract}\n𠮷😀 pays [[amount]] yearly.\n`
    await client.open(uri, text)
    const [one] = await client.diagnostics(uri)
    expect(one?.range.start).toEqual(placeOf(text, '[[amount]]'))
    expect(one?.range.start.character).toBe('𠮷😀 pays '.length)
  })

  it('stand in the right lines of a file with Windows line ends', async () => {
    const client = server()
    const uri = newUri()
    const text = `${completeContract}\nThe fee is [[amount]].\n`.replaceAll('\n', '\r\n')
    await client.open(uri, text)
    const [one] = await client.diagnostics(uri)
    expect(one && wordsAt(text, one.range)).toBe('[[amount]]')
  })
})

const uri = newUri()

it('takes its diagnostics back when a file is closed, where it pushes them', async () => {
  const client = await Client.start()
  await client.open(uri, incompleteContract)
  expect(await client.pushed(uri, 1)).toHaveLength(1)
  await client.close(uri)
  expect(await client.pushed(uri, undefined)).toEqual([])
})

it('pushes nothing to a client that pulls', async () => {
  const client = await Client.start({ capabilities: pulling })
  await client.open(uri, incompleteContract)
  await client.diagnostics(uri)
  await client.change(uri, 2, { text: completeContract })
  await client.diagnostics(uri)
  await client.stop()
  expect(client.pushes).toEqual([])
})

it('says “unchanged” for a version that the client has, and sends a new one in full', async () => {
  const client = await Client.start({ capabilities: pulling })
  await client.open(uri, incompleteContract)
  const { resultId } = await client.pull(uri)
  expect(await client.pull(uri, resultId)).toEqual({ kind: 'unchanged', resultId })
  await client.change(uri, 2, { text: completeContract })
  expect(await client.pull(uri, resultId)).toMatchObject({ kind: 'full', items: [] })
})

it('says “unchanged” for a new version that changes no diagnostic, and pushes it to nobody', async () => {
  const end = { line: 1000, character: 0 }
  const edit = { range: { start: end, end }, text: '\nFees are due monthly.\n' }
  const asking = await Client.start({ capabilities: pulling })
  await asking.open(uri, incompleteContract)
  const { resultId } = await asking.pull(uri)
  await asking.change(uri, 2, edit)
  expect(await asking.pull(uri, resultId)).toEqual({ kind: 'unchanged', resultId })

  const waiting = await Client.start()
  await waiting.open(uri, incompleteContract)
  await waiting.pushed(uri, 1)
  await waiting.change(uri, 2, edit)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await waiting.change(uri, 3, { text: completeContract })
  await waiting.pushed(uri, 3)
  expect(waiting.pushes.map(({ version }) => version)).toEqual([1, 3])
})

it('does not take a file that was closed and opened again for the one that it was', async () => {
  const client = await Client.start({ capabilities: pulling })
  await client.open(uri, completeContract)
  const { resultId } = await client.pull(uri)
  await client.close(uri)
  await client.open(uri, incompleteContract)
  expect(await client.pull(uri, resultId)).toMatchObject({ kind: 'full', items: [{ code: 'missing-clause' }] })
})

it('answers a burst of keys with the last text', async () => {
  const client = await Client.start()
  await client.open(uri, incompleteContract)
  for (let version = 2; version < 40; version++) await client.change(uri, version, { text: leaseContract })
  await client.change(uri, 40, { text: completeContract })
  expect(await client.pushed(uri, 40)).toEqual([])
  expect(client.pushes.at(-1)?.version).toBe(40)
})

describe('a typist who is ahead of the server', () => {
  const server = Client.shared({ capabilities: pulling })

  it('is answered with the newest version, and the versions between are not checked', async () => {
    const client = server()
    const uri = newUri()
    const filler = Array.from({ length: 400 }, (_, i) => `## Matter ${i}\n\nThis is agreed of matter ${i}.\n\n`).join(
      '',
    )
    const texts = [completeContract, incompleteContract].map((text) => `${text}\n\n${filler}`) as [string, string]
    await client.open(uri, texts[0])
    const ask = () => client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } })
    const before = await ask()
    const reports: ReturnType<typeof ask>[] = []
    const sent: Promise<void>[] = []
    for (let version = 2; version <= 41; version++) {
      sent.push(client.change(uri, version, { text: texts[version % 2] as string }))
      reports.push(ask())
    }
    await Promise.all(sent)
    const ids = (await Promise.all(reports)).map(({ resultId }) => resultId)
    expect(ids.at(-1)).not.toBe(before.resultId)
    // Each version has other diagnostics than the one before it, and so an id of its own where it is checked.
    expect(new Set(ids).size).toBeLessThan(10)
  })
})
