import { describe, expect, it } from 'vitest'
import type { Contract } from '../../../server/src/contract/contract.ts'
import { type Coverage, coverageOf } from '../../../server/src/coverage/coverage.ts'
import { waivedClauses } from '../../../server/src/coverage/waivedClauses.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { detector, markdown, quote, yaml } from '../contracts.ts'

const families = standardPack.families.map(({ id }) => id)
/** Without elements, which have their own tests. */
const bare = standardPack.families.map((family) => ({ ...family, elements: [] }))
const cover = (contract: Contract, needed: readonly string[] = ['logging']): Coverage =>
  coverageOf(contract, detector, bare, {
    clauses: new Map(needed.map((clause) => [clause, 'required' as const])),
    applies: () => true,
    fact: () => undefined,
    waives: waivedClauses(contract.waivers, '2026-11-23'),
  })

const logs = 'Each party shall keep access logs and records for five years.'
const waiver = '<!-- waive: logging; reason: agreed by mail; by: A. Counsel -->'

describe('how a family stands in a contract', () => {
  it.each([
    ['there', `## Records\n\n${logs}\n`, ['logging'], 'met', true],
    ['there although nobody needs it', `## Records\n\n${logs}\n`, [], 'met', true],
    ['there in Chinese', '## 日志\n\n双方应保存访问日志和操作记录，不少于五年。\n', ['logging'], 'met', true],
    [
      'there in Traditional Chinese',
      '## 日誌\n\n雙方應保存訪問日誌和操作記錄，不少於五年。\n',
      ['logging'],
      'met',
      true,
    ],
    ['missing', '## Fees\n\nCustomer pays fees.\n', ['logging'], 'missing', false],
    ['not needed', '## Fees\n\nCustomer pays fees.\n', [], 'not-applicable', false],
    ['waived with a reason', `${waiver}\n`, ['logging'], 'waived', false],
    [
      'missing where the waiver has no reason',
      '<!-- waive: logging; by: A. Counsel -->\n',
      ['logging'],
      'missing',
      false,
    ],
    ['there although waived', `${waiver}\n\n${logs}\n`, ['logging'], 'met', true],
    ['there by annotation', '## Data\n\n<!-- clause: logging -->\n\nAs in Schedule 2.\n', ['logging'], 'met', true],
    [
      'missing where an annotation stands in no section',
      '<!-- clause: logging -->\n\nCustomer pays fees.\n',
      ['logging'],
      'missing',
      false,
    ],
    ['missing in an empty file', '', ['logging'], 'missing', false],
  ])('%s', (_what, text, needed, status, present) => {
    expect(cover(markdown(text), needed).get('logging')).toMatchObject({ status, present })
  })

  it('shows its evidence at its place', () => {
    const contract = markdown(`# Lease 💻\n\n## Records\n\nCustomer pays. ${logs}\n`)
    const evidence = cover(contract).evidenceOf('logging')
    expect(evidence.map(({ span }) => quote(contract, span))).toEqual([logs])
    expect(evidence.map(({ section }) => contract.sections[section]?.title)).toEqual(['Records'])
    expect(cover(contract).sectionsOf('logging')).toEqual([
      contract.sections.findIndex(({ title }) => title === 'Records'),
    ])
  })

  it('shows the title of a clause that only its drafter calls one', () => {
    const contract = markdown('## Data\n\n<!-- clause: logging -->\n\nAs in Schedule 2.\n')
    const [evidence, ...others] = cover(contract).evidenceOf('logging')
    expect(others).toEqual([])
    expect(evidence && quote(contract, evidence.span)).toBe('Data')
  })

  it('is known of every family, and of nothing else', () => {
    const coverage = cover(yaml('a: b\n'))
    for (const id of families) expect(coverage.get(id)?.present).toBe(false)
    expect(coverage.get('nonsense')).toBeUndefined()
  })

  const source =
    'The Provider warrants that all items were lawfully acquired and exported in compliance with export control laws.'
  const exports = 'Each party shall comply with export control laws.'
  const within = `## 1. Lawful source\n\n${source} ${exports}\n`

  it.each<[what: string, text: string, isPassing: boolean, principal: string]>([
    ['in a clause of another family alone', within, true, 'Lawful source'],
    [
      'in a clause with its own title as well',
      `${within}\n## 2. Export control\n\n${exports}\n`,
      false,
      'Export control',
    ],
    ['in a clause of no family as well', `${within}\n## 2. General\n\n${exports}\n`, false, 'General'],
    [
      'in one of no family before its own',
      `## 1. General\n\n${exports}\n\n## 2. Export control\n\n${exports}\n`,
      false,
      'Export control',
    ],
    [
      'in a contract that is called by another family',
      `# Lawful Source Agreement\n\n## 1. Supply\n\n${source}\n\n## 2. General\n\n${exports}\n`,
      false,
      'Supply',
    ],
    ['under the title of a family that has no words', `## 1. Lawful source\n\n${exports}\n`, false, 'Lawful source'],
    [
      'in one that is annotated as well',
      `${within}\n## 2. Schedule\n\n<!-- clause: export-compliance (fallback) -->\n\nx\n`,
      false,
      'Schedule',
    ],
  ])('stands %s: in passing alone or not, and best at one place', (_what, text, isPassing, title) => {
    const contract = markdown(text)
    const found = cover(contract, ['export-compliance']).get('export-compliance')
    expect(found?.isPassing).toBe(isPassing)
    expect(contract.sections[found?.principal?.section ?? 0]?.title).toBe(title)
  })

  it('stands in passing under the first title of a contract that has none of its own', () => {
    const contract = yaml(`lawful-source:\n  goods: ${source}\n  law: ${exports}\n`)
    expect(contract.sections.map(({ title }) => title).slice(0, 2)).toEqual(['', 'lawful source'])
    expect(cover(contract, ['export-compliance']).get('export-compliance')?.isPassing).toBe(true)
  })

  it('has the position that the last annotation of it records', () => {
    const annotated = (...said: string[]): string =>
      said.map((one, i) => `## ${i + 1}. Part\n\n<!-- clause: ${one} -->\n\nx\n`).join('\n')
    const position = (text: string) => cover(markdown(text)).get('logging')?.position
    expect(position(annotated('logging (preferred)', 'logging (fallback)', 'audit (walk-away)'))).toBe('fallback')
    expect(position(annotated('logging (fallback)', 'logging'))).toBe('fallback')
    expect(position(annotated('logging (best)'))).toBeUndefined()
  })

  it('tells the words of one passage alone, where that is asked for', () => {
    const coverage = cover(markdown(`## Records\n\n${logs}\n\n## More records\n\n${logs}\n`))
    const shown = coverage.passagesOf('logging')
    expect(shown).toHaveLength(2)
    const each = shown.map((passage) => coverage.wordsOf('logging', passage))
    expect(each).toEqual(coverage.wordsOf('logging').map((words) => [words]))
    expect(coverage.wordsOf('logging', 0)).toEqual([])
  })

  it('is found at the words that show it', () => {
    const contract = markdown(`# Lease\n\n## Records\n\nThus **each** party shall keep access logs, as said.\n`)
    const coverage = cover(contract)
    expect(coverage.wordsOf('logging').map(({ span, section }) => [quote(contract, span), section])).toEqual([
      ['shall keep access logs', 2],
    ])
    expect(coverage.wordsOf('nonsense')).toEqual([])
    expect(coverage.passagesOf('logging').map((index) => contract.passages[index]?.text)).toEqual([
      'Thus each party shall keep access logs, as said.',
    ])
    expect(coverage.passagesOf('nonsense')).toEqual([])
    expect(coverage.sectionsOf('nonsense')).toEqual([])
  })

  it('in a section is told by its words and those inside it, whatever its annotation says', () => {
    const contract = markdown(`## Data\n\n<!-- clause: audit -->\n\n### Logs\n\n${logs}\n\n## Fees\n\nCustomer pays.\n`)
    const coverage = cover(contract)
    const section = (title: string): number => contract.sections.findIndex((candidate) => candidate.title === title)
    expect(coverage.inSection(section('Data'))).toEqual(['logging'])
    expect(coverage.inSection(section('Logs'))).toEqual(['logging'])
    expect(coverage.inSection(section('Fees'))).toEqual([])
  })
})
