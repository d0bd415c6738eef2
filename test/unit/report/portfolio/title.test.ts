import { expect, it } from 'vitest'
import { reportedContract } from '../../../../server/src/report/portfolio/contractEntry.ts'
import { fileCheck } from '../files.ts'

it.each([
  ['# Lease of machines', 'Lease of machines'],
  ['# 1.1 Formation', 'deal.md'],
  ['# Contract Vehicle:', 'deal.md'],
  ['# b. Inclusion of components', 'deal.md'],
  ['# 第一章 总则', 'deal.md'],
  ['# 2026 Framework Agreement', '2026 Framework Agreement'],
  ['No heading.', 'deal.md'],
])('the title of %j is %s', (text, title) => {
  const { entry } = reportedContract(fileCheck('folder/deal.md', `${text}\n`), { bytes: 1, sha256: '' }, 'en')
  expect(entry.title).toBe(title)
})
