import { expect, it } from 'vitest'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { hushInHouse, hushInSection } from '../../../server/src/fixes/hush.ts'
import { housePolicy } from '../../../server/src/playbook/housePolicy.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked, crlf, detector, markdown } from '../contracts.ts'

const contract = '# Agreement\n\n## 1. Secrets\n\nKept for [[how long]].\n\n## 2. Term\n\nEnds on [[when]].\n'

it.each([contract, crlf(contract)])('says in the section that its findings are not to be shown, and why', (text) => {
  const edit = hushInSection('placeholder', text.indexOf('[[how'), markdown(text), 'filled in; at <signing> --')
  const after = applyEdits(text, edit ? [edit] : [])
  expect(after).toMatch(/## 1\. Secrets\r?\n\r?\n<!-- waive: placeholder; reason: .+ -->\r?\n\r?\nKept/)
  const left = checked(`---\ncontract:\n  type: nda\n---\n\n${after}`).findings.filter(
    ({ code }) => code === 'placeholder',
  )
  expect(left).toHaveLength(1)
})

it.each([
  'Words [[x]].\n',
  '1. **Term.** Ends\n   on [[x]].\n2. **Use.** Words.\n',
  '1. Term. Ends\non [[x]].\n\n2. Use. Words.\n',
  'Term\n----\n\nEnds on [[x]].\n',
])('parts no paragraph, list or title by it: %j', (text) => {
  expect(hushInSection('placeholder', text.indexOf('[['), markdown(text), 'x')).toBeUndefined()
})

it.each([
  ['an empty playbook', ''],
  ['one that weighs nothing', 'name: House\n'],
  ['one without a last line end', 'name: House'],
  ['one that weighs other things', 'severity:\n  placeholder: error\nname: House\n'],
  ['one that indents more', 'severity:\n    placeholder: error\n'],
  ['one that weighs in a row', 'severity: { placeholder: error }\n'],
  ['one with an empty list', 'severity:\nname: House\n'],
  ['one that weighs the same', 'severity:\n  unused-term: warning # why\n'],
])('says so in %s, and everything else stays', (_what, text) => {
  const after = applyEdits(text, [hushInHouse('unused-term', text, 'our style:\nmany terms')])
  const { pack, problems } = housePolicy(after, { pack: standardPack, detector })
  expect(problems).toEqual([])
  expect(pack.house?.severity.get('unused-term')).toBe('off')
  if (text.includes('placeholder')) expect(pack.house?.severity.get('placeholder')).toBe('error')
  if (!/\{|warning/.test(text)) expect(after).toContain('# our style: many terms')
})
