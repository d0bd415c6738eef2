import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { compileDetector } from '../../../server/src/coverage/detector.ts'
import type { Element } from '../../../server/src/policy/schema.ts'
import { check } from '../../../server/src/rules/check.ts'
import type { Finding, Locale } from '../../../server/src/rules/finding.ts'
import { folded } from '../../../server/src/rules/folding.ts'
import { logging, packWith, retention, synchronised } from '../elements.ts'

const required: Element = { ...synchronised, level: 'required' }
const pack = packWith({ ...logging, elements: [retention, required] })
const detector = compileDetector(pack)
const lease = '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 7. Records\n\n'
const findings = (words: string, locale: Locale): readonly Finding[] =>
  check(readContract(lease + words, 'markdown'), pack, detector, locale).findings
const weak = (all: readonly Finding[]): Finding[] => all.filter(({ code }) => code === 'weak-clause')

describe('what a person is shown', () => {
  it('is one finding for what one clause lacks, which names every part and keeps each', () => {
    const all = findings('Each party shall keep access logs.', 'en')
    const [one, ...others] = weak(folded(all, 'en'))
    expect(others).toEqual([])
    expect(one?.parts).toEqual(weak(all))
    expect(one?.severity).toBe('warning')
    expect(one?.message.split('\n')).toEqual([
      'The clause on logs and records (7 Records) lacks 2 parts: a retention period of five years or more; synchronised time stamps.',
      expect.stringMatching(/^• a retention period of five years or more: Records may be gone .* Basis: guidance; /),
      expect.stringMatching(/^• synchronised time stamps: .* Basis: market practice/),
      'Words: “Each party shall keep access logs”.',
    ])
    expect(one?.remedies[0]).toEqual({
      kind: 'complete-clause',
      clause: 'logging',
      elements: ['logs-retention', 'logs-synchronised'],
    })
  })

  it('counts the parts in Chinese too', () => {
    const [one] = weak(folded(findings('Each party shall keep access logs.', 'zh'), 'zh'))
    const [all, ...each] = one?.message.split('\n') ?? []
    expect(all).toMatch(/缺少 2 项内容：不少于五年的留存期限；/)
    expect(each[0]).toMatch(/^• 不少于五年的留存期限：/)
  })

  it('has the worst first, each authority and each place once, and every remedy', () => {
    const all = weak(findings('Each party shall keep access logs.', 'en'))
    const place = { span: { start: 4, end: 8 }, message: 'Why.' }
    const [first, second] = all as [Finding, Finding]
    const told: Finding[] = [
      { ...first, severity: 'information', authorities: ['a', 'b'], related: [place, { ...place, message: 'Other.' }] },
      { ...second, severity: 'warning', authorities: ['b', 'c'], related: [{ ...place }] },
    ]
    const [one] = folded(told, 'en')
    expect(one?.severity).toBe('warning')
    expect(one?.parts?.map(({ severity }) => severity)).toEqual(['warning', 'information'])
    expect(one?.authorities).toEqual(['b', 'c', 'a'])
    expect(one?.related).toEqual([place, { ...place, message: 'Other.' }])
    expect(one?.element).toBeUndefined()
    expect(one?.lack).toBeUndefined()
    expect(one?.remedies).toEqual([
      { kind: 'complete-clause', clause: 'logging', elements: [second.element, first.element] },
      ...second.remedies,
      ...first.remedies,
    ])
    const inserted: Finding[] = told.map((finding) => ({
      ...finding,
      remedies: [{ kind: 'insert-clause', clause: 'logging' }],
    }))
    expect(folded(inserted, 'en')[0]?.remedies).toEqual([{ kind: 'insert-clause', clause: 'logging' }])
  })

  it('keeps apart what is lacking at two places, or of two clauses', () => {
    const [one] = weak(findings('Each party shall keep access logs.', 'en')) as [Finding]
    const elsewhere = { ...one, span: { start: one.span.start + 1, end: one.span.end } }
    const another = { ...one, clause: 'audit' }
    const named = one.lack ? { ...one, lack: { ...one.lack, clause: 'Another' } } : one
    for (const other of [elsewhere, another, named]) expect(folded([one, other], 'en')).toEqual([one, other])
  })

  it('leaves apart a clause that lacks one part, and words that fall short', () => {
    const all = findings('Each party shall keep access logs. Logs shall be retained for two years.', 'en')
    expect(weak(all)).toHaveLength(2)
    expect(folded(all, 'en')).toEqual(all)
  })
})
