import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { applyEdits, insertLinesAfter } from '../../../server/src/fixes/fix.ts'
import { fixesFor, insertAllMissing, insertClause, renumbered } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked } from '../contracts.ts'

const logs = 'Each party shall keep access logs and records for five years.'
const lease = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Fees\n\nCustomer pays fees.\n'

/** Titles and results of the fixes of the first finding with a code. */
function fixes(
  code: string,
  text: string,
  format: Format = 'markdown',
  locale: 'en' | 'zh' = 'en',
): [string, string][] {
  const result = checked(text, format, locale)
  const finding = result.findings.find((candidate) => candidate.code === code)
  if (!finding) throw new Error(`no ${code}`)
  return fixesFor(finding, result, standardPack, locale).map(({ title, edits }) => [title, applyEdits(text, edits)])
}

describe('fixes of a missing clause', () => {
  it.each([
    ['en', 'Insert clause: Lawful source'],
    ['zh', '插入条款：来源合规'],
  ] as const)('are named in the language asked for (%s)', (locale, title) => {
    expect(fixes('missing-clause', lease, 'markdown', locale).map(([name]) => name)).toEqual([
      expect.stringContaining(title.slice(0, 8)),
    ])
  })

  it.each([
    ['en', ', renumber and update 1 reference'],
    ['zh', '，重新编号，并更新 1 处引用'],
  ] as const)('may number everything anew, where the clause goes in between (%s)', (locale, more) => {
    const text = `${lease.replace('fees.', 'fees as Section 2 says.')}\n## 2. General\n\nNone.\n`
    const [[title, between], [also, renumbered], ...others] = fixes('missing-clause', text, 'markdown', locale) as [
      [string, string],
      [string, string],
    ]
    expect(others).toEqual([])
    expect(between).toContain('\n## 1A. Lawful source')
    expect(also).toBe(title + more)
    expect(renumbered).toContain('\n## 2. Lawful source')
    expect(renumbered).toContain('fees as Section 3 says.')
    expect(renumbered).toContain('\n## 3. General\n')
  })

  it('may number YAML clauses anew whose numbers stand under a key of their own', () => {
    const text = `contract:
  type: hardware-purchase
  drafting-for: customer
clauses:
  - no: "1"
    heading: Sale
    text: |
      Seller sells NVIDIA H100 servers to Buyer for the fees that Section 2 says.
  - no: "2"
    heading: General
    text: |
      This Agreement is all that the parties have agreed on.
`
    const all = fixes('missing-clause', text, 'yaml')
    const [, renumbered] = all.find(([title]) => title.endsWith(', renumber and update 1 reference')) ?? []
    expect(renumbered).toContain('\n  - no: "2"\n    heading: Lawful source')
    expect(renumbered).toContain('that Section 3 says.')
    expect(renumbered).toContain('\n  - no: "3"\n    heading: General')
    expect(all[0]?.[1]).toContain('\n  - no: "1A"\n')
  })

  it('each removes its finding', () => {
    const before = checked(lease)
    const missing = (text: string): (string | undefined)[] =>
      checked(text)
        .findings.filter(({ code }) => code === 'missing-clause')
        .map(({ clause }) => clause)
    expect(missing(lease).length).toBeGreaterThan(2)
    for (const clause of missing(lease)) {
      const fix = insertClause(clause as string, before, standardPack, 'en')
      expect(missing(applyEdits(lease, fix?.edits ?? []))).not.toContain(clause)
    }
  })

  it('all at once leave none, and are one edit a place', () => {
    const before = checked(lease)
    const all = insertAllMissing(before, standardPack, 'en')
    expect(all?.title).toBe('Insert all 17 missing clauses')
    expect(insertAllMissing(before, standardPack, 'zh')?.title).toBe('插入全部缺失条款（17 项）')
    const starts = all?.edits.map(({ span }) => span.start) ?? []
    expect(new Set(starts).size).toBe(starts.length)
    const after = checked(applyEdits(lease, all?.edits ?? []))
    expect(after.findings.filter(({ code }) => code === 'missing-clause')).toEqual([])
    expect(insertAllMissing(after, standardPack, 'en')).toBeUndefined()
  })

  it('are written in the terms that the contract defines, and that other new clauses do', () => {
    const defines = (words: string): string =>
      lease.replace('Customer pays fees.', `Customer pays fees. “${words}” means what Schedule 1 says 💰.`)
    const put = (text: string): string => {
      const fix = insertClause('source-compliance', checked(text), standardPack, 'en')
      return fix?.edits[0]?.newText ?? ''
    }
    expect(put(lease)).toContain('in compliance with export control laws that')
    expect(put(defines('Export Control Laws'))).toContain('in compliance with Export Control Laws that')
    expect(put(defines('Export Control Law'))).toContain('in compliance with Export Control Laws that')
    // A blank is no word of the clause.
    expect(put(defines('Number of Days'))).toContain('within [[number of days]] days')
    const all = insertAllMissing(checked(lease), standardPack, 'en')
      ?.edits.map(({ newText }) => newText)
      .join('')
    expect(all).toContain('(“Export Control Laws”)')
    expect(all).not.toContain('export control laws')
  })

  it('have a title that no other clause has', () => {
    const text = lease.replace('1. Fees', '1. Lawful source of goods and capacity')
    const fix = insertClause('source-compliance', checked(text), standardPack, 'en')
    const after = checked(applyEdits(text, fix?.edits ?? []))
    expect(after.contract.sections.map(({ title }) => title)).toContain(
      'Lawful source of goods and capacity (additional terms)',
    )
    expect(after.findings.map(({ code }) => code)).not.toContain('duplicate-heading')
  })

  it('are none for a family that the pack has no words for, or does not know', () => {
    const wordless = { ...standardPack, families: standardPack.families.map((one) => ({ ...one, templates: [] })) }
    expect(insertClause('audit', checked(lease), wordless, 'en')).toBeUndefined()
    expect(insertClause('loging', checked(lease), standardPack, 'en')).toBeUndefined()
  })
})

