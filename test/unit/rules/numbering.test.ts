import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { checked, quote } from '../contracts.ts'

const foundInYaml = (text: string, locale: 'en' | 'zh' = 'en') => found(text, locale, 'yaml')

const found = (text: string, locale: 'en' | 'zh' = 'en', format: Format = 'markdown') => {
  const { contract, findings } = checked(text, format, locale)
  return findings
    .filter(({ code }) => code === 'numbering')
    .map(({ span, message }) => [quote(contract, span), message])
}

describe('numbering', () => {
  it.each([
    ['## 1. A\n\nx\n\n## 3. C\n\ny\n', '3.', '3 follows 1: a number between them is left out.'],
    ['## 1. A\n\nx\n\n## 2. B\n\ny\n\n## 2. C\n\nz\n', '2.', 'The number 2 is used twice in a row.'],
    ['## 2. A\n\nx\n\n## 3. B\n\ny\n\n## 2. C\n\nz\n', '2.', '2 follows 3: the numbers go back.'],
    ['## 1. A\n\n1.1 x\n\n## 2. B\n\n3.1 y\n', '3.1', '3.1 stands under 2: its number belongs to another clause.'],
    ['## 1. A\n\n(a) x\n\n(c) y\n', '(c)', '(c) follows (a): a number between them is left out.'],
    ['## I. A\n\nx\n\n## IV. B\n\ny\n', 'IV.', 'IV follows I: a number between them is left out.'],
  ])('%j', (text, words, message) => expect(found(text)).toEqual([[words, message]]))

  it('says as what a list item is shown that Markdown counts otherwise than typed', () => {
    expect(found('It gives:\n\n1. A thing\n3. B thing 💻\n4. C thing\n')).toEqual([
      [
        '3.',
        '3 follows 1: a number between them is left out. Markdown counts list items itself and shows this one as 2.',
      ],
    ])
    expect(found('包括：\n\n1. 甲\n2. 乙\n4. 丙\n', 'zh')).toEqual([
      ['4.', '“2”之后为“4”，中间缺号。Markdown 列表自动编号，此项实际显示为 3。'],
    ])
  })

  it('counts what a list item is shown as from the first of its own list, which a paragraph ends', () => {
    expect(found('It gives:\n\n1. A thing\n2. B thing\n\nIt also gives:\n\n5. C thing\n8. D thing\n')).toEqual([
      ['5.', '5 follows 2: a number between them is left out.'],
      [
        '8.',
        '8 follows 5: a number between them is left out. Markdown counts list items itself and shows this one as 6.',
      ],
    ])
  })

  it.each([
    ['## 1. A\n\nx\n\n## 3. C\n\ny\n', '“1”之后为“3”，中间缺号。', '前一编号', '1.', true],
    ['## 2. A\n\nx\n\n## 3. B\n\ny\n\n## 2. C\n\nz\n', '“3”之后为“2”，编号倒退。', '前一编号', '3.', true],
    ['## 1. A\n\n1.1 x\n\n## 2. B\n\n3.1 y\n', '“3.1”位于“2”之下，编号与所在条款不符。', '其所在条款', '2.', false],
  ])('leads to the other number, and says so in Chinese: %j', (text, message, label, other, isFixed) => {
    const { contract, findings } = checked(text, 'markdown', 'zh')
    const [finding] = findings.filter(({ code }) => code === 'numbering')
    expect(finding?.message).toBe(message)
    expect(finding?.related.map((one) => [one.message, quote(contract, one.span)])).toEqual([[label, other]])
    expect(finding?.remedies.map(({ kind }) => kind)).toEqual(isFixed ? ['renumber'] : [])
  })

  it.each([
    '## Fees\n\n1. It pays.\n\n## Warranties\n\n1. It warrants.\n\n2. It repairs.\n\n## Term\n\n1. One year.\n',
    '## 费用\n\n1. 甲方付款。\n\n## 保证\n\n1. 乙方保证。\n\n2. 乙方修理。\n',
    '## Fees\n\n1. **Pay.** It pays.\n\n## Warranties\n\n1. **Goods.** It warrants.\n\n2. **Repair.** It repairs.\n',
    '1. SUPPLY.\n\n(a) Goods. It delivers.\n\n2. PAYMENT AND RECORDS.\n\n(a) Fees. It pays.\n\n(b) Interest. None.\n',
    '1. It supplies.\n\n(a) Goods. It delivers.\n\n2. It pays.\n\n(a) Fees. It pays.\n\n(b) Interest. None.\n',
    '1. 供应\n\n（一）货物。乙方交货。\n\n2. 付款\n\n（一）费用。甲方付款。\n\n（二）利息。无。\n',
    '2.2 It supplies.\n\n2.2.1 Goods. It delivers.\n\n2.2.2 Place. There.\n',
  ])('begins anew under the next title or clause: %j', (text) => expect(found(text)).toEqual([]))

  it.each([
    ['1. SALES\n\n(a) Order. It orders.\n\n(a) Limits. None.\n\n(b) Fees. None.\n', '(a)'],
    ['1. 销售\n\n（一）订单。甲方下单。\n\n（一）限制。无。\n', '（一）'],
  ])('counts on in one clause: %j', (text, number) => expect(found(text).map(([words]) => words)).toEqual([number]))

  it('takes a title alone for the end of a Markdown list, however deep it stands in YAML', () => {
    const text =
      'contract:\n  type: nda\ntext: |\n  7. SALES\n\n  (a) Order. It orders.\n\n  9. FEES\n\n  (a) Pay. It pays.\n'
    const { findings } = checked(text, 'yaml')
    expect(findings.filter(({ code }) => code === 'numbering').map(({ message }) => message)).toEqual([
      '9 follows 7: a number between them is left out.',
    ])
  })

  it('is seen in Chinese numbers', () => {
    expect(found('第一条 甲\n\n无。\n\n第三条 乙\n\n无。\n', 'zh')).toEqual([
      ['第三条', '“第一条”之后为“第三条”，中间缺号。'],
    ])
    expect(found('一、甲\n\n无。\n\n一、乙\n\n无。\n\n二、丙\n\n无。\n', 'zh')).toEqual([['一', '编号“一”重复。']])
  })

  it('is not asked of the keys of a YAML file, which nobody drafts', () => {
    const text =
      'clause_1: |\n  The fee is paid monthly.\nclause_4: |\n  Notices are in writing.\nclause_4b:\n  title: 7. Term\n  text: |\n    A year.\n'
    const codes = (yaml: string): string[] => checked(yaml, 'yaml').findings.map(({ code }) => code)
    expect(codes(text)).not.toContain('numbering')
    expect(codes(text.replace('title: 7. Term', 'title: Term\n  other: |\n    1. One.\n\n    3. Three.'))).toContain(
      'numbering',
    )
  })

  it('is seen in the numbers of YAML clauses that stand under a key of their own, where they stand', () => {
    const text = `terms:\n${[1, 2, '"4"', '"4"'].map((no) => `  - no: ${no}\n    heading: Matter\n    text: Words.\n`).join('')}`
    expect(foundInYaml(text)).toEqual([
      ['4', '4 follows 2: a number between them is left out.'],
      ['4', 'The number 4 is used twice in a row.'],
    ])
    const chinese =
      '条款:\n  - 编号: 第一条\n    标题: 甲\n    正文: 无。\n  - 编号: 第三条\n    标题: 乙\n    正文: 无。\n'
    expect(foundInYaml(chinese, 'zh')).toEqual([['第三条', '“第一条”之后为“第三条”，中间缺号。']])
  })

  it('is not asked of what has an id, a count or an account number beside its name', () => {
    const data =
      'terms:\n  - no: 1\n    heading: Fees\n    text: Words.\naccount:\n  title: Operating account\n  number: 123\ntables:\n  - id: 4\n    name: orders\n    description: The orders of a customer.\n  - id: 9\n    name: clients\n'
    expect(foundInYaml(data)).toEqual([])
  })

  it.each([
    ['a number put in between', '## 9. A\n\nx\n\n## 9A. B\n\ny\n\n## 10. C\n\nz\n'],
    ['an article put in between', '第九条 甲\n\n无。\n\n第九条之一 乙\n\n无。\n\n第十条 丙\n\n无。\n'],
    ['a list that Markdown counts', '1. A thing\n1. B thing\n1. C thing\n'],
    ['a list in each clause', '## 1. A\n\n(a) x\n\n(b) x\n\n## 2. B\n\n(a) y\n\n(b) y\n'],
    [
      'articles that count on through chapters',
      '## 第一章 甲\n\n第一条 子\n\n无。\n\n## 第二章 乙\n\n第二条 丑\n\n无。\n',
    ],
    ['(i) to (iv) after (h)', '## 1. A\n\n(h) x:\n\n(i) y\n\n(ii) y\n\n(iii) y\n'],
    ['a number on a line that is no head', '## 1. A\n\nx\n2. B goes on\n\n## 3. C\n\ny\n'],
  ])('says nothing of %s', (_what, text) => expect(found(text)).toEqual([]))

  it.each([
    ['## 1. A\n\nx\n\n## 2. B\n\n(a) x\n\n(c) y\n', '(c)', 'a figure that is the value of the letter'],
    [
      '## 1. A\n\nx\n\n## 3. C\n\ny\n\n## Schedule 1\n\n1. Servers.\n\n2. Racks.\n\n3. Tapes.\n',
      '3.',
      'a number of an attachment',
    ],
    ['第一条 甲\n\n（一）子。\n\n（三）丑。\n\n第二条 乙\n\n无。\n', '（三）', 'the number of an article'],
    [
      '一、甲\n\n1、子。\n\n2、丑。\n\n3、寅。\n\n二、乙\n\n无。\n\n四、丁\n\n无。\n',
      '四、',
      'an item of a clause above',
    ],
  ])('is not hidden in %j by %3$s', (text, words) =>
    expect(found(text).map(([number]) => number?.replace('、', ''))).toEqual([words.replace('、', '')]),
  )

  it.each([
    ['an item inside of the one before it', '## 1. A\n\n(a) x; and (b) y\n\n(c) z\n'],
    ['an item in Chinese inside of the one before it', '第一条 甲\n\n（一）子；（二）丑。\n\n（三）寅。\n'],
    ['a number between them that was read as no head', '## Article 1\n\nx\n\nArticle 2\nB\n\n## Article 3\n\ny\n'],
  ])('says nothing where the number is %s', (_what, text) => expect(found(text)).toEqual([]))
})
