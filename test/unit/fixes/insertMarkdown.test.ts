import { describe, expect, it } from 'vitest'
import { crlf, markdown, outline, withClause } from '../contracts.ts'

const access = 'Only authorised users shall access the capacity, with passwords that shall not be shared.'

/** The lines that a fix adds, one blank for several. */
function added(text: string, clause = 'logging'): string[] {
  const before = text.split('\n')
  return withClause(clause, text)
    .split('\n')
    .filter((line) => line.trim() !== '' && !before.includes(line))
}

/** What a line begins with: what stands before its first three words. */
const beginnings = (lines: readonly string[]): string[] => lines.map((line) => line.slice(0, 14))

describe('a clause put into a Markdown contract', () => {
  it('is English, numbered on from its neighbour, with numbered paragraphs', () => {
    const text = `# Lease\n\n## 1. Fees\n\n1.1 Customer pays fees.\n\n1.2 Monthly.\n\n## 2. Users\n\n2.1 ${access}\n`
    expect(beginnings(added(text))).toEqual([
      '## 3. Logs and',
      '3.1 Each party',
      '3.2 The record',
      '3.3 Logs shall',
      '3.4 A party sh',
    ])
    expect(outline(markdown(withClause('logging', text))).filter((line) => /^ {2}\S/.test(line))).toEqual([
      '  1.|Fees',
      '  2.|Users',
      '  3.|Logs and records',
    ])
  })

  it('between others takes a suffix, so that no other number moves', () => {
    const text = `## 1. Users\n\n${access}\n\n## 2. Fees\n\nCustomer pays fees.\n\n## 3. Governing law\n\nThe law of Singapore.\n`
    expect(outline(markdown(withClause('logging', text)))).toEqual([
      '1.|Users',
      '1A.|Logs and records',
      '2.|Fees',
      '3.|Governing law',
    ])
  })

  it.each([
    [
      'after the one that its kin stands in',
      ['## 4. Users', access, '## 4A. Audit', 'Audits.', '## 4B. Term', 'A year.', '## 5. Notices', 'In writing.'],
      ['4.|Users', '4A.|Audit', '4B.|Term', '4C.|Logs and records', '5.|Notices'],
    ],
    [
      'although its kin stands in the first of them',
      ['## 4. Fees', 'Fees.', '## 4A. Users', access, '## 4B. Term', 'A year.', '## 5. Notices', 'In writing.'],
      ['4.|Fees', '4A.|Users', '4B.|Term', '4C.|Logs and records', '5.|Notices'],
    ],
    [
      'although a number of them is free',
      ['## 4. Users', access, '## 4B. Term', 'A year.', '## 5. Notices', 'In writing.'],
      ['4.|Users', '4B.|Term', '4C.|Logs and records', '5.|Notices'],
    ],
    [
      'before the boilerplate',
      ['## 第二条 费用', '甲方付款。', '## 第二条之一 保证', '货物为新。', '## 第三条 附则', '本合同一式两份。'],
      ['第二条|费用', '第二条之一|保证', '第二条之二|日志与记录留存', '第三条|附则'],
    ],
  ])('follows those that were put in before it, in the order of numbers: %s', (_what, blocks, expected) => {
    expect(outline(markdown(withClause('logging', blocks.join('\n\n'))))).toEqual(expected)
  })

  it.each([
    [
      'Simplified',
      '## 第一条 用户\n\n1.1 仅授权用户可以访问算力，不得共用密码。\n\n1.2 用户应实名。\n\n## 第二条 附则\n\n2.1 本合同一式两份。\n',
      ['## 第一条之一 日志与记录留存', '双方应就本合同的履行保存'],
      /雙|應/,
    ],
    [
      'Traditional',
      '## 第一條 用戶\n\n1.1 僅授權用戶可以訪問算力，不得共用密碼。\n\n1.2 用戶應實名。\n\n## 第二條 附則\n\n2.1 本合約一式兩份。\n',
      ['## 第一條之一 日誌與記錄留存', '雙方應就本合約的履行保存'],
      /双|应/,
    ],
  ])('is in %s Chinese where the contract is, and the scripts are not mixed', (_what, text, begins, otherScript) => {
    const lines = added(text)
    begins.forEach((begin, i) => {
      expect(lines[i]).toMatch(new RegExp(`^${begin}`))
    })
    expect(lines.join('\n')).not.toMatch(otherScript)
  })

  it('uses the contract’s own party terms, with their article where they have one, and its word for itself', () => {
    const text = `---\ncontract:\n  parties:\n    - { name: A, term: Lessor, role: provider }\n    - { name: B, term: Lessee, role: customer }\n---\n\n## 1. Fees\n\nThe Lessee pays the Lessor. This binds the Lessee and the Lessor in this Lease and this Lease.\n`
    const words = added(text, 'termination').join('\n')
    expect(words).toContain('Either party may terminate this Lease by written notice')
    expect(words).toContain('The Lessee may terminate this Lease for convenience')
    expect(words).toContain('the Lessor shall let the Lessee retrieve')
    expect(words).not.toMatch(/Customer|Provider|\{\{/)
  })

  it.each<[string, string, string, string]>([
    [
      'headings of a deeper level',
      `### 1. Users\n\n${access}\n\n### 2. Fees\n\nPay.\n`,
      '### 1A. Logs and records',
      'Each party',
    ],
    ['headings without numbers', `## Users\n\n${access}\n\n## Fees\n\nPay.\n`, '## Logs and records', 'Each party'],
    ['headings in capitals', `## ARTICLE I. USERS\n\n${access}\n`, '## ARTICLE II. LOGS AND RECORDS', 'Each party'],
    [
      'bold run-in titles',
      `**1. Users.** ${access}\n\n**2. Fees.** Customer pays fees.\n`,
      '**1A. Logs and records.** Each party shall',
      'The records',
    ],
    ['plain run-in titles', `1. Users. ${access}\n\n2) Fees. Customer pays fees.\n`, '', ''],
    [
      'Chinese lists',
      `一、用户\n\n仅授权用户可以访问算力，不得共用密码。\n\n二、费用\n\n甲方付款。\n`,
      '一之一、日志与记录留存',
      '双方应就',
    ],
    [
      'Chinese articles without markup',
      `第一条 用户\n\n仅授权用户可以访问算力，不得共用密码。\n`,
      '第二条 日志与记录留存',
      '双方应就',
    ],
    [
      'Markdown lists',
      `1. **Users.** ${access}\n2. **Fees.** Customer pays fees.\n`,
      '3. **Logs and records.**',
      '   1. Each party',
    ],
  ])('looks like its neighbours: %s', (_what, text, head, first) => {
    const lines = added(text)
    expect(lines[0]?.startsWith(head), lines[0]).toBe(true)
    expect(lines[1]?.startsWith(first), lines[1]).toBe(true)
  })

  it.each([
    [
      '(a)',
      `## 1. Users\n\n(a) ${access}\n\n(b) Users have names.\n`,
      ['(a) Each', '(b) The ', '(c) Logs', '(d) A pa'],
    ],
    ['1.', `## 1. Users\n\n1. ${access}\n2. Users have names.\n`, ['1. Each ', '2. The r', '3. Logs ', '4. A par']],
    [
      '（一）',
      '## 第一条 用户\n\n（一）仅授权用户可以访问算力，不得共用密码。\n\n（二）用户应实名。\n',
      ['（一）双方应就', '（二）上述记录', '（三）日志应带', '（四）一方应依'],
    ],
  ])('numbers its paragraphs %s as the others are', (_mark, text, expected) => {
    const [, ...paragraphs] = added(text)
    expect(paragraphs).toHaveLength(expected.length)
    expected.forEach((begin, i) => {
      expect(paragraphs[i]?.startsWith(begin), paragraphs[i]).toBe(true)
    })
  })

  it('stands before the signature block and its rule', () => {
    const text = `# Lease\n\n## 1. Users\n\n${access}\n\n---\n\nSigned for the Provider: ____\n`
    const result = withClause('logging', text)
    expect(result.endsWith('\n\n---\n\nSigned for the Provider: ____\n')).toBe(true)
    expect(result.indexOf('Logs and records')).toBeLessThan(result.indexOf('\n---\n'))
  })

  it.each([
    ['an empty file', ''],
    ['a file without clauses', 'Customer pays fees.\n'],
    ['facts alone', '---\ncontract:\n  type: nda\n---\n'],
    ['a title alone', '# Lease'],
  ])('goes at the end of %s', (_what, text) => {
    const result = withClause('logging', text)
    expect(result.startsWith(text)).toBe(true)
    expect(outline(markdown(result)).at(-1)).toMatch(/^ *Logs and records$/)
  })

  it('keeps CRLF, and has the same words with it', () => {
    for (const text of [
      `# Lease\n\n## 1. Users\n\n1.1 ${access}\n\n1.2 Named.\n\n## 2. Notices\n\n2.1 In writing.\n`,
      `1. **Users.** ${access}\n2. **Fees.** Customer pays fees.\n`,
      'Customer pays fees.',
      '',
    ]) {
      const result = withClause('logging', crlf(text))
      expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/.test(crlf(text)) ? /[\r\n]/ : /\r/)
      expect(result.replaceAll('\r\n', '\n')).toBe(withClause('logging', text))
    }
  })

  it('ends the line it stands after where the file ends without a line break', () => {
    const text = `## 1. Users\n\n${access}`
    expect(withClause('logging', text).startsWith(`${text}\n\n## 2. Logs and records\n\n`)).toBe(true)
  })
})
