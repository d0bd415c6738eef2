import { describe, expect, it } from 'vitest'
import { Lines } from '../../../server/src/contract/lines.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checkJson } from '../../../server/src/report/checkJson.ts'
import { coverageReport } from '../../../server/src/report/coverageReport.ts'
import type { FileCheck } from '../../../server/src/report/fileCheck.ts'
import { fileCheck, lease, written as writtenAs } from './files.ts'

interface Range {
  start: { line: number; character: number }
  end: { line: number; character: number }
}
interface Report {
  file: string
  contract: boolean
  facts: Record<string, unknown>
  needs: { clause: string; level: string; reason: string; authorities: string[] }[]
  findings: {
    code: string
    clause?: string
    severity: string
    message: string
    range: Range
    fixes: { title: string; edits: { range: Range; newText: string }[] }[]
  }[]
  clauses: Record<
    string,
    { status: string; present: boolean; evidence: (Range & { quote: string })[]; missingElements: string[] }
  >
}

/** As another program reads it. */
const checkReport = (file: FileCheck, locale: 'en' | 'zh'): unknown =>
  JSON.parse(writtenAs(checkJson, [file], { locale })).files[0]
const written = (report: unknown): Report => JSON.parse(JSON.stringify(report)) as Report
const only = (file: FileCheck): Report => written(checkReport(file, 'en'))
const sliced = (text: string, { start, end }: Range): string => {
  const lines = new Lines(text)
  return text.slice(lines.offsetAt(start), lines.offsetAt(end))
}

describe('the JSON of a check', () => {
  it('names its file', () => {
    expect(only(fileCheck('a.md', '')).file).toBe('a.md')
  })

  it('says whether the file is a contract, its facts and its needs with their reasons', () => {
    const file = only(fileCheck('a.md', lease))
    expect(file.contract).toBe(true)
    expect(only({ ...fileCheck('a.md', lease), kind: 'other' }).contract).toBe(false)
    expect(file.facts).toMatchObject({
      type: 'compute-lease',
      language: 'en',
      parties: [{ name: '示例科技有限公司', term: 'Lessee', role: 'customer' }],
    })
    expect(file.needs.filter(({ level }) => level === 'required')).toHaveLength(8)
    for (const { reason, authorities } of file.needs) {
      expect(reason).toMatch(/\.$/)
      for (const id of authorities) expect(standardPack.authorities.map((authority) => authority.id)).toContain(id)
    }
  })

  it.each([lease, lease.replaceAll('\n', '\r\n')])('places findings by 0-based lines and UTF-16 characters', (text) => {
    const { findings } = only(fileCheck('a.md', text))
    const blank = findings.find(({ code }) => code === 'placeholder')
    expect(blank?.range.start).toEqual({ line: 15, character: '💰 Lessee pays within '.length })
    expect(blank && sliced(text, blank.range)).toBe('[[number of days]]')
    const missing = findings.find(({ clause }) => clause === 'termination')
    expect(missing && sliced(text, missing.range)).toBe('contract')
  })

  it('carries fixes that another program can apply', () => {
    const { findings } = only(fileCheck('a.md', lease))
    const fix = findings.find(({ clause }) => clause === 'termination')?.fixes[0]
    const [edit, ...more] = fix?.edits ?? []
    expect(more).toEqual([])
    expect(edit?.range.start).toEqual(edit?.range.end)
    const lines = new Lines(lease)
    const at = lines.offsetAt(edit?.range.start as Range['start'])
    const fixed = lease.slice(0, at) + edit?.newText + lease.slice(at)
    expect(only(fileCheck('a.md', fixed)).findings.some(({ clause }) => clause === 'termination')).toBe(false)
  })

  it('is in the language asked for', () => {
    const report = written(checkReport(fileCheck('a.md', lease, 'markdown', 'zh'), 'zh'))
    expect(report.needs[0]?.reason).toMatch(/。$/)
    expect(report.findings.every(({ message }) => /。$/.test(message))).toBe(true)
  })
})

describe('the JSON of coverage', () => {
  const clauses = (text: string): Report['clauses'] => written(coverageReport(fileCheck('a.md', text), 'en')).clauses

  it.each([lease, '', '# Lease\n'])('has all 21 families for every file, needed or not', (text) => {
    expect(Object.keys(clauses(text))).toEqual(standardPack.order)
    expect(Object.keys(clauses(text))).toHaveLength(21)
  })

  it('quotes its evidence, at its place', () => {
    const { status, present, evidence, missingElements } = clauses(lease).logging as Report['clauses'][string]
    expect({ status, present }).toEqual({ status: 'weak', present: true })
    expect(missingElements).toContain('logs-start-date')
    expect(missingElements).not.toContain('logs-retention-period')
    expect(evidence.map((place) => place.quote)).toEqual([
      'Each party shall keep access logs and records for five years.',
    ])
    for (const place of evidence) expect(sliced(lease, place)).toBe(place.quote)
  })

  it('tells missing from not needed', () => {
    expect(clauses(lease).termination).toMatchObject({ status: 'missing', present: false, evidence: [] })
    expect(clauses(lease).indemnity).toMatchObject({ status: 'not-applicable', present: false, evidence: [] })
  })
})
