import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { compileDetector } from '../../../server/src/coverage/detector.ts'
import { check } from '../../../server/src/rules/check.ts'
import { type Explanation, explainAt } from '../../../server/src/rules/explanation.ts'
import type { Locale } from '../../../server/src/rules/finding.ts'
import { logging, packWith, retention, synchronised } from '../elements.ts'

const pack = packWith({ ...logging, elements: [retention, synchronised] })
const detector = compileDetector(pack)
const text =
  '---\ncontract:\n  type: compute-lease\n---\n\n# Lease 💻\n\n## 7. Records\n\n**Each** party shall keep access logs.\n\nLogs shall be retained for five years.\n\n## 8. Fees\n\nCustomer pays.\n'

const explain = (words: string, locale: Locale = 'en'): Explanation[] =>
  explainAt(
    text.indexOf(words) + 1,
    check(readContract(text, 'markdown'), pack, detector, locale),
    detector,
    pack,
    locale,
  )

describe('an explanation', () => {
  it('says by which words a passage counts as a clause, and where', () => {
    const [one, ...others] = explain('access logs')
    expect(others).toEqual([])
    expect(one).toMatchObject({ clause: 'logging', section: '7 Records', title: logging.title.en })
    expect(text.slice(one?.span.start, one?.span.end)).toBe('**Each** party shall keep access logs.'.slice(2))
    const words = one?.words.map(({ start, end }) => text.slice(start, end))
    expect(words).toEqual(expect.arrayContaining(['shall', 'keep']))
  })

  it('says how each limb stands, with the words that show it', () => {
    expect(explain('access logs')[0]?.elements).toEqual([
      { title: retention.title.en, level: 'required', status: 'met', words: 'Logs … retained … years' },
      { title: synchronised.title.en, level: 'recommended', status: 'absent', words: '' },
    ])
    expect(explain('access logs', 'zh')[0]?.elements[0]?.title).toBe(retention.title.zh)
  })

  it('of a limb is that of its clause', () => {
    expect(explain('retained').map(({ clause }) => clause)).toEqual(['logging'])
  })

  it('names the authorities behind it with citation, status and date', () => {
    const lines = explain('access logs')[0]?.authorities ?? []
    expect(lines).toContainEqual(
      expect.stringMatching(
        /\(15 CFR part 762; 762\.6 \(five years\)\): in force.*, on \d{4}-\d\d-\d\d by the law known on \d{4}-\d\d-\d\d/,
      ),
    )
  })

  it('names no other authorities', () => {
    const lines = explain('access logs')[0]?.authorities ?? []
    expect(lines.filter((line) => line.includes('742.6'))).toEqual([])
  })

  it('is none where the words count as no clause', () => {
    expect(explain('Customer pays')).toEqual([])
    expect(explain('type: compute-lease')).toEqual([])
  })
})
