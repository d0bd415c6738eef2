import { describe, expect, it } from 'vitest'
import { chineseNumeral, chineseValue, leadingNumber } from '../../../server/src/contract/numbering.ts'

describe('the number at the start of a heading', () => {
  it.each<[string, string, string, number[]]>([
    ['9. Records', '9.', 'decimal-dot', [9]],
    ['9.3. Records', '9.3.', 'decimal-dot', [9, 3]],
    ['9) Records', '9)', 'decimal-dot', [9]],
    ['9.3 Records', '9.3', 'decimal', [9, 3]],
    ['12.10.4 Records', '12.10.4', 'decimal', [12, 10, 4]],
    ['9 Records', '9', 'decimal', [9]],
    ['9A. Records', '9A.', 'decimal-dot', [9]],
    ['1.1日志', '1.1', 'decimal', [1, 1]],
    ['Article 9 Records', 'Article 9', 'article', [9]],
    ['ARTICLE IX. RECORDS', 'ARTICLE IX.', 'article', [9]],
    ['Section 9.3: Records', 'Section 9.3', 'section', [9, 3]],
    ['§ 12 Records', '§ 12', 'section', [12]],
    ['XIV. Records', 'XIV.', 'roman', [14]],
    ['IX-A. Records', 'IX-A.', 'roman', [9]],
    ['ARTICLE IX-A. RECORDS', 'ARTICLE IX-A.', 'article', [9]],
    ['B. Records', 'B.', 'upper-alpha', [2]],
    ['C. Records', 'C.', 'upper-alpha', [3]],
    ['(b1) keep records', '(b1)', 'lower-alpha', [2]],
    ['第三章之一 记录', '第三章之一', 'zh-chapter', [3]],
    ['(b) keep records', '(b)', 'lower-alpha', [2]],
    ['b) keep records', 'b)', 'lower-alpha', [2]],
    ['第三章 总则', '第三章', 'zh-chapter', [3]],
    ['第九条 日志', '第九条', 'zh-article', [9]],
    ['第九条之一 日志', '第九条之一', 'zh-article', [9]],
    ['第 12 條　日誌', '第 12 條', 'zh-article', [12]],
    ['九、日志', '九', 'zh-list', [9]],
    ['（十二）日志', '（十二）', 'zh-paren', [12]],
    ['(三) 日志', '(三)', 'zh-paren', [3]],
  ])('%s', (title, text, style, path) => {
    expect(leadingNumber(title)).toMatchObject({ text, style, path })
  })

  it.each(['Records', '', '2026 was a year', '64 units of goods', '99.5', 'IV drips', 'a party', '条款', '一方违约'])(
    'is not in “%s”',
    (title) => expect(leadingNumber(title)).toBeUndefined(),
  )

  it('leaves the words after its length', () => {
    for (const title of ['9.3. Records', '第九条　Records', '九、 Records', 'Article 9 – Records', '(b) Records'])
      expect(title.slice(leadingNumber(title)?.length)).toBe('Records')
  })
})

describe('Chinese numerals', () => {
  it.each<[number, string]>([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [9999, '九千九百九十九'],
  ])('%i is %s', (value, numeral) => {
    expect(chineseNumeral(value)).toBe(numeral)
    expect(chineseValue(numeral)).toBe(value)
  })

  it('are read back as they were written, from 1 to 9999', () => {
    for (let value = 1; value <= 9999; value++) expect(chineseValue(chineseNumeral(value))).toBe(value)
  })

  it.each<[string, number]>([
    ['１２', 12],
    ['12', 12],
    ['两百', 200],
    ['〇', 0],
    ['二〇二六', 2026],
    ['一〇五', 105],
  ])('%s is %i', (numeral, value) => expect(chineseValue(numeral)).toBe(value))
})
