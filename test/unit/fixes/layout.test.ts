import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { acceptGap } from '../../../server/src/fixes/acceptGap.ts'
import { annotatableSections, annotate } from '../../../server/src/fixes/annotate.ts'
import { completeClause } from '../../../server/src/fixes/completeClause.ts'
import { addFact } from '../../../server/src/fixes/declareFact.ts'
import { applyEdits, type TextEdit } from '../../../server/src/fixes/fix.ts'
import { insertClauses } from '../../../server/src/fixes/insertClauses.ts'
import { suppressInSection } from '../../../server/src/fixes/suppress.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked } from '../contracts.ts'

/** The text after some edits around what they put in, which stands between ⟦ and ⟧; long lines and what is far are cut. */
function shown(text: string, edits: readonly (TextEdit | undefined)[]): string {
  const put = edits.flatMap((edit) => (edit ? [{ ...edit, newText: `⟦${edit.newText}⟧` }] : []))
  const after = applyEdits(text, put).replace(/^(.{50}).+?(⟧?)$/gm, '$1…$2')
  return after
    .replace(/^[^⟦⟧]*\n(?=(?:.*\n){2}[^⟦\n]*⟦)/, '')
    .replace(/(⟧.*(?:\n.*){2})\n[^⟦⟧]*$/, '$1')
    .replaceAll('\r', '␍')
}

const keep = 'Provider shall keep access logs of every use of the computing capacity, by user and day.'
const pay = 'Customer pays no fees other than those that Schedule 1 states for each month of its use.'
const shapes: [what: string, text: string, format: Format][] = [
  ['headings', `# Lease\n\n## 1. Records\n\n${keep}\n\n## 2. Fees\n\nNone.\n`, 'markdown'],
  [
    'headings that are underlined',
    `Lease\n=====\n\n1. Records\n----------\n\n${keep}\n\n2. Fees\n-------\n\nNone.\n`,
    'markdown',
  ],
  [
    'headings with other line ends, and no last one',
    `# Lease\r\n\r\n## 1. Records\r\n\r\n${keep}\r\n\r\n## 2. Fees\r\n\r\nNone.`,
    'markdown',
  ],
  [
    'numbered paragraphs',
    `## 9. Records\n\n9.1 ${keep}\n\n9.2 It may delete them.\n\n## 10. Fees\n\n10.1 None.\n\n10.2 Of no kind.\n`,
    'markdown',
  ],
  [
    'numbered paragraphs in a row',
    `## 1. Records\n\n1. ${keep}\n2. It may delete them.\n\n## 2. Fees\n\n1. None.\n2. Of no kind.\n`,
    'markdown',
  ],
  [
    'letters',
    `## 1. Records\n\n(a) ${keep}\n\n(b) It may delete them\n\n## 2. Fees\n\n(a) None.\n\n(b) Of no kind.\n`,
    'markdown',
  ],
  ['items of a list with titles', `1. **Records.** ${keep}\n2. **Fees.** None.\n3. **Term.** A year.\n`, 'markdown'],
  [
    'items of a list, indented, with sub-items',
    `- **Records**\n\n  ${keep}\n\n  - one\n  - two\n\n- **Fees**\n\n  None.\n`,
    'markdown',
  ],
  ['titles in bold type', `**1. Records.** ${keep}\n\n**2. Fees.** None.\n\n**3. Term.** A year.\n`, 'markdown'],
  [
    'titles in a line with the words',
    `9.1 **Records.** *${keep}*\n\n9.2 **Fees.** None.\n\n9.3 **Term.** A year.\n`,
    'markdown',
  ],
  ['capitals', `## ARTICLE I. RECORDS\n\n${keep}\n\n## ARTICLE II. FEES\n\nNone.\n`, 'markdown'],
  [
    'facts and signatures',
    `---\ncontract:\n  type: compute-lease\n  regions: [SG]\n---\n\n# Lease\n\n## 1. Records\n\n${keep}\n\n## 2. General\n\nAll.\n\nSigned for the Provider: ________\n`,
    'markdown',
  ],
  [
    'facts in one line',
    `---\ncontract: { type: compute-lease }\n---\n\n# Lease\n\n## Records\n\n${keep}\n\n## Fees\n\nNone.\n`,
    'markdown',
  ],
  ['front matter without facts', `---\nauthor: A\n---\n\n# Lease\n\n## 1. Records\n\n${keep}\n`, 'markdown'],
  ['facts that are none yet', `---\ncontract:\n  regions: [ ]\n  type:\n---\n\n## 1. Records\n\n${keep}\n`, 'markdown'],
  ['facts with a comma at the end', `---\ncontract:\n  regions: [SG, ]\n---\n\n## 1. Records\n\n${keep}\n`, 'markdown'],
  ['no titles', `${keep}\n\nFees are none.\n\nThe term is a year.\n`, 'markdown'],
  [
    'Chinese articles',
    '# 租赁合同\n\n## 第一条 日志\n\n（一）出租方应保存访问日志。\n\n（二）另行约定。\n\n## 第二条 费用\n\n（一）无。\n\n（二）无。\n',
    'markdown',
  ],
  [
    'Chinese articles without marks of Markdown',
    '租赁合同\n\n第一条 日志\n\n出租方应保存访问日志\n\n第二条 费用\n\n无。\n',
    'markdown',
  ],
  [
    'YAML with blocks',
    `title: Lease\nclauses:\n  - no: "1"\n    heading: Records\n    text: |-\n      ${keep}\n\n  - no: "2"\n    heading: Fees\n    text: |-\n      ${pay}\n`,
    'yaml',
  ],
  [
    'YAML with folded words',
    `title: Lease\nclauses:\n- heading: Records\n  text: >\n    ${keep}\n- heading: Fees\n  text: >\n    ${pay}\n`,
    'yaml',
  ],
  [
    'YAML with plain values',
    `contract:\n  type: compute-lease\n  regions:\n    - SG\nclauses:\n  - heading: Records\n    text: ${keep}\n  - heading: Fees\n    text: ${pay}\n`,
    'yaml',
  ],
  [
    'YAML with quotes',
    `clauses:\n  - heading: 'Records'\n    text: '${keep}'\n  - heading: "Fees"\n    text: "${pay}"\n`,
    'yaml',
  ],
  [
    'YAML with lists of words',
    `clauses:\n  - heading: Records\n    text:\n      - ${keep}\n      - It may delete them once the period that the law states for each of them has ended.\n  - heading: Fees\n    text:\n      - ${pay}\n`,
    'yaml',
  ],
  [
    'YAML in one line',
    `clauses:\n  - { heading: Records, text: "${keep}" }\n  - { heading: Fees, text: "${pay}" }\n`,
    'yaml',
  ],
  ['YAML with clauses by key', `records:\n  text: ${keep}\nfees:\n  text: ${pay}\nterm:\n  text: A year.\n`, 'yaml'],
  ['YAML with texts by key', `Records: |-\n  ${keep}\nFees: |-\n  ${pay}\n`, 'yaml'],
  [
    'YAML with a Markdown text',
    `title: Lease\nbody: |\n  # Lease\n\n  ## 1. Records\n\n  ${keep}\n\n  ## 2. Fees\n\n  ${pay}\n`,
    'yaml',
  ],
]

