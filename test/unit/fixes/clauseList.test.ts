import { describe, expect, it } from 'vitest'
import type { Section } from '../../../server/src/contract/contract.ts'
import { clauseList, endOfClauses, isBoilerplate } from '../../../server/src/fixes/clauseList.ts'
import { markdown, yaml } from '../contracts.ts'

/** The titles of the clauses among which a new one goes. */
const titles = (text: string, contract = markdown(text)): string[] =>
  clauseList(contract).clauses.map((index) => contract.sections[index]?.title ?? '')

describe('the clauses among which a new one goes', () => {
  it.each<[what: string, text: string, expected: string[]]>([
    ['below the title', '# Lease\n\n## 1. A\n\nx\n\n## 2. B\n\ny\n', ['A', 'B']],
    ['above their parts', '# Lease\n\n## 1. A\n\n### 1.1 C\n\nx\n\n### 1.2 D\n\nx\n\n## 2. B\n\ny\n', ['A', 'B']],
    ['without a title above', '## 1. A\n\nx\n\n## 2. B\n\ny\n', ['A', 'B']],
    [
      'with a schedule beside what holds most',
      '# Lease\n\n## 1. A\n\nOne holds.\n\nTwo holds.\n\nThree holds.\n\n## 2. B\n\nFour holds.\n\nFive holds.\n\nSix holds.\n\n# Schedule\n\nz\n',
      ['A', 'B'],
    ],
    [
      'below chapters',
      '# 合同\n\n## 第一章 甲\n\n### 第一条 乙\n\n文。\n\n### 第二条 丙\n\n文。\n\n## 第二章 丁\n\n### 第三条 戊\n\n文。\n',
      ['乙', '丙', '戊'],
    ],
    [
      'that are chapters, where no article is in them',
      '# 合同\n\n## 第一章 甲\n\n文。\n\n## 第二章 丁\n\n文。\n',
      ['甲', '丁'],
    ],
    [
      'that have numbers, beside fewer that have none',
      '# Lease\n\n## Parties\n\nx\n\n## 1. A\n\nx\n\n## 2. B\n\ny\n',
      ['A', 'B'],
    ],
    ['that have none, beside fewer that have', '# Lease\n\n## A\n\nx\n\n## B\n\nx\n\n## 1. C\n\ny\n', ['A', 'B']],
    ['in a text without any', 'One.\n\nTwo.\n', []],
  ])('are those %s', (_what, text, expected) => expect(titles(text)).toEqual(expected))

  it('are the entries of a list of YAML', () => {
    const text = 'title: A\nclauses:\n  - title: One\n    text: Alpha beta.\n  - title: Two\n    text: Gamma delta.\n'
    expect(titles(text, yaml(text))).toEqual(['One', 'Two'])
  })
})

it('end before the signatures, and at the end of a text without', () => {
  const text = '# A\n\n## 1. B\n\nx\n\n## 2. C\n\ny\n\nSigned for the Provider: ________\n'
  expect(text.slice(endOfClauses(markdown(text)))).toBe('Signed for the Provider: ________\n')
  expect(endOfClauses(markdown('# A\n\nxy\n'))).toBe('# A\n\nxy\n'.length)
  // What is named as signed in the first lines is no signature.
  const early = '# A\n\nSigned for the Provider: ________\n\nx\n'
  expect(endOfClauses(markdown(early))).toBe(early.length)
})

describe('a title', () => {
  const named = (title: string): boolean => isBoilerplate({ title } as Section)
  it.each(
    [
      'General, Miscellaneous, Governing Law, Applicable law, Jurisdiction, Dispute, Disputes, Dispute resolution, Arbitration',
      'Notice, Notices, Entire Agreement, Assignment, Severability, Waiver, Counterparts, Amendment, Amendments, Force majeure',
      'Definitions, Interpretation, Signature, Signatures, Execution, Contact, Schedule 1, Schedules, Annex A, Annexes',
      'Exhibit, Exhibits, Appendix, Appendices, 附则, 附則, 其他约定, 其它, 争议解决, 爭議解決, 适用法律, 適用法律, 法律适用, 法律適用',
      '通知, 送达, 合同签署, 簽署, 合同生效, 附件一, 附录, 附錄, 不可抗力, 未尽事宜',
    ].flatMap((some) => some.split(', ')),
  )('of the end of a contract: %s', (title) => expect(named(title)).toBe(true))
  it.each(['Generality', 'Confidentiality', 'Records', 'Noticeable changes', 'Annexation', '日志', '保密'])(
    'of substance: %s',
    (title) => expect(named(title)).toBe(false),
  )
})
