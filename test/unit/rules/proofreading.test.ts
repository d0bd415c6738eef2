import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import type { FindingCode, Locale } from '../../../server/src/rules/finding.ts'
import { checked, crlf, quote } from '../contracts.ts'
import { found } from './found.ts'

const words = (code: FindingCode, text: string): string[] => {
  const { contract, findings } = checked(text)
  return findings.filter((finding) => finding.code === code).map(({ span }) => quote(contract, span))
}
const fixed = (code: FindingCode, text: string): string => {
  const check = checked(text)
  const edits = check.findings.flatMap((finding) =>
    finding.code === code ? (fixesFor(finding, check, standardPack, 'en')[0]?.edits ?? []) : [],
  )
  return applyEdits(text, edits)
}

describe('amount-mismatch', () => {
  it.each([
    'within thirty (60) days',
    'a fee of five million U.S. dollars (US$500,000)',
    'one hundred and five (115) units',
    '3 (two) copies',
    'capped at US$2 million (US$20,000,000)',
    'a price of EUR 1.5 million (EUR 1,050,000)',
    '合同总价为人民币壹佰万元整（￥100,000.00）',
    '合同总价为人民币壹佰贰拾叁元肆角伍分（¥123.54）',
    '应于三十（20）日内付款',
    '大写：人民币壹佰万元整，小写：￥1,200,000元',
    '￥1,200,000（大写：人民币壹佰万元整）',
    '总价100万元（10,000,000元）',
    '违约金为千分之五（5%）',
    '合約總價為人民幣貳佰萬元整（￥200,000）',
  ])('%s', (text) => expect(words('amount-mismatch', `## 1. A 💻\n\n${text}.\n`)).toHaveLength(1))

  it.each([
    'within thirty (30) days and ninety percent (90%)',
    'a fee of five million U.S. dollars (US$5,000,000) or $5 million',
    'capped at US$2 million (US$2,000,000), EUR 1.5 million (EUR 1,500,000) or USD 500 thousand (USD 500,000)',
    'one point five million dollars ($1,500,000), half a million dollars ($500,000), two and a half million dollars ($2,500,000)',
    '3 million US dollars (US$3,000,000), $1.2 billion ($1.2 billion), sales of US$2 million (2024) and 2 million (1)',
    'twenty-five thousand (25,000) units, two (2) copies, 3 (three) sets',
    '合同总价为人民币壹佰万元整（￥1,000,000.00）',
    '合同总价为人民币壹仟零伍元伍角（¥1,005.50）',
    '应于三十（30）日内付款，违约金为千分之五（0.5%）或百分之五（5%）',
    '大写：人民币壹佰万元整，小写：￥1,000,000元',
    '总价100万元（1,000,000元），亦即￥1,000,000（大写：壹佰万元整）',
    'as in Section two (a) and the two (Customer and Supplier)',
    '第三（3）方及第一百（100）日',
  ])('says nothing of %s', (text) => expect(words('amount-mismatch', `## 1. A\n\n${text}.\n`)).toEqual([]))

  const table = (total: string): string =>
    `## 1. Prices\n\n| Item | Price |\n| --- | ---: |\n| A | $1,000.50 |\n| B | 2,000 |\n| **Total** | ${total} |\n`
  it('adds up the rows of a table', () => {
    expect(words('amount-mismatch', crlf(table('**$4,000.50**')))).toEqual(['**$4,000.50**'])
    expect(words('amount-mismatch', table('**$3,000.50**'))).toEqual([])
    expect(words('amount-mismatch', table('see above'))).toEqual([])
    const chinese =
      '| 项目 | 单价 | 金额（元） |\n|---|---|---|\n| 甲 | 10 | 100 |\n| 小计 | | 100 |\n| 乙 | 20 | 200 |\n| 小计 | | 200 |\n| 合计 | | 400 |\n'
    expect(words('amount-mismatch', chinese)).toEqual(['400'])
  })
})

describe('impossible-date', () => {
  it.each([
    ['by 31 June 2027', '31 June 2027'],
    ['by February 30, 2027', 'February 30, 2027'],
    ['by 2027-02-29', '2027-02-29'],
    ['应于2027年2月30日前付款', '2027年2月30日'],
    ['二〇二七年十三月一日', '二〇二七年十三月一日'],
    ['from 1 May 2027 to 1 April 2026', '1 April 2026'],
    ['自2027年5月1日起至2026年4月30日止', '2026年4月30日'],
  ])('%s', (text, date) => expect(words('impossible-date', `## 1. A\n\nIt runs ${text}.\n`)).toEqual([date]))

  it.each([
    'by 29 February 2028, on 2028-02-29 and before 2月29日',
    'from 1 May 2026 to 30 April 2027',
    'on 1 May 2027, unlike on 1 April 2026',
    'Version 2024-13 of 12.31.99, in May 2027, within 30 日内',
    '于2026年5月1日签订，自2026年5月1日至2027年4月30日有效',
  ])('says nothing of %s', (text) => expect(words('impossible-date', `## 1. A\n\n${text}.\n`)).toEqual([]))
})

