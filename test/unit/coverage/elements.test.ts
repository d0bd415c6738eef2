import { describe, expect, it } from 'vitest'
import { type Coverage, coverageOf, type Wanted } from '../../../server/src/coverage/coverage.ts'
import { compileDetector } from '../../../server/src/coverage/detector.ts'
import { waivedClauses } from '../../../server/src/coverage/waivedClauses.ts'
import type { Flaw } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { markdown, quote } from '../contracts.ts'
import { logging, packWith, retention, synchronised } from '../elements.ts'

const pack = packWith({ ...logging, elements: [retention, synchronised] })
const detector = compileDetector(pack)
const cover = (text: string, facts: Record<string, string> = {}): ReturnType<Coverage['get']> =>
  coverageOf(markdown(text), detector, pack.families, {
    clauses: new Map([['logging', 'recommended']]),
    applies: () => true,
    fact: (key) => facts[key],
    waives: waivedClauses(markdown(text).waivers, '2026-11-23'),
  }).get('logging')

const logs = 'Each party shall keep access logs.'
const standing = (text: string, facts?: Record<string, string>) =>
  cover(text, facts)?.elements.map(({ element, status, flaw }) => [element.id, status, flaw?.stated])

describe('an element', () => {
  it.each<[string, string, (string | undefined)[]]>([
    ['is met by its words', `${logs} Logs shall be retained for five years.`, ['met', undefined]],
    ['is absent without them', logs, ['absent', undefined]],
    ['is flawed by a value that falls short', `${logs} Logs shall be retained for 18 months.`, ['flawed', '18 months']],
    [
      'is met where another place states it well',
      `${logs} Logs shall be retained for two years. Logs of exports shall be retained for six (6) years.`,
      ['met', undefined],
    ],
    ['is read in Chinese', '双方应保存访问日志。日志应保存三年。', ['flawed', '三年']],
    ['is read in Chinese, where it is enough', '双方应保存访问日志，日志应保存不少于五年。', ['met', undefined]],
  ])('%s', (_what, text, [status, stated]) => {
    expect(standing(`## Records\n\n${text}\n`)?.[0]).toEqual(['logs-retention', status, stated])
  })

  it.each([
    ['60 percent', 'flawed'],
    ['50 percent', 'met'],
  ])('is flawed by a share that is too large: %s: %s', (share, status) => {
    const [flaw] = retention.flaws as [Flaw]
    const owned = { ...retention, flaws: [{ ...flaw, value: { percentAbove: 50 } }] }
    const ours = packWith({ ...logging, elements: [owned] })
    const text = markdown(`${logs} Logs of ${share} of them shall be retained for a year.`)
    const wanted: Wanted = { clauses: new Map(), applies: () => true, fact: () => undefined, waives: new Set() }
    const cover = coverageOf(text, compileDetector(ours), ours.families, wanted).get('logging')
    expect(cover?.elements.map((one) => one.status)).toEqual([status])
  })

  it('that is absent makes a clause weak, but one that is only recommended does not', () => {
    expect(cover(logs)).toMatchObject({ status: 'weak', present: true, missingElements: ['logs-retention'] })
    expect(cover(`${logs} Logs shall be retained for five years.`)).toMatchObject({
      status: 'met',
      missingElements: [],
    })
  })

  it('that is flawed makes a clause weak, whether the deal asks for it or not', () => {
    const flawed = { status: 'weak', missingElements: ['logs-retention'] }
    expect(cover(`${logs} Logs shall be retained for 18 months.`)).toMatchObject(flawed)
  })

  it('counts in the whole numbered clause, and not in another one', () => {
    const stamps = 'Clocks shall give synchronised time stamps.'
    expect(
      standing(`# Lease\n\n## 1. Records\n\n### 1.1 Logs\n\n${logs}\n\n### 1.2 Time\n\n${stamps}\n\n## 2. Fees\n`)?.[1],
    ).toEqual(['logs-synchronised', 'met', undefined])
    expect(standing(`# Lease\n\n## 1. Records\n\n${logs}\n\n## 2. Clocks\n\n${stamps}\n`)?.[1]?.[1]).toBe('absent')
  })

  const stamps = 'Clocks shall give synchronised time stamps.'
  const other = 'Fees are paid monthly.'

  it.each<[string, string, string]>([
    ['the same paragraph', `${logs} ${stamps}`, 'met'],
    ['the paragraph after it 💻', `💻 ${logs}\n\n${stamps}`, 'met'],
    ['a paragraph further on', `${logs}\n\n${other}\n\n${stamps}`, 'absent'],
    ['another part of its numbered clause', `9. 💰 ${logs}\n\n${other}\n\n9.2 that ${stamps}\n\n10. the fees`, 'met'],
    ['another numbered clause', `9. that ${logs}\n\n10. that ${stamps}`, 'absent'],
    ['另一条', `第九条应当如此：${logs}\n\n第十条应当如此：${stamps}`, 'absent'],
    [
      'the contract under a title with schedules beside it',
      `# A\n\n## 1. B\n\n${logs}\n\n## 2. C\n\n${stamps}\n\n# D\n\nx`,
      'absent',
    ],
  ])('of words without a title is looked for in %s', (_where, text, status) =>
    expect(standing(text)?.[1]?.[1]).toBe(status),
  )

  it('may be asked for a longer time by a declared fact', () => {
    const text = `${logs} Logs shall be retained for five years.`
    expect(standing(text, { 'log-retention': '10 years' })?.[0]).toEqual(['logs-retention', 'flawed', 'five years'])
    expect(standing(text, { 'log-retention': 'some' })?.[0]?.[1]).toBe('met')
  })

  it('is waived with its clause', () => {
    const waiver = '<!-- waive: logging; reason: agreed; by: A. Counsel -->'
    expect(cover(`${waiver}\n\n${logs}\n`)).toMatchObject({ status: 'waived', present: true })
  })

  it('that is flawed shows the words that state the value, in UTF-16', () => {
    const contract = markdown(`## Records 💻\n\n💻 ${logs} Logs 日志 shall be **retained for two (2) years**.\n`)
    const [one] =
      coverageOf(contract, detector, pack.families, {
        clauses: new Map(),
        applies: () => true,
        fact: () => undefined,
        waives: new Set(),
      }).get('logging')?.elements ?? []
    expect(one?.flaw && quote(contract, one.flaw.span)).toBe('two (2) years')
  })
})

