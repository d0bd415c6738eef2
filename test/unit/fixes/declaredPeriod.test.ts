import { describe, expect, it } from 'vitest'
import { withDeclaredPeriod } from '../../../server/src/fixes/declaredPeriod.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { withClause } from '../contracts.ts'

const elements = standardPack.families.find(({ id }) => id === 'logging')?.elements ?? []
const worded = (text: string, declared: string | undefined, language: 'en' | 'zh-Hans' | 'zh-Hant' = 'en') =>
  withDeclaredPeriod(text, elements, language, (key) => (key === 'log-retention' ? declared : undefined))

describe('a declared period that is longer than the pack’s', () => {
  it.each([
    ['7 years', 'Records are kept for 7 years.'],
    ['84 months', 'Records are kept for 84 months.'],
    ['10年', 'Records are kept for 10 years.'],
    ['5 years', 'Records are kept for five years.'],
    ['90 days', 'Records are kept for five years.'],
    [undefined, 'Records are kept for five years.'],
  ])('%s', (declared, expected) => expect(worded('Records are kept for five years.', declared)).toBe(expected))

  it('is written in the language of the contract', () => {
    expect(worded('记录应保存不少于五年。', '84 months', 'zh-Hans')).toBe('记录应保存不少于84个月。')
    expect(worded('記錄應保存不少於五年。', '84 months', 'zh-Hant')).toBe('記錄應保存不少於84個月。')
  })

  it('leaves a text alone that states no such period', () => {
    expect(worded('Records are kept for six months.', '7 years')).toBe('Records are kept for six months.')
  })

  it('stands in the clause that is put in', () => {
    const lease = (facts: string) => `---\ncontract:\n  type: compute-lease\n${facts}---\n\n# Lease\n`
    expect(withClause('logging', lease('  log-retention: 7 years\n'))).toContain('at least 7 years')
    expect(withClause('logging', lease(''))).toContain('at least five years')
  })
})