describe('unpaired-mark', () => {
  it.each([
    ['the fees (as in Exhibit A.', '('],
    ['the “Services shall be given.', '“'],
    ['乙方应提供服务（包括维护。', '（'],
    ['依据《数据安全法的规定。', '《'],
    ['a) the first thing] of all.', ']'],
  ])('%s', (text, mark) => expect(words('unpaired-mark', `## 1. A 💻\n\nIt is ${text}\n`)).toEqual([mark]))

  it.each([
    'a) first; b) second; 1) third; (iv) fourth',
    'the “Services” (as [[name]] says (twice)). One. (Two sentences. In brackets.)',
    '甲方（“买方”)应付款；1）首付款；2）尾款。《“十四五”规划》',
    'a 19" rack of 8.5 x 11” paper',
    'This (bracket\n\nis closed later) after an empty line.',
    'Signed by  )  Name (printed)  )',
  ])('says nothing of %s', (text) => expect(words('unpaired-mark', `## 1. A\n\n${text}\n`)).toEqual([]))

  it.each([
    [
      'the “Services" of',
      '“',
      'This “ is curly, and its other half is a straight quotation mark.',
      '““”为弯引号，与之配对的一半却是直引号。',
    ],
    [
      'the "Services” of',
      '”',
      'This ” is curly, and its other half is a straight quotation mark.',
      '“””为弯引号，与之配对的一半却是直引号。',
    ],
    ['the (Services of', '(', 'This ( has no other half in its paragraph.', '“(”缺少与之配对的符号。'],
  ])('says what is wrong with a mark, in both languages: %s', (text, mark, en, zh) => {
    const said = (locale: Locale) => found('unpaired-mark', `## 1. A\n\nIt is ${text} it.\n`, locale)
    expect(said('en')).toMatchObject([{ words: mark, message: en }])
    expect(said('zh')).toMatchObject([{ words: mark, message: zh }])
  })

  it.each([
    ['the “Services" of 19" racks', 'the “Services” of 19" racks'],
    ['the "Services” and the "Fees"', 'the “Services” and the "Fees"'],
  ])('gives a curly mark its other half where that is straight: %s', (text, wanted) => {
    const before = `## 1. A 💻\n\nIt is ${text}.\n`
    expect(fixed('unpaired-mark', before)).toBe(before.replace(text, wanted))
  })
})

describe('mixed-script', () => {
  it('names and changes Traditional words in a Simplified contract', () => {
    const text = '## 第一条 服务\n\n乙方应当为甲方提供服务，并对數據安全負責。本合同经双方签订后生效。\n'
    expect(words('mixed-script', text)).toEqual(['數據安全負責'])
    expect(fixed('mixed-script', text)).toBe(text.replace('數據', '数据').replace('負責', '负责'))
  })

  it('names Simplified words in a Traditional contract, but not characters of both', () => {
    const text =
      '## 第一條 服務\n\n乙方應當為甲方提供服務，並對數據安全負責。雙方簽訂後生效，以里程計算，不得于後台干預。乙方应付款。\n'
    expect(words('mixed-script', text)).toEqual(['应'])
  })

  it('says nothing of characters that both scripts have in common words', () => {
    const text =
      '## 第一條 追溯\n\n雙方應追溯來源，核實查驗紀錄，即時諮詢教育局，逾期不得私自洩漏；既有合同與巨額貨款暫旋即真實核對。\n'
    expect(words('mixed-script', text)).toEqual([])
    expect(words('mixed-script', text.replace('紀錄', '纪录，设备损坏'))).toEqual(['纪录', '设备损坏'])
  })

  it('names and changes a figure of two widths', () => {
    const text = '## 1. A\n\nThe fee is 1，000,000 and ５00 units; 甲、乙，３件，以及１，２，３.\n'
    expect(words('mixed-script', text)).toEqual(['1，000,000', '５00'])
    expect(fixed('mixed-script', text)).toContain('1,000,000 and 500 units')
  })

  it.each([
    ['５00', true],
    ['1，000,000', false],
    ['５.5', false],
  ])('is certain to change no word where %s is one number: %s', (figure, isCertain) => {
    const { findings } = checked(`## 1. A\n\nIt pays ${figure} units, or 20.\n`)
    const remedies = findings.flatMap((one) => (one.code === 'mixed-script' ? one.remedies : []))
    expect(remedies.map((remedy) => remedy.kind === 'replace' && remedy.isCertain === true)).toEqual([isCertain])
  })

  it('says nothing of an English contract with Chinese names', () =>
    expect(
      words('mixed-script', '## 1. A\n\nThe Customer is 臺灣積體電路 (Taiwan) of many plain English words.\n'),
    ).toEqual([]))
})

