import { describe, expect, it } from 'vitest'
import { provisoIn } from './proviso.ts'

const waivers = [
  '{ clause: termination, reason: "fixed | *term*", by: A. Counsel, date: 2026-10-01, until: 2027-06-30 }',
  '{ clause: termination, reason: fixed term, by: A. Counsel, until: 2026-10-31 }',
  '{ clause: data-transfer, reason: agreed, by: A. Counsel }',
  '{ clause: termination, by: A. Counsel }',
  '{ clause: terminations, reason: agreed }',
  '{ clause: termination, reason: agreed }',
]
const facts = (lines: readonly string[]): string =>
  `---\ncontract:\n  type: nda\n  as-of: 2026-11-23\n  waivers:\n${lines.map((line) => `    - ${line}\n`).join('')}---\n`
const proviso = provisoIn({
  'deals/a.contract.md': `${facts(waivers)}\n# Secrets\n\nEach party keeps secrets.\n`,
  'deals/保密.contract.md':
    '---\ncontract:\n  type: nda\n---\n\n# 保密协议 💻\n\n## 1. 保密\n\n<!-- waive: termination；reason：期限固定；by：王律师；date：2026-10-01 -->\n\n双方应保密。\n',
  'deals/README.md': '# Toolbox\n',
  'house/.proviso/playbook.yaml': 'approvers: [General Counsel]\nseverity:\n  waiver-unapproved: off\n',
  'house/deal.contract.md': `${facts([waivers[1] ?? '', waivers[0] ?? ''])}\n# Secrets\n\nWords.\n`,
  'none.md': '# Secrets\n\nEach party keeps secrets.\n',
  'broken.contract.yaml': 'contract:\n  type: "nda\n',
})
const report = (...args: string[]) => JSON.parse(proviso('report', '--format', 'json', ...args).out)

describe('report --format json', () => {
  it('has the contracts of a folder and their waivers, in the agreed shape', () => {
    const { version, contracts, waivers: entries, ...rest } = report('deals')
    expect([version, rest]).toEqual([1, {}])
    expect(contracts).toEqual([
      {
        file: expect.stringMatching(/a\.contract\.md$/),
        title: 'Secrets',
        day: '2026-11-23',
        pack: { id: 'standard', version: expect.any(String), date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        problems: [],
      },
      expect.objectContaining({ file: expect.stringMatching(/保密\.contract\.md$/), title: '保密协议 💻' }),
    ])
    for (const entry of entries)
      expect(Object.keys(entry).toSorted()).toEqual(
        ['file', 'line', 'clause', 'title', 'section', 'reason', 'by', 'date', 'until', 'standing', 'note'].toSorted(),
      )
  })

  it('says of each waiver whether it counts, and why not', () => {
    const entries = report('deals/a.contract.md').waivers
    expect(entries.map(({ line, standing }: { line: number; standing: string }) => [line, standing])).toEqual([
      [6, 'counts'],
      [7, 'expired'],
      [8, 'unused'],
      [9, 'incomplete'],
      [10, 'incomplete'],
      [11, 'counts'],
    ])
    expect(entries[0]).toMatchObject({
      title: 'Termination',
      reason: 'fixed | *term*',
      by: 'A. Counsel',
      date: '2026-10-01',
      until: '2027-06-30',
      note: '',
    })
    expect(entries[1]).toMatchObject({ date: null, note: expect.stringContaining('ended on 2026-10-31') })
    // It counts, and the register lacks who approved it.
    expect(entries[5]).toMatchObject({ by: null, note: expect.stringContaining('who approved it') })
  })

  it('knows who may accept a gap in the house, whatever the house shows of it', () => {
    expect(report('house').waivers.map(({ standing }: { standing: string }) => standing)).toEqual([
      'expired',
      'unapproved',
    ])
  })

  it('is of the section that a waiver stands in', () => {
    expect(report('deals/保密.contract.md').waivers).toMatchObject([
      { line: 10, section: '1 保密', by: '王律师', date: '2026-10-01', until: null, standing: 'counts' },
    ])
  })
})

describe('report for a person', () => {
  it('is Markdown with a row a waiver, in which words of a contract are no markup', () => {
    const { code, out, errors } = proviso('report', 'deals/a.contract.md')
    expect([code, errors]).toEqual([0, ''])
    expect(out).toMatch(/^# Compliance report\n\n1 contract, by the law of 2026-11-23\. Policy pack: standard /)
    expect(out).toContain('6 waivers; 2 count.')
    expect(out).toContain(
      '| deals/a.contract.md:6 | Termination (termination) | fixed \\| \\*term\\* | A. Counsel | 2026-10-01 | 2027-06-30 | counts |\n',
    )
    const rows = out.split('\n').filter((line) => line.startsWith('|'))
    expect(rows).toHaveLength(8)
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(9)
    expect(out).toContain('gives no legal advice')
  })

  it('speaks Chinese where it is asked to', () => {
    const { out } = proviso('report', '--lang', 'zh', 'deals')
    expect(out).toMatch(/^# 合同合规报告\n/)
    expect(out).toContain('| 合同解除 (termination) | 期限固定 | 王律师 | 2026-10-01 | 无期限 | 有效 |')
    expect(out).not.toMatch(/Waiver|counts/)
  })

  it('says where nothing was accepted, and where something could not be read', () => {
    expect(proviso('report', 'none.md').out).toContain('No gap has been accepted.')
    expect(proviso('report', 'broken.contract.yaml').out).toMatch(/\*\*broken\.contract\.yaml\*\*: \S/)
  })

  it.each([
    ['no file', [], 'Which file or folder? Try: proviso report contract.md'],
    ['another format', ['--format', 'text', 'none.md'], 'There is no format “text”. There are: markdown, json.'],
    ['a missing file', ['none.txt'], 'There is no file or folder “none.txt”.'],
  ])('fails for %s', (_what, args, words) => {
    expect(proviso('report', ...args)).toEqual({ code: 2, out: '', errors: `proviso: ${words}\n` })
  })
})
