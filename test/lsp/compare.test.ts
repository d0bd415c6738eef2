import { expect, it } from 'vitest'
import { type CompareResult, compareRequest } from '../../server/src/protocol.ts'
import { Client, newUri, pulling } from './client.ts'
import { leaseContract, leaseWithLogs } from './texts.ts'

const server = Client.shared({ capabilities: pulling })

async function compared(now: string, before: string): Promise<CompareResult> {
  const uri = newUri('lease.contract.md')
  await server().open(uri, now)
  const params = { uri, before: { title: 'the last commit', file: 'lease.contract.md', text: before } }
  return server().connection.sendRequest<CompareResult>(compareRequest, params)
}

it('says what the edits did to the clauses of a contract, what is weaker first', async () => {
  const { markdown, isWeaker } = await compared(leaseContract, leaseWithLogs)
  expect(isWeaker).toBe(true)
  expect(markdown).toMatch(/^# What changed[^\n]*\n\nFrom the last commit to lease\.contract\.md\./)
  expect(markdown).toMatch(/## Weaker\n\n- \*\*[^*]+\*\*: removed[^\n]*\n {2}- before: “/)
})

it('says that nothing changed where nothing did', async () => {
  const { markdown, isWeaker } = await compared(leaseWithLogs, leaseWithLogs)
  expect(isWeaker).toBe(false)
  expect(markdown).toContain('No clause, fact, waiver or finding is another one.')
})

it('takes no words of a contract for markup', async () => {
  const { markdown } = await compared(leaseContract, leaseWithLogs.replace(/logs/g, '<img src=x> [a](command:b)'))
  expect(markdown).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(/)
})

it('answers nothing for a document that is not open', async () => {
  const params = { uri: newUri(), before: { title: 'x', file: 'x.md', text: '' } }
  expect(await server().connection.sendRequest(compareRequest, params)).toBeNull()
})
