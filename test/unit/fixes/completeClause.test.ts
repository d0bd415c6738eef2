import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { completeClause } from '../../../server/src/fixes/completeClause.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'

/** A text with a sentence added to the clause in which the word “logs” (or 日志) stands. */
function completed(text: string, format: Format = 'markdown', sentences = ['They are kept: five years.']): string {
  const contract = readContract(text, format)
  const passage = contract.passages.find(({ kind, text: words }) => kind !== 'heading' && /logs|日志/.test(words))
  if (!passage) throw new Error('no logs')
  const edit = completeClause(contract, passage.section, passage.span, sentences)
  return edit ? applyEdits(text, [edit]) : text
}

const zh = ['日志保存不少于五年。']

it('nothing is added where there is nothing to say', () => {
  expect(completed('## Records\n\nKeep logs.\n', 'markdown', [])).toBe('## Records\n\nKeep logs.\n')
})

describe('a sentence added to a clause', () => {
  it.each<[string, string, string]>([
    [
      'under a heading is a paragraph after its last one',
      '## Records\n\nKeep logs.\n\nKeep books.\n\n## Fees\n\nPay.\n',
      '## Records\n\nKeep logs.\n\nKeep books.\n\nThey are kept: five years.\n\n## Fees\n\nPay.\n',
    ],
    [
      'takes the next number where paragraphs have numbers',
      '## 4. Records\n\n4.1 Keep logs.\n\n4.2 Keep books\nof all kinds. Always.\n\n## 5. Fees\n\nPay.\n',
      '## 4. Records\n\n4.1 Keep logs.\n\n4.2 Keep books\nof all kinds. Always.\n\n4.3 They are kept: five years.\n\n## 5. Fees\n\nPay.\n',
    ],
    [
      'is the next item of a numbered list, without a blank line',
      '## Records\n\n1. Keep logs.\n2. Keep books.\n',
      '## Records\n\n1. Keep logs.\n2. Keep books.\n3. They are kept: five years.\n',
    ],
    [
      'is a paragraph of its own where numbers stand within a line',
      '## 4. Records\n\n4.1 Keep logs of 1) users and 2) days.\n',
      '## 4. Records\n\n4.1 Keep logs of 1) users and 2) days.\n\n4.2 They are kept: five years.\n',
    ],
    [
      'is the next item of a list that is indented',
      '## Records\n\n  1. Keep logs.\n  2. Keep books.\n',
      '## Records\n\n  1. Keep logs.\n  2. Keep books.\n  3. They are kept: five years.\n',
    ],
    [
      'takes no number of a part with a title that comes after it',
      '## 4. Records\n\n4.1 Provider shall keep logs.\n\n**4.2 Books.** Provider shall keep books.\n',
      '## 4. Records\n\n4.1 Provider shall keep logs.\n\n4.1A They are kept: five years.\n\n**4.2 Books.** Provider shall keep books.\n',
    ],
    [
      'is the next item of a long list',
      '## Records\n\n9. Keep logs.\n10. Keep books.\n',
      '## Records\n\n9. Keep logs.\n10. Keep books.\n11. They are kept: five years.\n',
    ],
    [
      'takes the next number where a line within a paragraph begins with a short word',
      '## 4. Records\n\n4.1 Keep logs.\n\n4.2 Provider shall keep books and\na copy of each. Always.\n',
      '## 4. Records\n\n4.1 Keep logs.\n\n4.2 Provider shall keep books and\na copy of each. Always.\n\n4.3 They are kept: five years.\n',
    ],
    [
      'stands apart from a list that a sentence leads into',
      '## Records\n\nCustomer shall keep:\n\n(a) logs; and\n\n(b) books.\n',
      '## Records\n\nCustomer shall keep:\n\n(a) logs; and\n\n(b) books.\n\nThey are kept: five years.\n',
    ],
    [
      'follows the words of a run-in clause',
      '**9.3 Records.** Provider shall keep logs.\n\n**9.4 Fees.** Customer pays.\n',
      '**9.3 Records.** Provider shall keep logs. They are kept: five years.\n\n**9.4 Fees.** Customer pays.\n',
    ],
    [
      'goes before the signatures',
      '## Records\n\nKeep all. Keep logs 💻.\n\n---\n\nSigned for the Provider: ____\n',
      '## Records\n\nKeep all. Keep logs 💻.\n\nThey are kept: five years.\n\n---\n\nSigned for the Provider: ____\n',
    ],
    [
      'stands after its evidence where the text has no sections',
      'Keep logs. Pay fees.\n\nGo home.\n',
      'Keep logs. Pay fees.\n\nThey are kept: five years.\n\nGo home.\n',
    ],
  ])('%s', (_what, before, after) => expect(completed(before)).toBe(after))

  it('in a Chinese article takes the next number in brackets', () => {
    const before = '第九条 记录\n\n（一）保存日志。\n\n（二）保存账簿。\n\n第十条 费用\n\n付款。\n'
    expect(completed(before, 'markdown', zh)).toBe(before.replace('账簿。\n', '账簿。\n\n（三）日志保存不少于五年。\n'))
  })

  it('keeps the line ending of the file', () => {
    expect(completed('## Records\r\n\r\nKeep logs.\r\n')).toBe(
      '## Records\r\n\r\nKeep logs.\r\n\r\nThey are kept: five years.\r\n',
    )
  })

  const clause = 'Each party shall keep the logs of every access to the capacity for inspection'
  it.each<[string, string, string]>([
    [
      'block scalar',
      `records:\n  title: Records\n  text: |-\n    ${clause}.\nfees:\n  title: Fees\n  text: Pay.\n`,
      `    ${clause}.\n\n    They are kept: five years.\nfees:`,
    ],
    ['double-quoted scalar', `records:\n  text: "${clause}" # c\n`, `"${clause}. They are kept: five years." # c\n`],
    ['single-quoted scalar', `records:\n  text: '${clause}.' # c\n`, `'${clause}. They are kept: five years.' # c\n`],
    [
      'plain scalar, in quotes if need be',
      `records:\n  text: ${clause}.\n`,
      `"${clause}. They are kept: five years."\n`,
    ],
    [
      'list of paragraphs, as an item of its own',
      `records:\n  text:\n    - ${clause}.\n    - ${clause}.\nfees: 1\n`,
      `    - ${clause}.\n    - "They are kept: five years."\nfees: 1\n`,
    ],
  ])('in YAML joins a %s', (_what, before, after) => {
    const text = completed(before, 'yaml')
    expect(text).toContain(after)
    expect(readContract(text, 'yaml').problems).toEqual([])
  })
})
