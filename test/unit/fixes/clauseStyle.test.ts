import { describe, expect, it } from 'vitest'
import type { Section } from '../../../server/src/contract/contract.ts'
import { headStyle, type ParagraphStyle, paragraphMark, paragraphStyle } from '../../../server/src/fixes/clauseStyle.ts'
import { crlf, markdown } from '../contracts.ts'

describe('the head of a new clause', () => {
  /** The line of a new head in the style of a contract's last section. */
  const headLike = (text: string, number: string, title: string): string => {
    const contract = markdown(text)
    const section = contract.sections.at(-1) as Section
    const { before, gap, after, capitals } = headStyle(contract, section)
    return `${before}${section.number ? number + gap : ''}${capitals ? title.toUpperCase() : title}${after}`
  }

  it.each<[string, string, string]>([
    ['## 9. Records\n\nWords.\n', '10.', '## 10. Logs'],
    ['### Records\n\nWords.\n', '', '### Logs'],
    ['  ## 9. Records\n\nWords.\n', '10.', '  ## 10. Logs'],
    ['## 9. Records.\n\nWords.\n', '10.', '## 10. Logs'],
    ['## ARTICLE IX. RECORDS\n\nWords.\n', 'ARTICLE X.', '## ARTICLE X. LOGS'],
    ['## 第九条　记录\n\n文字。\n', '第十条', '## 第十条　Logs'],
    ['## 九、记录\n\n文字。\n', '十', '## 十、Logs'],
    ['**9.3 Records.** Words of it.\n', '9.4', '**9.4 Logs.**'],
    ['9.3 Records. Words of the clause.\n', '9.4', '9.4 Logs.'],
    ['9.3 **Records.** Words of it.\n', '9.4', '9.4 **Logs.**'],
    ['**Records**\n\nWords.\n\n', '', '**Logs**'],
    ['第九条 记录\n\n文字文字。\n', '第十条', '第十条 Logs'],
  ])('is written as %j is', (text, number, expected) => {
    expect(headLike(text, number, 'Logs')).toBe(expected)
    expect(headLike(crlf(text), number, 'Logs')).toBe(expected)
  })

  it.each([
    ['**9.3 Records.** Words of it.\n', true],
    ['9.3 Records. Words of the clause.\n', true],
    ['**9.3 Records**\n\nWords.\n', false],
    ['## Records\n\nWords.\n', false],
  ])('%j: the words stand on its line: %s', (text, inline) => {
    for (const variant of [text, crlf(text)]) {
      const contract = markdown(variant)
      expect(headStyle(contract, contract.sections.at(-1) as Section).inline).toBe(inline)
    }
  })
})

describe('the paragraphs of a new clause', () => {
  it.each<[string, ParagraphStyle]>([
    ['## 1. A\n\n1.1 One.\n\n1.2 Two.\n', 'decimal'],
    ['## 1. A\n\n1.1. One.\n\n1.2. Two.\n', 'decimal-dot'],
    ['## 1. A\n\n**1.1** One.\n\n**1.2** Two.\n', 'plain'],
    ['## 第一条 甲\n\n1.1 一。\n\n1.2乙方。\n', 'decimal'],
    ['## 第一条 甲\n\n（一）一。\n\n（二）二。\n', 'zh-paren'],
    ['## 1. A\n\n(a) One.\n\n(b) Two.\n', 'alpha'],
    ['## 1. A\n\n1. One.\n2. Two.\n', 'list'],
    ['## 1. A\n\nOne.\n\nTwo.\n', 'plain'],
    ['## 1. A\n\n1.1 One by chance.\n\nTwo.\n', 'plain'],
    ['## 12. A\n\n  12.10 One.\n\n  12.11 Two.\n', 'decimal'],
    ['## 12. A\n\n12.10. One.\n\n12.11. Two.\n', 'decimal-dot'],
    ['## 第一条 甲\n\n（十一）一。\n\n（十二）二。\n', 'zh-paren'],
    ['## 1. A\n\n  (a) One.\n\n  (b) Two.\n', 'alpha'],
    ['## 1. A\n\n10) One.\n11) Two.\n', 'list'],
    ['## 1. A\n\n  1. One.\n  2. Two.\n', 'list'],
    ['## 1. A\n\nP1. One.\n\nP2. Two.\n', 'plain'],
    // Of two forms that occur, the more frequent one.
    ['## 1. A\n\n1.1 One:\n\n(a) x\n\n(b) y\n\n1.2 Two.\n\n1.3 Three.\n', 'decimal'],
    ['## 1. A\n\nAs (a) says and (b) says, by 1.1 or 1.2. x, （一）and（二） hold.\n', 'plain'],
    ['## 1. A\n\nIn 2027.5 days\n1.1% or 1.2% of it.\n', 'plain'],
  ])('%j are numbered %s', (text, style) => {
    for (const variant of [text, crlf(text)]) expect(paragraphStyle(markdown(variant), [1])).toBe(style)
  })

  it.each<[ParagraphStyle, string | undefined, number, string]>([
    ['decimal', '9.', 0, '9.1 '],
    ['decimal-dot', '9A.', 1, '9A.2. '],
    ['decimal', '9.10', 0, '9.10.1 '],
    ['decimal', '第十二条', 0, '12.1 '],
    ['decimal', '第九条之一', 0, ''],
    ['decimal', undefined, 0, ''],
    ['zh-paren', undefined, 11, '（十二）'],
    ['alpha', undefined, 2, '(c) '],
    ['list', undefined, 2, '3. '],
    ['plain', '9.', 0, ''],
  ])('%s in clause %s, number %i: “%s”', (style, number, index, mark) => {
    expect(paragraphMark(style, number, index)).toBe(mark)
  })
})
