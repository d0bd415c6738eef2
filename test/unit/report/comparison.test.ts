import { describe, expect, it } from 'vitest'
import { Lines } from '../../../server/src/contract/lines.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { type Comparison, comparison } from '../../../server/src/report/comparison.ts'
import { comparisonText } from '../../../server/src/report/comparisonText.ts'
import type { FileCheck } from '../../../server/src/report/json.ts'
import { checked, detector, withClause } from '../contracts.ts'

const fileOf = (file: string, text: string): FileCheck => {
  const result = checked(text)
  return { file, kind: 'contract', checked: result, pack: standardPack, detector, lines: new Lines(text) }
}
const compared = (before: string, after: string): Comparison =>
  comparison(fileOf('before.md', before), fileOf('after.md', after), 'en')
const changes = ({ clauses }: Comparison): Record<string, string> =>
  Object.fromEntries(clauses.map(({ clause, change }) => [clause, change]))

const facts = '---\ncontract:\n  type: compute-lease\n  regions: [SG]\n---\n\n'
const rest = '# Lease\n\n## 1. Fees\n\nCustomer pays fees.\n'
const bare = facts + rest
const full = withClause('audit', withClause('logging', bare))

describe('two versions of a contract', () => {
  it('that are the same differ in nothing', () => {
    const made = compared(full, full)
    expect(made).toMatchObject({ isWeaker: false, clauses: [], needs: [], facts: [], waivers: [] })
    expect(made.findings).toMatchObject({ new: [], fixed: [], moved: [] })
    expect(made.findings.same).toBeGreaterThan(0)
    expect(comparisonText(made, 'en')).toContain('No clause, fact, waiver or finding is another one.')
  })

  it.each([
    ['without a clause', full, bare, 'removed', true],
    ['with one more', bare, full, 'added', false],
  ] as const)('one %s', (_what, before, after, change, isWeaker) => {
    const made = compared(before, after)
    expect(changes(made)).toMatchObject({ logging: change, audit: change })
    expect(made.isWeaker).toBe(isWeaker)
    const audit = made.clauses.find(({ clause }) => clause === 'audit')
    const there = change === 'removed' ? audit?.before : audit?.after
    expect(there?.section).toMatch(/Audit/)
    expect(there?.quote).not.toBe('')
    const side = change === 'removed' ? made.findings.new : made.findings.fixed
    expect(side.map(({ code, clause }) => `${code} ${clause}`)).toContain('missing-clause logging')
  })

  it('is told of a clause that was removed or put in once, in words', () => {
    for (const [before, after] of [
      [full, bare],
      [bare, full],
    ] as const) {
      const words = comparisonText(compared(before, after), 'en')
      expect(words).toMatch(/Logs and records/)
      expect(words).not.toMatch(/Missing clause: (?:Logs and records|Audit)/)
    }
  })

  it('whose clause has less and more of what the deal asks for', () => {
    const login = 'Only named users access the Services, each with individual credentials'
    const both = (words: string): string => `${bare}\n## 2. Access\n\n${words}\n`
    const strong = both(`${login} protected by multi-factor authentication.`)
    const weak = both(`${login}.`)
    for (const [before, after, change, lost] of [
      [strong, weak, 'weaker', 'lost'],
      [weak, strong, 'stronger', 'gained'],
    ] as const) {
      const made = compared(before, after)
      expect(changes(made)).toEqual({ 'access-control': change })
      const [{ elements } = { elements: [] }] = made.clauses
      expect(elements.map((one) => [one.change, one.title])).toEqual([[lost, 'multi-factor authentication']])
    }
  })

  it('with other facts call for other clauses', () => {
    const made = compared(bare, bare.replace('regions: [SG]', 'regions: [SG, MY]').replace('compute-lease', 'nda'))
    expect(made.facts).toEqual([
      { fact: 'type', before: 'compute-lease', after: 'nda' },
      { fact: 'regions', before: 'SG', after: 'SG, MY' },
    ])
    expect(made.needs.map(({ clause, before, after }) => [clause, before, after])).toContainEqual([
      'logging',
      'required',
      null,
    ])
  })

  it('know parties by their terms, whatever their order', () => {
    const parties = (...lines: string[]): string => bare.replace('  regions', `  parties:\n${lines.join('')}  regions`)
    const [provider, customer] = ['SG', 'CN'].map((country, i) => {
      const [term, role] = [
        ['Provider', 'provider'],
        ['Customer', 'customer'],
      ][i] as [string, string]
      return `    - { name: ${term} Ltd., term: ${term}, role: ${role}, headquarters: ${country} }\n`
    }) as [string, string]
    expect(compared(parties(provider, customer), parties(customer, provider)).facts).toEqual([])
    expect(compared(parties(provider, customer), parties(provider, customer.replace('CN', 'MY'))).facts).toEqual([
      { fact: 'parties › Customer › headquarters', before: 'CN', after: 'MY' },
    ])
  })

  it.each([
    ['added', '', 'until: 2030-01-01'],
    ['dropped', 'until: 2030-01-01', ''],
    ['changed', 'until: 2030-01-01', 'until: 2029-01-01'],
  ])('with a waiver %s', (change, ...times) => {
    const [before, after] = times.map((until) =>
      until ? `${bare}\n<!-- waive: audit; reason: agreed; by: A; ${until} -->\n` : bare,
    ) as [string, string]
    const made = compared(before, after)
    expect(made.waivers.map(({ clause, change: what }) => [clause, what])).toEqual([['audit', change]])
  })

  it('with a waiver that stands otherwise say how, though it says what it said', () => {
    const waived = (text: string): string =>
      `${text}\n<!-- waive: audit; reason: agreed; by: A; date: 2026-10-01; until: 2030-01-01 -->\n`
    const [before, after] = [fileOf('before.md', waived(full)), fileOf('after.md', waived(bare))]
    const words = comparisonText(comparison(before, after, 'en'), 'en')
    expect(words).toContain('before: agreed, by A, on 2026-10-01, until 2030-01-01, unused\n')
    expect(words).toContain('now: agreed, by A, on 2026-10-01, until 2030-01-01, counts\n')
    expect(comparisonText(comparison(before, after, 'zh'), 'zh')).toContain(
      '现在：agreed，批准人：A，批准日期：2026-10-01，截止 2030-01-01，有效\n',
    )
  })
})