describe('hidden-character', () => {
  it.each([
    ['zero\u200bwidth', 'zerowidth'],
    ['an \u202eamount\u202c of 100', 'an amount of 100'],
    ['Bаnk of Moscow', 'Bank of Moscow'],
    ['a word\u2060 joiner', 'a word joiner'],
  ])('%j is found and taken out', (text, plain) => {
    expect(words('hidden-character', `## 1. A\n\n${text}\n`).length).toBeGreaterThan(0)
    expect(fixed('hidden-character', `## 1. A\n\n${text}\n`)).toBe(`## 1. A\n\n${plain}\n`)
  })

  it('takes out by itself what changes no word, and leaves the rest to a person', () => {
    const isCertain = (text: string) =>
      checked(text).findings.flatMap(({ code, remedies: [one] }) =>
        code === 'hidden-character' && one?.kind === 'replace' ? one.isCertain === true : [],
      )
    expect(isCertain('A zero\u200bwidth')).toEqual([true])
    expect(isCertain('A \u202e💻')).toEqual([false])
  })

  it.each(['a family 👨‍👩‍👧 and a flag 🏳️‍🌈', 'Банк Москвы', 'the µ of Ω', '\ufeff# A\n\nx', 'שלום \u200f(א)'])(
    'says nothing of %s',
    (text) => expect(words('hidden-character', text)).toEqual([]),
  )
})

describe('duplicate-heading and empty-clause', () => {
  it('name the second of two clauses side by side with one title', () => {
    expect(words('duplicate-heading', '## 1. Term\n\nx\n\n## 2. Term\n\ny\n')).toEqual(['2. Term'])
    expect(words('duplicate-heading', '## 1. A\n\n### 1.1 General\n\nx\n\n## 2. B\n\n### 2.1 General\n\ny\n')).toEqual(
      [],
    )
  })

  it.each([
    // A line of a form stands above each signature.
    '# 合同\n\n**甲方：** 一公司\n\n**甲方：** 二公司\n',
    '## 1. A\n\nx\n\n## 2. B\n\ny\n',
  ])('take no other titles for one: %j', (text) => expect(words('duplicate-heading', text)).toEqual([]))

  it.each([
    ['1.1 **Term.** One year.\n\n1.2 **Fees.** None.\n\n1.3 **Term.** Two.\n', ['1.3 **Term.']],
    ['## 1. Term\n\nx\n\n## 2. term\n\ny\n\n## 3. TERM\n\nz\n', ['2. term', '3. TERM']],
    // A letter by itself tells no two clauses apart.
    ['## 1. A\n\nx\n\n## 2. A\n\ny\n', []],
    // Each stands in a clause of its own, whatever Markdown makes of the titles.
    ['1. SALES\n\n(a) Limits. None.\n\n2. FEES\n\n(a) Limits. None.\n', []],
    ['1. SALES\n\n(a) Limits. None.\n\n(b) Limits. None.\n', ['(b) Limits.']],
    ['6. Sale of Goods\n\nA. LIMITS. None.\n\n7. Fees\n\nA. PAY. Now.\n\nB. LIMITS. None.\n', []],
    ['1. 销售\n\n(a) 限制。无。\n\n2. 费用\n\n(a) 限制。无。\n', []],
    ['1. 销售\n\n(a) 限制。无。\n\n(b) 限制。无。\n', ['(b) 限制。']],
    // The numbers begin anew in what comes behind, and an exhibit has titles of its own.
    ['1\\. Term\n\nx\n\n2\\. Fees\n\ny\n\n1\\. Purpose\n\nx\n\n2\\. Fees\n\ny\n', []],
    ['# A\n\n## Fees\n\nx\n\nExhibit B\n\n## Fees\n\ny\n', []],
  ])('name each that comes again: %j', (text, again) => expect(words('duplicate-heading', text)).toEqual(again))

  it.each([
    // 2.2.1 follows 2.2 under a heading of the same level.
    ['## 2.2 A\n\n## 2.2.1 B\n\nx\n', []],
    ['## 2.2 A\n\n## 2.3.1 B\n\nx\n', ['2.2 A']],
    ['## A\n\n## 1. B\n\nx\n', []],
    ['## 1. A\n\n### 1.1 B\n\n### 1.2 C\n\nx\n', ['1.1 B']],
    ['## 1. A\n\n### 1.1 B\n\n#### 1.1.1 C\n\nx\n', []],
    ['## 1. Logs\n\n<!-- clause: logging -->\n\n## 2. B\n\nx\n', []],
    ['## 1.\n\n## 2. B\n\nx\n', []],
    ['## 1. A\n\n- x\n\n## 2. B\n\n| a | b |\n| - | - |\n| 1 | 2 |\n', []],
    ['## 1. A\n\nSee Exhibit A.\n\n## Exhibit A\n\n## 2. Not used\n', []],
  ])('name a numbered heading without words in it or below: %j', (text, empty) =>
    expect(words('empty-clause', text)).toEqual(empty),
  )

  it('name a numbered heading without words', () => {
    expect(words('empty-clause', '## 1. Term\n\n## 2. Fees\n\nx\n')).toEqual(['1. Term'])
    expect(words('empty-clause', '## 第一条 期限\n\n## 第二条 费用\n\n无。\n')).toEqual(['第一条 期限'])
  })

  it.each(['## 1. [Reserved]\n', '## 1. A\n\n### 1.1 B\n\nx\n', '## 第一条 （保留）\n', '# Title\n\n## 1. A\n\nx\n'])(
    'say nothing of %j',
    (text) => expect(words('empty-clause', text)).toEqual([]),
  )
})
