import { describe, expect, it } from 'vitest'
import { Lines } from '../../../server/src/contract/lines.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { type Comparison, comparison } from '../../../server/src/report/comparison.ts'
import { comparisonText } from '../../../server/src/report/comparisonText.ts'
import type { FileCheck } from '../../../server/src/report/fileCheck.ts'
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

describe('words that changed', () => {
  const sections = {
    Logs: 'The Provider shall keep access logs for at least seven years.',
    Notice: 'The Customer shall notify the Provider within two days after it learns of a breach of export control law.',
    Audit: "The Provider may audit the Customer's records once a year on ten days' notice.",
    Export: 'Each party shall comply with the export control laws of the United States and of China, as amended.',
    Screening: 'Each party shall screen its customers against the Entity List before each delivery.',
    Suspension: 'The Provider may suspend the Capacity at once where performance would violate export control law.',
    Price: 'The Customer pays the price within thirty days of each invoice.',
  }
  const text = (words: Record<string, string>): string =>
    `${facts}# Lease\n${Object.entries(words)
      .map(([title, sentence], i) => `\n## ${i + 1}. ${title}\n\n${sentence}\n`)
      .join('')}`
  const edited = (section: keyof typeof sections, from: string, to: string): Comparison => {
    expect(sections[section]).toContain(from)
    return compared(text(sections), text({ ...sections, [section]: sections[section].replace(from, to) }))
  }

  it.each([
    ['Logs', 'shall keep', 'may, at its discretion, keep', 'logging weaker'],
    ['Logs', 'shall keep', 'shall use reasonable efforts to keep', 'logging weaker'],
    ['Logs', 'shall keep', 'shall not keep', 'logging removed'],
    ['Notice', 'shall notify', 'may notify', 'notification weaker'],
    ['Notice', 'shall notify', 'is not obliged to notify', 'notification removed'],
    ['Audit', 'may audit', 'may not audit', 'audit removed'],
    ['Screening', 'shall screen', 'may screen', 'list-screening weaker'],
    ['Suspension', 'may suspend', 'may not suspend', 'compliance-termination removed'],
  ] as const)('in %s from “%s” to “%s”: %s, with both told', (section, from, to, expected) => {
    const made = edited(section, from, to)
    expect(made.isWeaker).toBe(true)
    expect(made.clauses.map(({ clause, change }) => `${clause} ${change}`)).toEqual([expected])
    const [{ modalities } = { modalities: [] }] = made.clauses
    expect(modalities.map(({ effect }) => effect)).toEqual(['weaker'])
    expect(modalities[0]?.places.before.quote).toContain(from)
    expect(modalities[0]?.places.after.quote).toContain(to)
  })

  it('to a stronger duty are stronger', () => {
    const made = compared(text({ ...sections, Logs: sections.Logs.replace('shall', 'may') }), text(sections))
    expect(made).toMatchObject({ isWeaker: false, clauses: [{ clause: 'logging', change: 'stronger' }] })
  })

  it('are for the reader where another party is named, once though they show two clauses', () => {
    const made = edited('Suspension', 'The Provider', 'The Customer')
    expect(made).toMatchObject({ isWeaker: false, clauses: [{ change: 'reworded', modalities: [], words: [] }] })
    expect(made.clauses[0]?.subjects).toMatchObject([{ before: 'The Provider', after: 'The Customer' }])
    expect(comparisonText(made, 'en')).toContain('who: The Provider → The Customer')
  })

  it('are shown before and after where nobody judged them, and never called the same', () => {
    const made = edited('Logs', 'access logs', 'certain access logs')
    expect(made).toMatchObject({ isWeaker: false, clauses: [{ clause: 'logging', change: 'reworded' }] })
    const words = comparisonText(made, 'en')
    expect(words).toMatch(
      /not judged: read these\n[\s\S]*before: “The Provider shall keep access[\s\S]*now: “The Provider shall keep certain/,
    )
    expect(words).not.toContain('the same')
    expect(comparisonText(made, 'zh')).toContain('文字有改动，未作判断，请阅读')
  })

  it('are told of clauses as well that are of no kind', () => {
    const made = edited('Price', 'thirty', 'ninety')
    expect(made).toMatchObject({ isWeaker: false, clauses: [] })
    expect(made.elsewhere.map(({ before, after }) => [before?.quote, after?.quote])).toEqual([
      [sections.Price.slice(0, -1), sections.Price.slice(0, -1).replace('thirty', 'ninety')],
    ])
    expect(comparisonText(made, 'en')).toContain('Changed elsewhere')
  })

  it('are counted where they are many', () => {
    const many = (word: string): string => Array.from({ length: 9 }, (_, i) => `Fee ${i} ${word} the table.`).join(' ')
    const made = compared(text({ ...sections, Fees: many('follows') }), text({ ...sections, Fees: many('is in') }))
    expect(made.elsewhere).toHaveLength(9)
    expect(comparisonText(made, 'en')).toContain('- and 4 more')
  })

  it('say of sentences in another order that they are', () => {
    const second = 'The Provider shall keep records of each delivery.'
    const [before, after] = [`${sections.Logs} ${second}`, `${second} ${sections.Logs}`].map((Logs) => text({ Logs }))
    const words = comparisonText(compared(before as string, after as string), 'en')
    expect(words).toContain('the same sentences in another order')
  })

  it.each([
    ['乙方应当保存访问日志不少于七年。', '应当保存', '无需保存', 'logging removed'],
    ['甲方知悉违约的，应当在两日内将数据泄露通知乙方。', '应当', '可以', 'notification weaker'],
    ['任何一方可提前三十日书面通知解除本合同。', '可', '不得', 'termination removed'],
  ])('in Chinese: %s %s → %s: %s', (sentence, from, to, expected) => {
    const of = (words: string): string => `${facts}# 租赁合同\n\n## 第一条 约定\n\n${words}\n`
    const made = comparison(fileOf('甲.md', of(sentence)), fileOf('乙.md', of(sentence.replace(from, to))), 'zh')
    expect(made.isWeaker).toBe(true)
    expect(made.clauses.map(({ clause, change }) => `${clause} ${change}`)).toContain(expected)
    expect(comparisonText(made, 'zh')).toMatch(/由“(?:应当|可以)”变为“(?:可以|无需|不得)”（削弱）/)
  })
})
