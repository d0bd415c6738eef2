import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor, insertClause } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { coverageReport } from '../../../server/src/report/coverageReport.ts'
import { explainAt } from '../../../server/src/rules/explanation.ts'
import { checked, detector } from '../contracts.ts'

const fee = 'Customer shall pay all fees within thirty days of each invoice that it receives.'

/** A contract in each shape that a clause is put into. */
const shapes: [shape: string, text: string, format: Format][] = [
  ['headings', `# Lease\n\n## 1. Fees\n\n${fee}\n\n## 2. Term\n\n${fee}\n`, 'markdown'],
  ['titles in a paragraph', `# Lease\n\n**1. Fees.** ${fee}\n\n**2. Term.** ${fee}\n`, 'markdown'],
  ['a list', `# Lease\n\n1. **Fees.** ${fee}\n2. **Term.** ${fee}\n`, 'markdown'],
  ['a letter without sections', `${fee}\n`, 'markdown'],
  ['a YAML list', `clauses:\n  - title: Fees\n    text: |-\n      ${fee}\n`, 'yaml'],
  [
    'a YAML list with annotations',
    `clauses:\n  - clause: audit\n    text: |-\n      Customer may audit the records and premises of Provider once a year.\n`,
    'yaml',
  ],
  ['a YAML mapping of texts', `fees: |-\n  ${fee}\nterm: |-\n  ${fee}\n`, 'yaml'],
  [
    'a YAML mapping of mappings',
    `fees:\n  title: Fees\n  text: ${fee}\nterm:\n  title: Term\n  text: ${fee}\n`,
    'yaml',
  ],
  ['a YAML file without clauses', 'title: Lease\n', 'yaml'],
]

describe.each(['logging', 'indemnity'])('%s in a position that was chosen', (clause) => {
  it.each(shapes)('is recorded beside the clause: %s', (_shape, text, format) => {
    const fix = insertClause(clause, checked(text, format), standardPack, 'en', { position: 'walk-away' })
    const after = checked(applyEdits(text, fix?.edits ?? []), format)
    const { contract, coverage, findings } = after
    expect(coverage.get(clause)?.position).toBe('walk-away')
    const [annotation] = contract.annotations.filter(({ clauses }) => clauses.some(({ name }) => name === clause))
    expect(coverage.sectionsOf(clause)).toContain(annotation?.section)
    expect(findings.filter(({ code }) => code === 'misannotated-clause' || code === 'file-unreadable')).toEqual([])
  })
})

it('a position that nobody chose is not recorded, and one that has no words neither', () => {
  const [[, text]] = shapes as [[string, string, Format]]
  const own = standardPack.families.map((family) => ({ ...family, templates: family.templates.slice(0, 1) }))
  for (const [pack, choice] of [
    [standardPack, {}],
    [{ ...standardPack, families: own }, { position: 'fallback' as const }],
  ] as const) {
    const edits = insertClause('logging', checked(text), pack, 'en', choice)?.edits ?? []
    expect(edits).toHaveLength(1)
    expect(applyEdits(text, edits)).not.toContain('<!--')
  }
})

it('a clause is put in in another language than that of the contract', () => {
  const [[, text]] = shapes as [[string, string, Format]]
  const put = (language: 'zh-Hans' | 'zh-Hant'): string =>
    insertClause('logging', checked(text), standardPack, 'en', { language })?.edits[0]?.newText ?? ''
  expect(put('zh-Hans')).toContain('日志与记录留存')
  expect(put('zh-Hant')).toContain('日誌與記錄留存')
})

describe('a recorded position', () => {
  const records = 'Each party shall keep access logs and records for five years.'
  const text = `# Lease\n\n## 1. Records\n\n<!-- clause: logging (fallback) -->\n\n${records}\n`

  it('is told where the clause is explained, in both languages, and in the coverage', () => {
    const explain = (locale: 'en' | 'zh') =>
      explainAt(text.indexOf('keep'), checked(text, 'markdown', locale), detector, standardPack, locale)[0]?.position
    expect(explain('en')).toBe('By its annotation this is the fallback wording.')
    expect(explain('zh')).toBe('据标注，采用的是备选文本。')
    const file = { file: 'a.md', kind: 'contract', checked: checked(text), pack: standardPack, detector } as const
    const lines = { positionAt: () => ({ line: 0, character: 0 }) } as never
    expect(JSON.stringify(coverageReport({ ...file, lines }, 'en'))).toContain('"position":"fallback"')
  })

  it('that is none is found where it stands, with what it may be', () => {
    const wrong = text.replace('fallback', 'middle 🙂')
    const result = checked(wrong)
    const found = result.findings.find(({ code }) => code === 'misannotated-clause')
    expect(found?.message).toBe(
      '“middle 🙂” is no position that Proviso knows, so it is not recorded. It is one of: preferred, fallback, walk-away.',
    )
    expect(found && wrong.slice(found.span.start, found.span.end)).toBe('logging (middle 🙂)')
    const fixed = found ? fixesFor(found, result, standardPack, 'en').map(({ edits }) => applyEdits(wrong, edits)) : []
    expect(fixed[1]).toBe(text)
  })

  it('stays with the clause when another name of its annotation is put right', () => {
    const mixed = text.replace('logging (fallback)', 'logging (fallback), loging')
    const result = checked(mixed)
    const found = result.findings.find(({ code }) => code === 'misannotated-clause')
    const [fix] = found ? fixesFor(found, result, standardPack, 'en') : []
    expect(applyEdits(mixed, fix?.edits ?? [])).toBe(text)
  })
})
