import { expect, it } from 'vitest'
import { type AcceptGapParams, acceptGapRequest, type InsertResult } from '../../server/src/protocol.ts'
import { applied, Client, newUri, pulling } from './client.ts'

const client = Client.shared({ capabilities: pulling })

it.each([
  ['beside the facts', 'termination', '---\ncontract:\n  type: nda\n---\n\n# Secrets 💻\n\nWords.\n'],
  ['in a comment where there are no facts', 'logging', '# Secrets 💻\n\nWords.\n'],
])('an accepted gap is written %s, with who approved it and on which day', async (_what, gap, text) => {
  const uri = newUri('a.contract.md')
  await client().open(uri, text)
  const params: AcceptGapParams = { uri, gap, reason: 'fixed term', by: '王律师', until: '2099-06-30' }
  const before = new Date().toISOString().slice(0, 10)
  const edit = await client().connection.sendRequest<InsertResult>(acceptGapRequest, params)
  const after = applied(text, edit, uri)
  const [, day = ''] = /date: "?(\d{4}-\d{2}-\d{2})/.exec(after) ?? []
  // The clock may pass midnight in between.
  expect([before, new Date().toISOString().slice(0, 10)]).toContain(day)
  for (const words of ['waive', gap, 'fixed term', '王律师', '2099-06-30']) expect(after).toContain(words)
  const gaps = async () =>
    (await client().diagnostics(uri)).filter(
      ({ code, data }) => String(code).startsWith('waiver') || (code === 'missing-clause' && data.clause === gap),
    )
  expect(await gaps()).toHaveLength(1)
  await client().change(uri, 2, { text: after })
  expect(await gaps()).toEqual([])
})
