import { describe, expect, it } from 'vitest'
import { summaryReport } from '../../../server/src/report/summary.ts'
import { fileCheck, lease } from './files.ts'

const summary = (text: string, locale: 'en' | 'zh' = 'en'): string[] =>
  summaryReport(fileCheck('lease.contract.md', text, 'markdown', locale), locale)
    .trimEnd()
    .split('\n')

describe('the summary of a check', () => {
  it('counts the clauses, names what is missing and what is incomplete, and says how much else there is', () => {
    const lines = summary(lease)
    expect(lines[0]).toBe('lease.contract.md: 1 of 8 needed clauses')
    expect(lines[1]).toMatch(/^ {2}missing {5}Lawful source, Export control and sanctions, Restricted-party/)
    expect(lines.slice(-2)).toEqual(['  incomplete  Logs and records', '  also        1 note'])
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(98)
  })

  it('keeps its columns in Chinese, whose characters are two wide', () => {
    const lines = summary(lease, 'zh')
    expect(lines[0]).toBe('lease.contract.md：8 项所需条款已具备 1 项')
    expect(lines[1]).toMatch(/^ {2}缺失 {8}来源合规、/)
    expect(lines.at(-1)).toBe('  另有        1 项提示')
  })

  it('says that there is nothing to report', () => {
    const nda =
      '---\ncontract:\n  type: nda\n---\n\n# Agreement\n\n## 1. End\n\nEither party may terminate this Agreement by written notice.\n'
    expect(summary(nda)).toEqual(['lease.contract.md: 1 of 1 needed clauses', '  Nothing to report.'])
  })
})
