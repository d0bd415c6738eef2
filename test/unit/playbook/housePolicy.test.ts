import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor, insertClause } from '../../../server/src/fixes/fixes.ts'
import { housePolicy } from '../../../server/src/playbook/housePolicy.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { type Check, check } from '../../../server/src/rules/check.ts'
import { detector } from '../contracts.ts'

const standard = { pack: standardPack, detector }
const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/playbook.md'), 'utf8')
const example = /^```yaml\n([\s\S]*?)^```$/m.exec(page)?.[1] as string

const by = (playbook: string, text: string): Check => {
  const { pack, detector: extended } = housePolicy(playbook, standard)
  return check(readContract(text, 'markdown'), pack, extended, 'en')
}
const codes = ({ findings }: Check): string[] =>
  findings.map(({ code, clause }) => (clause ? `${code} ${clause}` : code))
const contract = (words: string, facts = 'type: nda\n  as-of: 2026-11-23'): string =>
  `---\ncontract:\n  ${facts}\n---\n\n# Agreement\n\n## 1. Terms\n\n${words}\n`
const secret = 'Each party shall keep the information secret.'

describe('the example of the page about playbooks', () => {
  it('has no mistake', () => {
    expect(housePolicy(example, standard).problems).toEqual([])
  })

  it('asks for what the house asks for, and not for what it does not need', () => {
    expect(codes(by(example, contract(secret)))).toEqual(['missing-clause audit', 'missing-clause output-ownership'])
    expect(codes(by('', contract(secret)))).toEqual(['missing-clause termination'])
  })

  it('says that it rests on house policy, and why', () => {
    const [audit] = by(example, contract(secret)).findings
    expect(audit).toMatchObject({ severity: 'error', basis: 'house-policy' })
    expect(audit?.message).toContain('The house audits every supplier. Basis: house policy.')
  })

  it('finds standard clauses by the house’s phrases too, in both languages', () => {
    for (const words of ['On-site visits by the Customer are welcome.', '甲方驻场核查不受限制。'])
      expect(by(example, contract(words)).coverage.get('audit')?.present, words).toBe(true)
  })

  it('finds the house’s own clause by its phrases, and puts it in so that it is found', () => {
    const { pack, detector: extended } = housePolicy(example, standard)
    for (const text of [contract(secret), '# 合同\n\n## 第一条 保密\n\n双方应对信息保密，未经同意不得披露。\n']) {
      const before = check(readContract(text, 'markdown'), pack, extended, 'en')
      expect(before.coverage.get('output-ownership')?.present).toBe(false)
      const fix = insertClause('output-ownership', before, pack, 'en')
      const after = applyEdits(text, fix?.edits ?? [])
      expect(by(example, after).coverage.get('output-ownership')?.present, after).toBe(true)
    }
  })

  it('shows the house’s own clause under its title, wherever else its words stand', () => {
    const words = 'Output belongs to the Customer.'
    const text = contract(`${words}\n\n## 2. Ownership of output\n\n${words}`)
    const { coverage } = by(example, text)
    expect(coverage.evidenceOf('output-ownership')).toHaveLength(2)
    expect(coverage.get('output-ownership')?.principal?.span.start).toBe(text.lastIndexOf(words))
  })

  it('counts words once that the standard knows as well', () => {
    const text = contract('The Customer may audit the records of the Supplier by on-site visits by the Customer.')
    expect(by('', text).coverage.evidenceOf('audit')).toHaveLength(1)
    expect(by(example, text).coverage.evidenceOf('audit')).toHaveLength(1)
  })

  it('puts in the house’s words, with the limbs that they have once', () => {
    const { pack, detector: extended } = housePolicy(example, standard)
    const text = contract(secret)
    const before = check(readContract(text, 'markdown'), pack, extended, 'en')
    const finding = before.findings.find(({ clause }) => clause === 'audit')
    const [fix] = finding ? fixesFor(finding, before, pack, 'en') : []
    const after = applyEdits(text, fix?.edits ?? [])
    expect(after).toContain('may once a year audit the records and systems of')
    expect(codes(by(example, after))).not.toContain('missing-clause audit')
  })

  it('finds wording that the house does not sign, at its words', () => {
    const text = contract('The Supplier shall use its best endeavours to deliver.')
    const found = by(example, text).findings.filter(({ code }) => code === 'forbidden-wording')
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['best endeavours'])
    expect(found[0]).toMatchObject({ severity: 'warning', basis: 'house-policy', section: '1 Terms' })
  })

  it('weighs findings as the house does', () => {
    const [finding] = by(example, contract(`The fee is [[fee]].`)).findings.filter(({ code }) => code === 'placeholder')
    expect(finding?.severity).toBe('error')
  })

  it.each([
    ['General Counsel', 'waived'],
    ['general  counsel', 'waived'],
    ['A. Counsel', 'missing'],
  ])('counts a waiver of the audit clause by %s: %s', (name, status) => {
    const text = contract(`${secret}\n\n<!-- waive: audit; reason: report accepted; by: ${name}; until: 2027-06-30 -->`)
    const found = by(example, text)
    expect(found.coverage.get('audit')?.status).toBe(status)
    expect(codes(found).includes('waiver-unapproved audit')).toBe(status === 'missing')
  })
})

it('asks for a clause only under the facts that the need names', () => {
  expect(codes(by(example, contract(secret, 'type: data-licence')))).not.toContain('missing-clause output-ownership')
})

it('hides what the house turns off', () => {
  expect(codes(by('severity: { missing-clause: off }', contract(secret)))).toEqual([])
})

it('weighs an element before its clause, and a clause before a code', () => {
  const weighed = (severity: string): string | undefined =>
    by(`severity: ${severity}`, contract(secret)).findings[0]?.severity
  expect(weighed('{ missing-clause: hint }')).toBe('hint')
  expect(weighed('{ missing-clause: hint, termination: error }')).toBe('error')
})

it('puts in the position that the house prefers', () => {
  const { pack, detector: extended } = housePolicy('position: walk-away', standard)
  const text = contract(secret)
  const inserted = (of: typeof pack): string =>
    insertClause('audit', check(readContract(text, 'markdown'), of, extended, 'en'), of, 'en')?.edits[0]?.newText ?? ''
  const least = standardPack.families
    .find(({ id }) => id === 'audit')
    ?.templates.find(({ position }) => position === 'walk-away')
  const opening = (least?.en.paragraphs[0] ?? '').split('{{')[0] as string
  expect(inserted(pack)).not.toBe(inserted(standardPack))
  expect(inserted(pack)).toContain(opening)
})

it.each(['- ', 'ﬁ', 'Журнал', '١٢'])(
  'takes a clause whose title “%s” has no words, and finds it by its phrases',
  (title) => {
    const playbook = `clauses:\n  ours:\n    title: "${title}"\n    phrases: [keep access logs]\n`
    const { coverage } = by(playbook, '# Lease\n\n## 1. Fees\n\nProvider shall keep access logs.\n')
    expect(coverage.get('ours')?.present).toBe(true)
  },
)
