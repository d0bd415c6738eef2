import { describe, expect, it } from 'vitest'
import { summary as summaryFormat } from '../../../server/src/report/summary.ts'
import { fileCheck, lease, written } from './files.ts'

const summary = (text: string, locale: 'en' | 'zh' = 'en'): string[] =>
  written(summaryFormat, [fileCheck('lease.contract.md', text, 'markdown', locale)], { locale })
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

  it('says first why a file was not read, and calls nothing missing from it', () => {
    const lines = summary('x'.repeat(4_000_001))
    expect(lines[0]).toBe('lease.contract.md')
    expect(lines[1]).toMatch(/^ {2}not read {4}\S/)
    expect(lines.join('\n')).not.toMatch(/^ {2}(?:missing|also)/m)
    expect(summary('x'.repeat(4_000_001), 'zh')[1]).toMatch(/^ {2}未读取 {6}\S/)
  })

  it('says which facts were not read, each in a line of its own', () => {
    const [, ...lines] = summary(lease.replace('compute-lease', 'lease').replace('role: customer', 'role: nobody'))
    expect(lines[0]).toMatch(/^ {2}not read {4}“lease”/)
    expect(lines.slice(1).find((line) => line.includes('“nobody”'))).toMatch(/^ {14}“nobody”/)
  })

  it('counts errors apart from warnings', () => {
    const house = fileCheck('lease.contract.md', lease)
    const findings = house.checked.findings.flatMap((one) =>
      one.code === 'placeholder'
        ? [{ ...one, severity: 'error' as const }, ...[1, 2].map(() => ({ ...one, severity: 'warning' as const }))]
        : [one],
    )
    const checked = { ...house.checked, findings }
    const last = (locale: 'en' | 'zh') =>
      written(summaryFormat, [{ ...house, checked }], { locale })
        .trimEnd()
        .split('\n')
        .at(-1)
    expect(last('en')).toBe('  also        1 error, 2 warnings')
    expect(last('zh')).toBe('  另有        1 项错误、2 项警告')
  })

  it('says that there is nothing to report', () => {
    const nda =
      '---\ncontract:\n  type: nda\n---\n\n# Agreement\n\n## 1. End\n\nEither party may terminate this Agreement by written notice.\n'
    expect(summary(nda)).toEqual(['lease.contract.md: 1 of 1 needed clauses', '  Nothing to report.'])
  })
})
