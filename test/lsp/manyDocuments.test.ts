import { expect, it } from 'vitest'
import { WorkspaceSymbolRequest } from 'vscode-languageserver-protocol/node'
import { Client, newUri, pulling } from './client.ts'
import { incompleteContract } from './texts.ts'

it('answers about any of many open contracts as about a few, also of those that nobody has asked about for long', async () => {
  const client = await Client.start({ capabilities: pulling })
  const uris = Array.from({ length: 20 }, () => newUri())
  const first: (string | undefined)[] = []
  for (const [i, uri] of uris.entries()) {
    await client.open(uri, `${incompleteContract}\n## Matter${i}\n\nFees are due.\n`)
    first.push((await client.pull(uri)).resultId)
  }
  for (const i of [12, 13, 14, 15, 16, 17, 18, 19, 12, 0, 5]) {
    const resultId = first[i]
    expect(await client.pull(uris[i] as string, resultId)).toEqual({ kind: 'unchanged', resultId })
  }
  const symbols = (await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'Matter' })) ?? []
  expect(symbols.map(({ name }) => name)).toEqual(uris.map((_uri, i) => `Matter${i}`))
  expect(symbols.map(({ location }) => location.uri)).toEqual(uris)
})
