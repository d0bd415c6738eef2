import { describe, expect, it } from 'vitest'
import { textReport } from '../../../server/src/report/text.ts'
import { folded } from '../../../server/src/rules/folding.ts'
import { fileCheck, lease } from './files.ts'

const report = (text: string, locale: 'en' | 'zh' = 'en', colour = false): string =>
  textReport(fileCheck('lease.contract.md', text, 'markdown', locale), locale, colour)

/** Columns in a terminal: Chinese characters take two. */
const columns = (line: string): number =>
  [...line].reduce((sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(character) ? 2 : 1), 0)

const complete =
  '---\ncontract:\n  type: nda\n---\n\n# Agreement\n\n## 1. End\n\nEither party may terminate this Agreement by written notice.\n'

describe('the text of a check', () => {
  it('says per file what it has, then each finding with place, section and words', () => {
    const lines = report(lease).split('\n')
    expect(lines[0]).toBe('lease.contract.md: 1 of 8 needed clauses')
    expect(lines).toContain('  warning  2:1  [missing-clause]')
    expect(lines).toContain('  note  16:23 2 Fees  [placeholder]')
    expect(lines).toContain('      Blank still to be filled: number of days.')
  })

  it('says so in Chinese', () => {
    const lines = report(lease, 'zh').split('\n')
    expect(lines[0]).toBe('lease.contract.md：8 项所需条款已具备 1 项')
    expect(lines).toContain('  提示  16:23 2 Fees  [placeholder]')
    expect(lines).toContain('      空白待填：number of days。')
  })

  it.each([
    ['en', 'lease.contract.md: 1 of 1 needed clauses', '  Nothing to report.'],
    ['zh', 'lease.contract.md：1 项所需条款已具备 1 项', '  未发现问题。'],
  ] as const)('says that there is nothing to report (%s)', (locale, head, nothing) => {
    expect(report(complete, locale).trimEnd().split('\n')).toEqual([head, nothing])
  })

  it('counts a waived clause as dealt with', () => {
    expect(report(lease.replace('\n# Lease', '\n<!-- waive: termination; reason: framework -->\n\n# Lease'))).toMatch(
      /: 2 of 8 needed/,
    )
  })

  it('says nothing of needs for a file that was not read', () => {
    const text = report('x'.repeat(4_000_001))
    expect(text.split('\n')[0]).toBe('lease.contract.md')
    expect(text).toContain('[file-unreadable]')
    expect(text).not.toContain('Nothing to report')
  })

  it.each(['en', 'zh'] as const)('breaks messages at 96 columns and loses no words (%s)', (locale) => {
    const { findings } = fileCheck('a', lease, 'markdown', locale).checked
    const messages = folded(findings, locale).map(({ message }) => message)
    const text = report(lease, locale)
    const wrapped = text.split('\n').filter((line) => line.startsWith('      '))
    // Closing punctuation may hang over by its own two columns.
    for (const line of wrapped) expect(columns(line.trim())).toBeLessThanOrEqual(98)
    for (const message of messages) expect(text.replace(/\s/g, '')).toContain(message.replace(/\s/g, ''))
    for (const line of wrapped) expect(line.trim()).not.toMatch(/^[，。；：、）》”]/)
  })

  it('uses terminal colours only where asked', () => {
    const introducer = '\u001b['
    expect(report(lease)).not.toContain(introducer)
    const coloured = report(lease, 'en', true)
    expect(coloured).toContain(`${introducer}33mwarning${introducer}0m`)
    expect(coloured.replaceAll(new RegExp(`${'\u001b'}\\[\\d+m`, 'g'), '')).toBe(report(lease))
  })

  it('lets no file write to the terminal by control characters', () => {
    const text = textReport(
      fileCheck('a\u001b[31m.md', '# T\u001b]0;x\u0007\n\nWithin [[\u001bcdays\u009b]] days.\n'),
      'en',
      false,
    )
    expect(text).toContain('[placeholder]')
    for (const character of ['\u001b', '\u0007', '\u009b']) expect(text).not.toContain(character)
  })
})