describe('fixes of an annotation', () => {
  it.each<[string, Format, string, string, string]>([
    [
      'in a comment',
      'markdown',
      `## Data\n\n<!-- clause: loging -->\n\n${logs}\n`,
      'clause: loging -->',
      'clause: logging -->',
    ],
    [
      'of several names',
      'markdown',
      `## Data\n\n<!-- clause: loging, audits  -->\n\n${logs}\n`,
      'loging, audits  ',
      'logging  ',
    ],
    [
      'in a comment inside YAML',
      'yaml',
      `a: |\n  ## Data\n\n  <!-- clause: loging, audits -->\n\n  ${logs}\n`,
      'loging, audits',
      'logging',
    ],
    [
      'in YAML',
      'yaml',
      `a:\n  title: Data\n  clause: loging # why\n  text: |\n    ${logs}\n`,
      'clause: loging #',
      'clause: logging #',
    ],
  ])('%s put the clause that its words are', (_what, format, text, before, after) => {
    expect(fixes('misannotated-clause', text, format)).toEqual([
      ['Change the annotation to: logging', text.replace(before, after)],
    ])
  })

  it.each([
    'clause: [termination, loging]',
    'clause: ["termination", loging]',
    'clause: termination, loging',
    "clause: 'loging'",
    'clause:\n    - loging',
  ])('in YAML written “%s” leave the file readable, with the right names and no such finding', (line) => {
    const text = `a:\n  title: Data\n  ${line}\n  text: |\n    ${logs}\n`
    const [[, result] = ['', '']] = fixes('misannotated-clause', text, 'yaml')
    const after = checked(result, 'yaml')
    expect(after.contract.problems).toEqual([])
    expect(after.contract.annotations.map(({ clauses }) => clauses.map(({ name }) => name))).toEqual([['logging']])
    expect(after.findings.filter(({ code }) => code === 'misannotated-clause')).toEqual([])
  })

  it('are none where the words are no clause that Proviso knows', () => {
    expect(fixes('misannotated-clause', '## Data\n\n<!-- clause: termination -->\n\nCustomer pays.\n')).toEqual([])
  })
})

describe('applying edits', () => {
  it('puts each at its place, whatever their order', () => {
    const edits = [
      { span: { start: 3, end: 3 }, newText: 'x' },
      { span: { start: 0, end: 1 }, newText: '' },
    ]
    expect(applyEdits('abcd', edits)).toBe('bcxd')
    expect(edits[0]?.span.start).toBe(3)
  })

  it.each([
    ['a\nb\n', 0, 'a\nX\nb\n'],
    ['a\nb\n', 1, 'a\nX\nb\n'],
    ['a\nb', 3, 'a\nb\nX'],
    ['', 0, 'X'],
  ])('%j: whole lines stand after the line of offset %i', (text, after, expected) => {
    expect(applyEdits(text, [insertLinesAfter(text, after, 'X', '\n')])).toBe(expected)
  })
})

it('nothing is renumbered where all numbers are right', () => {
  const text = `${lease}\n## 2. General\n\nNone.\n`
  expect(renumbered(checked(text), 'en')).toBeUndefined()
  expect(renumbered(checked(text.replace('## 2.', '## 3.')), 'en')?.title).toBe('Renumber')
})

it('the fixes of a finding are made once for a version, in each language', () => {
  const result = checked(lease, 'markdown', 'en')
  const finding = result.findings.find(({ code }) => code === 'missing-clause')
  if (!finding) throw new Error('no clause is missing')
  const english = fixesFor(finding, result, standardPack, 'en')
  expect(fixesFor(finding, result, standardPack, 'en')).toBe(english)
  expect(fixesFor(finding, result, standardPack, 'zh')[0]?.title).toMatch(/^插入条款：/)
  expect(fixesFor(finding, result, standardPack, 'en')).toEqual(english)
})
