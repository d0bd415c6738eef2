import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { compileDetector } from '../../../server/src/coverage/detector.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import type { Element, Family, Need, Pack } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { type Check, check } from '../../../server/src/rules/check.ts'
import type { Finding, Locale } from '../../../server/src/rules/finding.ts'
import { folded } from '../../../server/src/rules/folding.ts'
import { checked as inFull } from '../contracts.ts'
import { logging, packWith, retention, synchronised } from '../elements.ts'

const required: Element = { ...synchronised, level: 'required' }
const pack = packWith({ ...logging, elements: [retention, required] })
const detector = compileDetector(pack)
const checked = (text: string, locale: Locale = 'en'): Check =>
  check(readContract(text, 'markdown'), pack, detector, locale)
const weak = (text: string, locale: Locale = 'en'): Finding[] =>
  checked(text, locale).findings.filter(({ code }) => code === 'weak-clause')

const logs = 'Each party shall keep access logs.'
const lease = (words: string): string =>
  `---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 7. Records\n\n${words}\n`

describe('weak-clause', () => {
  it('names the limb that a needed clause lacks, quotes the clause and gives its section', () => {
    const [one, two] = weak(lease(logs))
    expect(one).toMatchObject({
      clause: 'logging',
      element: 'logs-retention',
      severity: 'warning',
      section: '7 Records',
    })
    expect(one?.message).toContain(
      'The clause on logs and records (7 Records) lacks a retention period of five years or more. Records may be gone when they are asked for. Words: “Each party shall keep access logs”.',
    )
    expect(one?.message).toContain('Basis: guidance; 15 CFR')
    expect(two).toMatchObject({ element: 'logs-synchronised', basis: 'market-practice' })
    expect(weak(lease(logs), 'zh')[0]?.message).toContain(
      '“日志与记录留存”条款（7 Records）缺少：不少于五年的留存期限。需要时记录可能已不存在。原文：“Each party',
    )
  })

  it('says what is wrong with words that fall short, and stands on them', () => {
    const text = lease(`${logs} Logs shall be retained for two years.`)
    const one = weak(text).find(({ element }) => element === 'logs-retention')
    expect(one?.message).toMatch(
      /^The clause on logs and records \(7 Records\) falls short: The records are kept for two years, five years are asked for\. Words: “two years”\./,
    )
    expect(text.slice(one?.span.start, one?.span.end)).toBe('two years')
  })

  it.each<[Locale, string]>([
    ['en', 'What is said of access control in passing (7 Location and place of use) lacks'],
    ['zh', '“访问控制”仅见于其他条款（7 Location and place of use），缺少'],
  ])('does not call the clause around words in passing one of their kind, in %s', (locale, start) => {
    const text = `---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 7. Location and place of use\n\nThe services shall be hosted, accessed and used only in Singapore.\n`
    const { findings } = inFull(text, 'markdown', locale)
    const told = [...findings, ...folded(findings, locale)].filter(({ clause }) => clause === 'access-control')
    expect(told.length).toBeGreaterThan(2)
    for (const { code, message, remedies } of told) {
      expect([code, message.slice(0, start.length)]).toEqual(['weak-clause', start])
      expect(remedies).toEqual([{ kind: 'insert-clause', clause: 'access-control' }])
    }
  })

  it('says nothing of limbs in a contract that does not say what kind of deal it is, but of words that fall short', () => {
    expect(weak(`# Lease\n\n${logs}\n`)).toEqual([])
    expect(weak(`# Lease\n\n${logs} Logs shall be retained for two years.\n`).map(({ element }) => element)).toEqual([
      'logs-retention',
    ])
  })

  it('says nothing of a clause that is waived', () => {
    expect(weak(lease(`<!-- waive: logging; reason: agreed; by: A. Counsel -->\n\n${logs}`))).toEqual([])
  })

  it('goes with its fix, which adds that limb alone', () => {
    const text = lease(logs)
    const before = checked(text)
    for (const finding of weak(text)) {
      const [fix] = fixesFor(finding, before, pack, 'en')
      const after = applyEdits(text, fix?.edits ?? [])
      expect(weak(after).map(({ element }) => element)).toEqual(
        weak(text).flatMap(({ element }) => (element === finding.element ? [] : [element])),
      )
      expect(after.startsWith(text.trimEnd())).toBe(true)
    }
    expect(fixesFor(weak(text)[0] as Finding, before, pack, 'zh').map(({ title }) => title)).toEqual([
      '补充：不少于五年的留存期限',
    ])
  })

  it('goes for a whole clause with one fix, in the contract’s own terms', () => {
    const text = lease(`${logs} The Supplier (the “Supplier”) sells.`)
    const before = checked(text)
    const [shown, ...others] = folded(weak(text), 'en')
    expect(others).toEqual([])
    const [fix] = fixesFor(shown as Finding, before, pack, 'en')
    expect(fix?.title).toBe('Complete the clause (2 parts)')
    const after = applyEdits(text, fix?.edits ?? [])
    expect(weak(after)).toEqual([])
    expect(after).toContain('\n\nThe Supplier shall give the logs synchronised time stamps.')
  })
})

describe('words that stand in clauses of other kinds alone', () => {
  const source = standardPack.families.find(({ id }) => id === 'source-compliance') as Family
  const words =
    'The Supplier warrants that the goods were lawfully obtained from the manufacturer. Each party shall keep access logs.'
  const need: Need = { ...(standardPack.needs[0] as Need), when: {} }

  /** What is said of them where the deal needs such a clause, and another one, so much. */
  function said(text: string, level: Need['level'] | undefined, other: Need['level']): unknown[] {
    const ours: Pack = {
      ...standardPack,
      families: [
        { ...source, elements: [] },
        { ...logging, elements: [retention] },
      ],
      needs: [
        { ...need, clause: 'source-compliance', level: other },
        ...(level ? [{ ...need, clause: 'logging', level }] : []),
      ],
    }
    const contract = readContract(
      `---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Lawful source\n\n${text}\n`,
      'markdown',
    )
    const { findings } = check(contract, ours, compileDetector(ours), 'en')
    return findings.flatMap(({ code, remedies }) => (code === 'weak-clause' ? [remedies[0]?.kind] : []))
  }

  it.each<[Need['level'] | undefined, Need['level'], absent: string[], short: string[]]>([
    ['required', 'recommended', ['insert-clause'], ['complete-clause']],
    ['recommended', 'required', [], ['complete-clause']],
    [undefined, 'required', [], []],
  ])('in a deal where such a clause is %s', (level, other, absent, short) => {
    expect(said(words, level, other)).toEqual(absent)
    expect(said(`${words} Logs shall be retained for two years.`, level, other)).toEqual(short)
  })
})
