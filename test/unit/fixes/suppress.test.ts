import { expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { suppressInHouse, suppressInSection } from '../../../server/src/fixes/suppress.ts'
import { housePolicy } from '../../../server/src/playbook/housePolicy.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked, crlf, detector, markdown } from '../contracts.ts'

const contract = '# Agreement\n\n## 1. Secrets\n\nKept for [[how long]].\n\n## 2. Term\n\nEnds on [[when]].\n'

it.each([contract, crlf(contract)])('says in the section that its findings are not to be shown, and why', (text) => {
  const edit = suppressInSection('placeholder', text.indexOf('[[how'), markdown(text), 'filled in; at <signing> --')
  const after = applyEdits(text, edit ? [edit] : [])
  expect(after).toMatch(/## 1\. Secrets\r?\n\r?\n<!-- waive: placeholder; reason: .+ -->\r?\n\r?\nKept/)
  const left = checked(`---\ncontract:\n  type: nda\n---\n\n${after}`).findings.filter(
    ({ code }) => code === 'placeholder',
  )
  expect(left).toHaveLength(1)
})

const blanksIn = (text: string, format: Format): string[] =>
  checked(text, format).findings.flatMap(({ code, span }) =>
    code === 'placeholder' ? [text.slice(span.start, span.end)] : [],
  )

it.each<[string, string, Format]>([
  ['an item of a list', '1. **Term.** Ends\n   on [[x]].\n2. **Use.** Words [[y]].\n', 'markdown'],
  ['an item that is indented', '  1. **Term.** Ends\n     on [[x]].\n  2. **Use.** Words [[y]].\n', 'markdown'],
  ['a numbered paragraph', '1. Term. Ends\non [[x]].\n\n2. Use. Words [[y]].\n', 'markdown'],
  ['a clause with a bold title', '**1. Term.** Ends on [[x]].\n\n**2. Use.** Words [[y]].\n', 'markdown'],
  ['Chinese articles', '第一条 期限\n\n至 [[x]] 止。\n\n第二条 用途\n\n另见 [[y]]。\n', 'markdown'],
  ['a title that is underlined', 'Term\n----\n\nEnds on [[x]].\n\nUse\n---\n\nWords [[y]].\n', 'markdown'],
  [
    'an entry of YAML',
    'clauses:\n  - title: Term\n    text: Ends on [[x]].\n  - title: Use\n    text: Words [[y]].\n',
    'yaml',
  ],
  [
    'one in a line',
    'clauses:\n  - { title: Term, text: "Ends on [[x]]." }\n  - { title: Use, text: "Words [[y]]." }\n',
    'yaml',
  ],
  ['a text by itself', 'term: |-\n  Ends on [[x]].\nuse: |-\n  Words [[y]].\n', 'yaml'],
])('shows none in %s, and those of others', (_what, words, format) => {
  const facts = format === 'yaml' ? 'contract:\n  type: nda\n' : '---\ncontract:\n  type: nda\n---\n\n'
  for (const text of [facts + words, crlf(facts + words)]) {
    const edit = suppressInSection(
      'placeholder',
      text.indexOf('[[x'),
      readContract(text, format),
      'at signing: we all know',
    )
    const after = applyEdits(text, edit ? [edit] : [])
    expect(blanksIn(text, format)).toEqual(['[[x]]', '[[y]]'])
    expect(blanksIn(after, format)).toEqual(['[[y]]'])
    expect(after).toContain('at signing: we all know')
    expect(after.includes('\r')).toBe(text.includes('\r'))
  }
})

it.each<[string, string, Format]>([
  ['without a title', 'Words [[x]].\n', 'markdown'],
  ['among the facts', '---\ncontract:\n  type: [[x]]\n---\n\n# Deal\n', 'markdown'],
  ['in YAML that has nothing beside them', 'term: Ends on [[x]].\n', 'yaml'],
])('has no place beside words %s', (_what, text, format) => {
  expect(suppressInSection('placeholder', text.indexOf('[['), readContract(text, format), 'x')).toBeUndefined()
})

it.each([
  ['an empty playbook', ''],
  ['one that weighs nothing', 'name: House\n'],
  ['one without a last line end', 'name: House'],
  ['one that weighs other things', 'severity:\n  placeholder: error\nname: House\n'],
  ['one that indents more', 'severity:\n    placeholder: error\n'],
  ['one that weighs in a row', 'severity: { placeholder: error }\n'],
  ['one with an empty list', 'severity:\nname: House\n'],
  ['one with an empty row', 'severity: {}\nname: House\n'],
  ['one that weighs the same', 'severity:\n  unused-term: warning # why\n'],
])('says so in %s, and everything else stays', (_what, text) => {
  const after = applyEdits(text, [suppressInHouse('unused-term', text, 'our style:\nmany terms')])
  const { pack, problems } = housePolicy(after, { pack: standardPack, detector })
  expect(problems).toEqual([])
  expect(pack.house?.severity.get('unused-term')).toBe('off')
  if (text.includes('placeholder')) expect(pack.house?.severity.get('placeholder')).toBe('error')
  expect(after).not.toMatch(/\n\n/)
  if (!/\{|warning/.test(text)) expect(after).toContain('# our style: many terms')
})
