import { describe, expect, it } from 'vitest'
import { reportCsv } from '../../../../server/src/report/csv.ts'
import { reportHtml } from '../../../../server/src/report/html/page.ts'
import { reportMarkdown } from '../../../../server/src/report/markdown/page.ts'
import { reportedContract } from '../../../../server/src/report/portfolio/contractEntry.ts'
import type { Report } from '../../../../server/src/report/portfolio/model.ts'
import { reportOn } from '../../../../server/src/report/portfolio/report.ts'
import { runsOf } from '../../../../server/src/report/portfolio/runs.ts'
import { marked } from '../../../../server/src/rules/wording.ts'
import { examples } from '../../examples.ts'
import { fileCheck } from '../files.ts'

const options = { version: '0.0.0', made: '2026-11-26', scope: ['examples'] }
const document = { bytes: 1, sha256: 'f'.repeat(64) }
const reportOf = (locale: 'en' | 'zh', texts = examples): Report =>
  reportOn(
    texts.map(([name, text, format]) => reportedContract(fileCheck(name, text, format, locale), document, locale)),
    { locale, ...options },
  )

describe.each(['en', 'zh'] as const)('a report on the examples in %s', (locale) => {
  const report = reportOf(locale)

  it('counts what its contracts say', () => {
    const { totals, contracts, byBasis } = report
    const clauses = contracts.flatMap((one) => one.clauses)
    const { states } = totals
    expect(Object.values(states).reduce((sum, one) => sum + one)).toBe(clauses.length)
    expect(totals.needed).toBe(clauses.filter(({ level }) => level).length)
    expect(totals.neededFound + totals.neededIncomplete + states.missing + states.recommended + states.accepted).toBe(
      totals.needed,
    )
    const findings = contracts.flatMap((one) => one.findings)
    expect(byBasis.reduce((sum, one) => sum + one.findings, 0)).toBe(findings.length)
    expect(states.missing + states.recommended).toBe(findings.filter(({ code }) => code === 'missing-clause').length)
  })

  it('has three sentences, each with words', () => {
    expect(report.summary).toHaveLength(3)
    for (const sentence of report.summary)
      expect(sentence).toMatch(locale === 'zh' ? /[\u4e00-\u9fff].*。$/ : /\w.*\.$/)
    expect(report.summary[0]).toContain(String(report.totals.needed))
  })

  it('has every authority that a finding names, and marks those that nobody has confirmed', async () => {
    const named = new Set(
      report.contracts.flatMap(({ findings }) => findings.flatMap(({ authorities }) => authorities)),
    )
    const known = new Map(report.authorities.map((one) => [one.id, one]))
    for (const id of named) expect(known.has(id), id).toBe(true)
    const doubtful = report.authorities.flatMap(({ standings }) => standings.filter(({ caution }) => caution !== ''))
    expect(doubtful.length).toBeGreaterThan(0)
    const page = await reportHtml(report)
    const markdown = reportMarkdown(report)
    for (const { caution } of doubtful) {
      expect(page).toContain(`<strong class="caution">${caution}</strong>`)
      expect(markdown).toContain(`**${caution}**`)
    }
    const table = reportCsv(report)
    for (const { id, citation, standings } of report.authorities)
      for (const { caution } of named.has(id) ? standings : [])
        expect(table, id).toContain(marked(citation, caution, locale).replaceAll('"', '""'))
    expect(report.totals.doubtfulAuthorities).toBeGreaterThanOrEqual(
      report.authorities.filter(({ standings }) => standings.some(({ caution }) => caution !== '')).length,
    )
  })

  it('says in every format what is in no word of the other language', async () => {
    const shown = [await reportHtml(report), reportMarkdown(report), reportCsv(report)]
    const foreign = locale === 'zh' ? /Not found|Cannot tell|not known/ : /未见约定|无法判断|尚不清楚/
    for (const text of shown) expect(text.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(foreign)
  })
})

it('has a row a contract in Markdown, and a column a family, where there are many', () => {
  const markdown = reportMarkdown(reportOf('en'))
  const rows = markdown.split('\n').filter((line) => /^\| \d+\. /.test(line))
  expect(rows).toHaveLength(examples.length)
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(21 + 3)
})

it('tells few contracts in words', async () => {
  const report = reportOf('en', examples.slice(0, 2))
  expect(reportMarkdown(report)).toContain('| ✘ Not found (required) |')
  expect(await reportHtml(report)).toContain('class="small-matrix"')
})

it.each<[number[], (readonly [number, number])[]]>([
  [[], []],
  [[4], [[4, 4]]],
  [
    [1, 2, 3, 7, 9, 10],
    [
      [1, 3],
      [7, 7],
      [9, 10],
    ],
  ],
])('runs of %j', (numbers, expected) => expect(runsOf(numbers)).toEqual(expected))