// How what is put in looks beside what stands there: read the difference before you take it with `-u`.
describe.each(shapes)('into %s is put', (_what, text, format) => {
  const contract = readContract(text, format)
  const at = contract.passages.find((passage) => /keep|保存/.test(passage.text))
  if (!at) throw new Error('nobody keeps logs here')

  it('a clause', () => {
    const check = checked(text, format)
    expect(
      shown(text, insertClauses(['logging', 'audit'], { position: 'preferred' }, check, standardPack)),
    ).toMatchSnapshot()
  })
  it('more of a clause', () => {
    const sentences = contract.language === 'en' ? ['It is: #1.', "Nobody's own."] : ['期限为五年。', '另有约定：除外']
    expect(shown(text, [completeClause(contract, at.section, at.span, sentences)])).toMatchSnapshot()
  })
  it('what each section is', () => {
    const edits = annotatableSections(contract).map((section) => annotate(contract, section, 'logging'))
    expect(edits.map((edit) => shown(text, [edit])).join('\n---------\n')).toMatchSnapshot()
  })
  it('what is not to be shown there', () => {
    const edit = suppressInSection('numbering', at.span.start, contract, 'agreed: as it is')
    expect(edit && shown(text, [edit])).toMatchSnapshot()
  })
  it('a gap that is accepted', () => {
    const fix = acceptGap('audit', checked(text, format), 'en', { reason: 'no -- need', by: 'A', until: '2027-06-30' })
    expect(shown(text, fix?.edits ?? [])).toMatchSnapshot()
  })
  it('facts', () => {
    const facts = [
      { key: 'regions', value: 'MY', isList: true },
      { key: 'type', value: 'nda', isList: false },
      { key: 'governing-law', value: 'true', isList: false },
      { key: 'parties', value: { name: 'Ex: Ltd', term: 'Supplier' }, isList: true },
    ] as Parameters<typeof addFact>[0][]
    expect(
      facts.map((fact) => shown(text, [addFact(fact, contract)]).slice(0, 200)).join('\n---------\n'),
    ).toMatchSnapshot()
  })
})