describe('a clause whose words stand in clauses of other kinds alone', () => {
  const all = compileDetector(standardPack)
  const coverage = (text: string, needs: Wanted['clauses'] = new Map()) =>
    coverageOf(markdown(text), all, standardPack.families, {
      clauses: needs,
      applies: () => true,
      fact: () => undefined,
      waives: new Set(),
    })
  const source =
    'The Supplier warrants that the goods were lawfully obtained from the manufacturer, and shall comply with export control laws.'

  it('is there, and is not called incomplete', () => {
    const cover = coverage(`## 1. Lawful source\n\n${source}\n`).get('export-compliance')
    expect(cover).toMatchObject({ present: true, isPassing: true, status: 'met', missingElements: [] })
  })

  it('is incomplete where the deal requires a clause of its own', () => {
    const text = `## 1. Lawful source\n\n${source}\n`
    const required = coverage(text, new Map([['export-compliance', 'required']])).get('export-compliance')
    expect(required).toMatchObject({ present: true, isPassing: true, status: 'weak' })
    const recommended = coverage(text, new Map([['export-compliance', 'recommended']])).get('export-compliance')
    expect(recommended).toMatchObject({ status: 'met', missingElements: [] })
  })

  it('is a clause of its own under its own title, or under none', () => {
    for (const text of [`## 1. Export control\n\n${source}\n`, source])
      expect(coverage(text).get('export-compliance')).toMatchObject({ isPassing: false, status: 'weak' })
  })
})
