import { expect, it } from 'vitest'
import type { Snippet } from '../../server/src/fixes/snippets.ts'
import { snippetsRequest } from '../../server/src/protocol.ts'
import { Client } from './client.ts'

const client = Client.shared()

it('tells the usual words of each clause, with its blanks and the parties as tab stops', async () => {
  const snippets = await client().connection.sendRequest<Snippet[]>(snippetsRequest)
  expect(snippets.find(({ name }) => name === 'export-compliance (zh, YAML)')).toMatchObject({
    languageId: 'yaml',
    prefixes: expect.arrayContaining(['出口管制']),
    body: expect.stringMatching(/^- clause: export-compliance\n {2}title: 出口管制与制裁合规\n {2}text: \|\n {4}/),
  })
  const audit = snippets.find(({ name }) => name === 'audit (en, Markdown)')
  expect(audit?.body).toMatch(/^## Audit and verification\n\n[\s\S]*\$\{1:[\s\S]*\n$/)
})
