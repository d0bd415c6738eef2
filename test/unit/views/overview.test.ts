import { expect, it } from 'vitest'
import { Lines } from '../../../server/src/contract/lines.ts'
import { unopenedContract } from '../../../server/src/contract/readContract.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import type { Overview } from '../../../server/src/viewProtocol.ts'
import { overviewOf } from '../../../server/src/views/overview.ts'
import { checked, detector } from '../contracts.ts'

const told = (text: string, locale: 'en' | 'zh' = 'en'): Overview => {
  const result = checked(text, 'markdown', locale)
  const lines = new Lines(text)
  return overviewOf({ file: 'a.md', kind: 'contract', checked: result, pack: standardPack, detector, lines }, locale)
}

it('nothing is said of a contract that could not be read', () => {
  const contract = unopenedContract({ en: 'it is too long', zh: '过长' })
  const result = check(contract, standardPack, detector, 'en')
  const file = { file: 'a.md', kind: 'contract', checked: result, pack: standardPack, detector } as const
  const { clauses, facts } = overviewOf({ ...file, lines: new Lines('') }, 'en')
  expect(facts).toEqual([])
  expect(new Set(clauses.map(({ group }) => group))).toEqual(new Set(['unclear']))
})

it('a kind of clause stands in the group that its state puts it in', () => {
  const words = 'Each party shall keep access logs and records of its performance.'
  const { clauses } = told(`---\ncontract:\n  type: hardware-purchase\n---\n\n# Sale\n\n## 1. Records\n\n${words}\n`)
  const groupOf = (id: string): string | undefined => clauses.find(({ clause }) => clause === id)?.group
  expect(groupOf('logging')).toBe('weak')
  expect(groupOf('termination')).toBe('missing')
  const unclear = clauses.find(({ group }) => group === 'unclear')
  expect(unclear?.note).toMatch(/^turns on: /)
  expect(unclear?.detail).toContain('turns on facts that are not known')
})

it('an edit that changes nothing leaves every row as it was', () => {
  const text = '---\ncontract:\n  type: nda\n---\n\n# Secrets\n\nThe NVIDIA H100 is secret.\n'
  const rows = ({ clauses, facts, authorities }: Overview): string[] =>
    [clauses.map(({ clause }) => clause), facts.map(({ id }) => id), authorities.map(({ id }) => id)].flat()
  expect(rows(told(`${text}\nMore words.\n`))).toEqual(rows(told(text)))
  const ids = rows(told(text))
  expect(new Set(ids).size).toBe(ids.length)
})

it('what stands in a contract is shown as it stands: no link, no command, no picture', () => {
  const text = '---\ncontract:\n  type: nda\n  governing-law: "[x](command:evil) <img src=y>"\n---\n\n# A\n\nWords.\n'
  const { facts } = told(text)
  const law = facts.find(({ id }) => id === 'governing-law')
  expect(law?.detail).toContain('\\[x\\]\\(command\\:evil\\)')
  expect(law?.detail).not.toContain('<img')
})

it.each([
  ['en', 'in part unverified'],
  ['zh', '部分内容未经核实'],
] as const)('an authority of which a part is unverified is marked in its row: %s', (locale, mark) => {
  const { authorities } = told('---\ncontract:\n  type: nda\n---\n\n# A\n\nThe IaaS rule applies.\n', locale)
  const row = authorities.find(({ id }) => id === 'iaas-kyc-nprm')
  expect(row).toMatchObject({ isDoubtful: true, standing: expect.stringContaining(mark) })
  expect(row?.detail).toContain(mark)
})
