import { expect, it } from 'vitest'
import {
  type AcceptedGap,
  type AcceptGapParams,
  acceptedRequest,
  acceptGapRequest,
  type InsertResult,
} from '../../server/src/protocol.ts'
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

it.each([
  [
    'a contract in Markdown',
    'a.contract.md',
    '---\ncontract:\n  waivers: [{ clause: audit, reason: SOC 2 }]\n---\n\n# Lease 💻\n\n<!-- waive: logging; reason: x -->\n',
  ],
  [
    'a contract in YAML',
    'a.contract.yaml',
    'contract:\n  waivers:\n    - { clause: audit, reason: SOC 2 }\n    - clause: logs-start-date\n',
  ],
])('the gaps that the facts of %s accept are told, and none that a comment does', async (_what, name, text) => {
  const uri = newUri(name)
  await client().open(uri, text, name.endsWith('md') ? 'markdown' : 'yaml')
  const told = await client().connection.sendRequest<AcceptedGap[]>(acceptedRequest, { uri })
  const audit = { title: 'Audit', reason: 'SOC 2' }
  const start = { title: 'the day from which the period runs', reason: '' }
  expect(told).toEqual(name.endsWith('md') ? [audit] : [audit, start])
})
