import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { type Acceptance, acceptGap, inComment } from '../../../server/src/fixes/acceptGap.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { checked, crlf } from '../contracts.ts'

const accepted = (text: string, said?: Acceptance, format: Format = 'markdown'): string =>
  applyEdits(text, acceptGap('termination', checked(text, format), 'en', said)?.edits ?? [])

const agreed = { reason: 'paid; up front', by: 'A. Counsel', date: '2026-11-26', until: '2027-06-30' }
const short = { reason: 'agreed', by: '', until: '' }

describe('a gap is accepted', () => {
  it('under the title of a contract that has no facts', () => {
    const all = 'reason: paid, up front; by: A. Counsel; date: 2026-11-26; until: 2027-06-30'
    expect(accepted('# A\n\nx\n', agreed)).toBe(`# A\n\n<!-- waive: termination; ${all} -->\n\nx\n`)
    expect(accepted('# A\n\nx\n', short)).toBe('# A\n\n<!-- waive: termination; reason: agreed -->\n\nx\n')
  })
  it('above a text without a title, with its line ends', () => {
    const text = crlf('One.\n\nTwo.\n')
    expect(accepted(text, short)).toBe(`<!-- waive: termination; reason: agreed -->\r\n\r\n${text}`)
  })
  it('among the facts, where there are some', () => {
    const facts = '---\ncontract:\n  type: nda\n---\n\n# A\n'
    const all = 'reason: "paid; up front", by: A. Counsel, date: 2026-11-26, until: 2027-06-30'
    const withWaiver = (waiver: string): string => facts.replace('nda\n', `nda\n  waivers: [{ ${waiver} }]\n`)
    expect(accepted(facts, agreed)).toBe(withWaiver(`clause: termination, ${all}`))
    expect(accepted(facts, short)).toBe(withWaiver('clause: termination, reason: agreed'))
  })
  it('in facts that YAML is given', () => {
    expect(accepted('title: A\n', short, 'yaml')).toBe(
      'contract:\n  waivers: [{ clause: termination, reason: agreed }]\n\ntitle: A\n',
    )
  })
  it.each([
    [
      '# A\n\nEach party keeps this secret.\n',
      ['[[why the gap is accepted]]', '[[who approved it]]', '[[until when, as 2027-06-30]]'],
    ],
    ['# 保密协议\n\n双方应保密。\n', ['[[接受缺口的理由]]', '[[批准人]]', '[[截止日期，如 2027-06-30]]']],
  ])('with blanks in the language of the contract, where nothing is said of it: %j', (text, [reason, by, until]) => {
    expect(accepted(text)).toContain(`<!-- waive: termination; reason: ${reason}; by: ${by}; until: ${until} -->`)
  })
  it('by a title in the language of the interface', () => {
    const title = (locale: 'en' | 'zh') => acceptGap('termination', checked('# A\n'), locale)?.title
    expect([title('en'), title('zh')]).toEqual([
      'Accept this gap (with a reason and an approver)',
      '接受该缺口（写明理由和批准人）',
    ])
  })
})

it('nothing that is said ends the comment or begins another field', () => {
  expect(inComment(' a;b；c --- d\r\n<e>-f ')).toBe('a,b,c – d e -f')
})
