import { describe, expect, it } from 'vitest'
import type { Format, Waiver } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { housePolicy } from '../../../server/src/playbook/housePolicy.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { check } from '../../../server/src/rules/check.ts'
import type { Locale } from '../../../server/src/rules/finding.ts'
import { waiverFault } from '../../../server/src/rules/waivers.ts'
import { detector } from '../contracts.ts'

const day = '2026-11-23'
const checked = (text: string, format: Format = 'markdown', locale: Locale = 'en') =>
  check(readContract(text, format), standardPack, detector, locale, day)
const codes = (text: string, format?: Format): string[] =>
  checked(text, format)
    .findings.map(({ code }) => code)
    .filter((code) => code.startsWith('waiver') || code === 'missing-clause')

const nda = (waiver: string, words = 'Each party keeps secrets.'): string =>
  `---\ncontract:\n  type: nda\n---\n\n# Secrets\n\n${waiver}\n\n${words}\n`
const waive = (fields: string): string => `<!-- waive: ${fields} -->`
const ending = 'Either party may terminate this Agreement by thirty days’ written notice.'

describe('a waiver', () => {
  it.each<[string, string, string[]]>([
    ['with reason, approver and time counts', 'termination; reason: agreed; by: A. Counsel; until: 2026-11-23', []],
    ['without an end counts', 'termination; reason: agreed; by: A. Counsel', []],
    ['with the day of its approval counts', 'termination; reason: agreed; by: A; date: 2026-10-01', []],
    ['without the day of its approval counts', 'termination; reason: agreed; by: A; date:', []],
    [
      'with a day of approval that is none counts, with a note',
      'termination; reason: agreed; by: A; date: October',
      ['waiver-incomplete'],
    ],
    [
      'with a part that nobody knows counts, with a note',
      'termination; reason: agreed; by: A; untill: 2020-01-01',
      ['waiver-incomplete'],
    ],
    ['without approver counts, with a note', 'termination; reason: agreed', ['waiver-incomplete']],
    ['without reason does not count', 'termination; by: A. Counsel', ['missing-clause', 'waiver-incomplete']],
    [
      'with a blank for its reason does not count',
      'termination; reason: [[why]]; by: A. Counsel',
      ['missing-clause', 'waiver-incomplete'],
    ],
    [
      'whose time is over does not count',
      'termination; reason: agreed; by: A. Counsel; until: 2026-11-22',
      ['missing-clause', 'waiver-expired'],
    ],
    [
      'with a day that is none does not count',
      'termination; reason: agreed; by: A; until: 2026-02-30',
      ['missing-clause', 'waiver-incomplete'],
    ],
    [
      'of what nobody knows does not count',
      'terminations; reason: agreed; by: A',
      ['missing-clause', 'waiver-incomplete'],
    ],
    ['of nothing does not count', '; reason: agreed; by: A', ['missing-clause', 'waiver-incomplete']],
    [
      'of a clause that the deal does not call for is unused',
      'data-transfer; reason: agreed; by: A',
      ['missing-clause', 'waiver-unused'],
    ],
  ])('%s', (_what, fields, expected) => expect(codes(nda(waive(fields)))).toEqual(expected))

  it('of a clause that is there is unused', () => {
    expect(codes(nda(waive('termination; reason: agreed; by: A'), ending))).toEqual(['waiver-unused'])
  })

  it('may stand in the facts', () => {
    const facts = (waiver: string): string =>
      `---\ncontract:\n  type: nda\n  waivers:\n    - ${waiver}\n---\n\n# Secrets\n\nEach party keeps secrets.\n`
    expect(codes(facts('{ clause: termination, reason: agreed, by: A. Counsel, until: 2027-06-30 }'))).toEqual([])
    expect(codes(facts('{ clause: termination, by: A. Counsel }'))).toEqual(['missing-clause', 'waiver-incomplete'])
  })

  it.each(['""', '" "', '" 2026-10-01 "'])('in the facts may have white space around its day: %s', (date) => {
    const facts = `---\ncontract:\n  type: nda\n  waivers:\n    - { clause: termination, reason: agreed, by: A, date: ${date} }\n---\n\n# Secrets\n\nEach party keeps secrets.\n`
    expect(codes(facts)).toEqual([])
  })

  it('that accepts no gap counts for nothing', () => {
    const { contract, coverage, needs } = checked(nda(waive('data-transfer; reason: agreed; by: A')))
    const [waiver] = contract.waivers as [Waiver]
    expect(waiverFault(waiver, { pack: standardPack, coverage, needs, day })?.counts).toBe(false)
  })

  it('of one part of a clause may stand in the facts as in a comment', () => {
    const lease = (inFacts: string, comment = ''): string =>
      `---\ncontract:\n  type: compute-lease\n${inFacts}---\n\n# Lease\n\n${comment}\n\n## 1. Records\n\nThe Provider shall keep access logs.\n`
    const lacks = (text: string): (string | undefined)[] =>
      checked(text).findings.flatMap(({ code, clause, element, message }) =>
        code.startsWith('waiver') || code === 'fact-invalid' ? message : clause === 'logging' ? (element ?? []) : [],
      )
    const all = lacks(lease(''))
    expect(all).toContain('logs-retention-period')
    const waived = all.filter((element) => element !== 'logs-retention-period')
    expect(lacks(lease('', waive('logs-retention-period; reason: agreed; by: A. Counsel')))).toEqual(waived)
    expect(
      lacks(lease('  waivers:\n    - { clause: logs-retention-period, reason: agreed, by: A. Counsel }\n')),
    ).toEqual(waived)
  })

  it.each<[string, Format, string]>([
    ['in a comment', 'markdown', nda(waive('termination; reason: agreed; by: A; until: 2025-01-01'))],
    [
      'in the facts',
      'markdown',
      `---\ncontract:\n  type: nda\n  waivers:\n    - { clause: termination, reason: agreed, by: A, until: 2025-01-01 }\n---\n\n# Secrets\n\nEach party keeps secrets.\n`,
    ],
    [
      'in YAML',
      'yaml',
      'contract:\n  type: nda\nwaivers:\n  - clause: termination\n    reason: agreed 💻\n    by: A\n    until: 2025-01-01\ntext: Each party keeps secrets and more secrets.\n',
    ],
  ])('that is over can be removed, and nothing else: %s', (_where, format, text) => {
    const before = checked(text, format)
    const expired = before.findings.find(({ code }) => code === 'waiver-expired')
    const [fix] = expired ? fixesFor(expired, before, standardPack, 'en') : []
    expect(fix?.title).toBe('Remove it')
    const after = applyEdits(text, fix?.edits ?? [])
    expect(codes(after, format)).toEqual(['missing-clause'])
    expect(
      text
        .split('\n')
        .filter((line) => !after.split('\n').includes(line))
        .join(),
    ).toMatch(/^(?:.*waive: |.*- \{? ?clause: )/)
  })
})

describe('what is said of a waiver', () => {
  const said = (text: string, locale: Locale) =>
    checked(text, 'markdown', locale)
      .findings.filter(({ code }) => code.startsWith('waiver'))
      .map(({ code, clause, severity, message, authorities, related, remedies }) => {
        expect([authorities, related]).toEqual([[], []])
        return [code, clause, severity, message, remedies.length]
      })

  it.each<[fields: string, words?: string]>([
    ['; reason: agreed; by: A'],
    ['terminations; reason: agreed; by: A'],
    ['termination; by: A'],
    ['termination; reason: agreed; by: A; until: soon'],
    ['termination; reason: agreed; by: A; until: 2026-11-22'],
    ['termination; reason: agreed; by: A', ending],
    ['data-transfer; reason: agreed; by: A'],
    ['termination-survival; reason: agreed; by: A'],
    ['termination; reason: agreed'],
    ['termination; reason: agreed; by: [[name]]'],
    ['termination; reason: agreed; by: A; date: October'],
    ['termination; reason: agreed; by: A; untill: 2020-01-01'],
  ])('%s', (fields, words) => {
    const text = nda(waive(fields), words)
    expect([...said(text, 'en'), ...said(text, 'zh')]).toMatchSnapshot()
  })
})

describe('in a house that says who may accept a gap', () => {
  const approvers = 'clauses:\n  termination: { approvers: [General Counsel, CFO] }\n  logging: { approvers: [CFO] }\n'
  const { pack, detector: ours } = housePolicy(approvers, { pack: standardPack, detector })
  const said = (fields: string, locale: Locale) =>
    check(readContract(nda(waive(fields)), 'markdown'), pack, ours, locale, day)
      .findings.filter(({ code }) => code === 'waiver-unapproved')
      .map(({ severity, message, remedies }) => [severity, message, remedies.length])

  it.each([
    ['termination; reason: agreed; by: A. Counsel', 'General Counsel or CFO', '“Termination”', 'is by “A. Counsel”'],
    ['termination; reason: agreed', 'General Counsel or CFO', '“Termination”', 'names no approver'],
    ['logs-retention-period; reason: agreed; by: A', 'lets CFO', 'gap in “', 'is by “A”'],
  ])('a waiver by anybody else does not count: %s', (fields, ...words) => {
    const [[severity, message, remedies] = [], ...others] = said(fields, 'en')
    expect([severity, remedies, others]).toEqual(['warning', 0, []])
    for (const word of words) expect(message).toContain(word)
    expect(said(fields, 'zh')[0]?.[1]).toMatch(/批准；该豁免(?:的批准人为“.+”|未写明批准人)，不予计算。$/)
  })

  it('a waiver by one of them counts', () => {
    expect(said('termination; reason: agreed; by: CFO', 'en')).toEqual([])
  })
})

it('a waiver that shares its line with words is a person’s to remove', () => {
  const over = waive('termination; reason: agreed; by: A; until: 2025-01-01')
  const removed = (text: string) => {
    const before = checked(text)
    const expired = before.findings.filter(({ code }) => code === 'waiver-expired')
    const [fix] = expired.flatMap((finding) => fixesFor(finding, before, standardPack, 'en'))
    return [expired.length, fix && applyEdits(text, fix.edits)]
  }
  expect(removed(nda(over))).toEqual([1, nda(over).replace(`${over}\n`, '')])
  expect(removed(nda(over, '').trimEnd())).toEqual([1, nda('', '').replace(/\n{3}$/, '')])
  expect(removed(nda(`${over} Each party keeps secrets.`))).toEqual([1, undefined])
})