describe('a value that changed', () => {
  const value = (before: string, after: string): [string, string, string][] => {
    const clause = (words: string): string =>
      `${bare}\n## 2. Logs and records\n\nEach party keeps access logs ${words}.\n`
    return compared(clause(before), clause(after)).clauses.flatMap(({ values }) =>
      values.map((one): [string, string, string] => [one.before, one.after, one.effect]),
    )
  }
  it.each([
    ['for at least seven years', 'for at least six years', ['seven years', 'six years', 'weaker']],
    ['for six years', 'for seven years', ['six years', 'seven years', 'stronger']],
    ['and gives them within 5 days', 'and gives them within 30 days', ['5 days', '30 days', 'weaker']],
    [
      'and gives them no later than 5 days after a request',
      'and gives them no later than 2 days after a request',
      ['5 days', '2 days', 'stronger'],
    ],
    ['for six years on 30 days notice', 'for six years on 10 days notice', ['30 days', '10 days', 'unclear']],
  ])('from “%s” to “%s”', (before, after, expected) => expect(value(before, after)).toEqual([expected]))

  it('in other words is none that can be told', () => {
    expect(value('for seven years', 'during two years')).toEqual([])
    expect(value('for seven years', 'for 7 years')).toEqual([])
  })

  it('is told in Chinese as well', () => {
    const clause = (words: string): string =>
      `---\ncontract:\n  type: compute-lease\n---\n\n# 租赁合同\n\n## 第一条 日志与记录\n\n双方应保存访问日志，${words}。\n`
    const made = comparison(
      fileOf('甲.md', clause('保存期不少于七年')),
      fileOf('乙.md', clause('保存期不少于六年')),
      'zh',
    )
    expect(made.clauses.flatMap(({ values }) => values.map(({ effect }) => effect))).toEqual(['weaker'])
    expect(comparisonText(made, 'zh')).toContain('“七年”改为“六年”（削弱）')
  })
})

describe('a finding', () => {
  const at = (section: string, words: string): string =>
    `${bare}\n## 2. Term\n\n${section === '2' ? words : 'One.'}\n\n## 3. End\n\n${section === '3' ? words : 'Two.'}\n`
  it('that matters more than it did is new, and one that matters less is as it was', () => {
    const supply = (type: string): string => bare.replace('  type: compute-lease\n', type)
    const [open, sale] = [supply(''), supply('  type: hardware-purchase\n')]
    const gapsIn = ({ findings }: Comparison) => findings.new.map(({ clause, severity }) => `${clause} ${severity}`)
    const worse = compared(open, sale)
    expect(gapsIn(worse)).toContain('source-compliance warning')
    expect(worse.findings.fixed.map(({ clause }) => clause)).not.toContain('source-compliance')
    expect(worse.isWeaker).toBe(true)
    expect(gapsIn(compared(sale, open))).not.toContain('source-compliance information')
  })

  it('that a clause falls short counts as anywhere else, but where the clause was put in', () => {
    const weak = fileOf(
      'a.md',
      `${bare}\n## 2. Logs\n\nEach party shall keep access logs and records for five years.\n`,
    )
    const { findings } = weak.checked
    const others = findings.filter(({ code }) => code !== 'weak-clause')
    expect(findings.length).toBeGreaterThan(others.length)
    const better = { ...weak, checked: { ...weak.checked, findings: others } }
    expect(comparison(better, weak, 'en').isWeaker).toBe(true)
    expect(comparison(fileOf('b.md', bare), weak, 'en').isWeaker).toBe(false)
  })

  it('about the contract as a whole has not moved where its title is another one', () => {
    const made = compared(bare, bare.replace('# Lease', '# Lease of capacity'))
    expect(made.findings).toMatchObject({ new: [], fixed: [], moved: [] })
  })

  it('that stands in another section moved; on another line it is the same', () => {
    const moved = compared(at('2', 'It ends on [[day]].'), at('3', 'It ends on [[day]].'))
    expect(moved.findings.moved.map(({ before, after }) => [before.section, after.section])).toEqual([
      ['2 Term', '3 End'],
    ])
    expect([moved.findings.new, moved.findings.fixed]).toEqual([[], []])
    const later = compared(at('2', 'It ends on [[day]].'), at('2', 'It begins.\n\nIt ends on [[day]].'))
    expect(later.findings).toMatchObject({ new: [], fixed: [], moved: [] })
  })
})
