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
    expect(one?.message.split('\n')[0]).toMatch(/缺少 2 项内容：不少于五年的留存期限；/)
  })

  it('leaves apart a clause that lacks one part, and words that fall short', () => {
    const all = findings('Each party shall keep access logs. Logs shall be retained for two years.', 'en')
    expect(weak(all)).toHaveLength(2)
    expect(folded(all, 'en')).toEqual(all)
  })
})
