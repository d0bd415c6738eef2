import { expect, it } from 'vitest'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { findingCodes } from '../../../server/src/rules/finding.ts'
import { isSuppressible } from '../../../server/src/rules/suppressed.ts'
import { waivedFindings } from '../../../server/src/rules/waivedFindings.ts'
import { checked, detector } from '../contracts.ts'

const facts = '---\ncontract:\n  type: nda\n---\n\n'
const blanks = (comment: string, more = ''): string =>
  `${facts}# Agreement\n${more}\n\n## 1. Secrets\n${comment}\n\nKept for [[how long]].\n\n## 2. Term\n\nEnds on [[when]].\n`
const codes = (text: string, format: 'markdown' | 'yaml' = 'markdown'): string[] =>
  checked(text, format).findings.map(({ code }) => code)
const count = (text: string, code: string): number => codes(text).filter((one) => one === code).length

it('does not show findings of a code in the section that says so, and shows those of others', () => {
  expect(count(blanks(''), 'placeholder')).toBe(2)
  expect(count(blanks('<!-- waive: placeholder; reason: filled in at signing -->'), 'placeholder')).toBe(1)
})

it.each([
  ['under the title', blanks('', '<!-- waive: placeholder; reason: filled in at signing -->')],
  [
    'among the facts',
    blanks('').replace('type: nda', 'type: nda\n  waivers: [{ clause: placeholder, reason: filled in at signing }]'),
  ],
])('shows none in the whole contract where it is said %s', (_where, text) => {
  expect(count(text, 'placeholder')).toBe(0)
  expect(codes(text).filter((code) => /^waiver|fact-invalid/.test(code))).toEqual([])
})

it('shows none in a YAML contract that says so among its facts', () => {
  const text =
    'contract:\n  type: nda\n  waivers:\n    - { clause: placeholder, reason: later }\nclauses:\n  - title: Term\n    text: Ends on [[when]].\n'
  expect(codes(text, 'yaml')).not.toContain('placeholder')
  expect(codes(text.replace('placeholder', 'unused-term'), 'yaml')).toContain('placeholder')
})

it.each([
  ['gives no reason', '<!-- waive: placeholder -->', 'waiver-incomplete'],
  ['has ended', '<!-- waive: placeholder; reason: x; until: 2020-01-01 -->', 'waiver-expired'],
])('does not count where it %s, and says so', (_why, comment, code) => {
  expect(count(blanks(comment), 'placeholder')).toBe(2)
  expect(count(blanks(comment), code)).toBe(1)
})

it.each(['missing-clause', 'weak-clause', 'file-unreadable', 'waiver-expired', 'no-such-code'])(
  'hides nothing by %s, and says so',
  (code) => {
    const text = blanks(`<!-- waive: ${code}; reason: x -->`)
    expect(count(text, 'waiver-incomplete')).toBe(1)
    expect(count(text, 'missing-clause')).toBe(count(blanks(''), 'missing-clause'))
  },
)

it.each([
  ['under a title', blanks('<!-- waive: numbering; reason: x -->')],
  [
    'where only another section has some',
    blanks('<!-- waive: placeholder; reason: x -->').replace('[[how long]]', 'a year'),
  ],
  ['among the facts', blanks('').replace('type: nda', 'type: nda\n  waivers: [{ clause: numbering, reason: x }]')],
])('is told of where it hides nothing: %s', (_where, text) => {
  const unused = checked(text).findings.filter(({ code }) => code === 'waiver-unused')
  expect(unused.map(({ message }) => message)).toEqual([expect.stringMatching(/hides nothing/)])
})

it('is taken out where it hides nothing, with its line', () => {
  const text = blanks('<!-- waive: numbering; reason: x -->')
  const [unused] = checked(text).findings.filter(({ code }) => code === 'waiver-unused')
  const [remedy] = unused?.remedies ?? []
  expect(remedy?.kind === 'replace' && applyEdits(text, [{ span: remedy.span, newText: remedy.text }])).toBe(
    blanks('').replace('Secrets\n\n', 'Secrets\n'),
  )
})

it('may name any other code', () => {
  expect(findingCodes.filter((code) => !isSuppressible(code))).toEqual([
    ...['missing-clause', 'weak-clause', 'fact-invalid', 'waiver-incomplete', 'waiver-expired', 'waiver-unused'],
    ...['file-unreadable', 'waiver-unapproved', 'playbook-invalid'],
  ])
})

it('is told to who asks for what is waived', () => {
  const result = checked(blanks('<!-- waive: placeholder; reason: filled in at signing -->'))
  expect(waivedFindings(result, standardPack, detector, 'en').map(({ finding }) => finding.code)).toEqual([
    'placeholder',
  ])
})
