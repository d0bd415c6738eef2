import { describe, expect, it } from 'vitest'
import { Memory, readContract } from '../../../server/src/contract/readContract.ts'
import { citationsOf } from '../../../server/src/drafting/citations.ts'
import { partsOf } from '../../../server/src/drafting/parts.ts'
import { referencesOf, targetSpans } from '../../../server/src/drafting/references.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { crlf, markdown, quote, yaml } from '../contracts.ts'

const contract = (words: string): string =>
  `# Agreement\n\n## 1. Services\n\nSupplier shall: (a) deliver; and (b) install.\n\n## 2. Fees\n\n2.1 Customer pays.\n\n2.2 Customer shall also:\n\n(a) pay taxes;\n\n(b) pay:\n\n(i) duties; and\n\n(ii) levies.\n\n## 3. Term 💻\n\n${words}\n\n## Exhibit A\n\nPrices.\n`

const read = (text: string, format = markdown) => {
  const one = format(text)
  return referencesOf(one).map((reference) => [
    reference.words,
    reference.status,
    targetSpans(one, reference)
      .map((span) => quote(one, span))
      .join(),
  ])
}

const chinese = (words: string): string =>
  `# 合同\n\n第一条 服务\n\n乙方提供服务。\n\n第二条 费用\n\n甲方支付：\n\n（一）服务费；\n\n（二）税费。\n\n第三条 期限\n\n${words}\n\n附件一\n\n价格。\n`

describe('references', () => {
  it.each([
    ['as in Section 2.', [['Section 2', 'found', '2.']]],
    ['as in Section 2.2(b)(ii).', [['Section 2.2(b)(ii)', 'found', '(ii)']]],
    ['as in clause 1(b).', [['clause 1(b)', 'found', '1.']]],
    ['as in Section 7.', [['Section 7', 'missing', '']]],
    ['as in Section 2.4.', [['Section 2.4', 'missing', '2.']]],
    [
      'as in Sections 1, 2 and 9.',
      [
        ['Sections 1', 'found', '1.'],
        ['2', 'found', '2.'],
        ['9', 'missing', ''],
      ],
    ],
    [
      'as in § 2.1 and Exhibit A.',
      [
        ['§ 2.1', 'found', '2.1'],
        ['Exhibit A', 'found', 'Exhibit A'],
      ],
    ],
    ['as in Exhibit B.', [['Exhibit B', 'missing', '']]],
    ['as in Schedule 2.', [['Schedule 2', 'unknown', '']]],
    ['as in Section 9 of the Export Control Act.', [['Section 9', 'unknown', '']]],
    [
      'as in Article 28 GDPR and 11 U.S.C. § 365.',
      [
        ['Article 28', 'unknown', ''],
        ['§ 365', 'unknown', ''],
      ],
    ],
    ['of 2.5 units, 3 (three) days and 7 sections.', []],
    ['in Section 7 of this Agreement.', [['Section 7', 'missing', '']]],
    [
      'as in Article iii or Section vii.',
      Array(2)
        .fill(0)
        .map((_, i) => [['Article iii', 'Section vii'][i], 'unknown', '']),
    ],
    ['the Article i wrote, Section v. Board, sections i like, Section 2 and i.', [['Section 2', 'found', '2.']]],
  ])('%s', (words, expected) => {
    for (const text of [contract(words), crlf(contract(words))]) {
      const found = read(text)
      expect(found.map(([one, status]) => [one, status])).toEqual(expected.map(([one, status]) => [one, status]))
      for (const [i, [, status, target]] of expected.entries())
        if (status === 'found') expect(found[i]?.[2]).toBe(target)
    }
  })

  it.each([
    ['按第二条第（二）项执行。', [['第二条第（二）项', 'found', '（二）']]],
    ['按第九条执行。', [['第九条', 'missing', '']]],
    ['按本合同第2条执行。', [['第2条', 'found', '第二条']]],
    ['按《出口管制法》第十二条执行。', [['第十二条', 'unknown', '']]],
    [
      '见附件一及附件二。',
      [
        ['附件一', 'found', '附件一'],
        ['附件二', 'missing', ''],
      ],
    ],
    ['按第二条第①项执行。', [['第二条第①项', 'missing', '第二条']]],
    ['按第③项执行。', [['第③项', 'unknown', '']]],
    ['型号与附件一一致，须与附件一一并提交。', Array(2).fill(['附件一', 'found', '附件一'])],
    ['第三方不得介入，第一条件成就。', []],
  ])('%s', (words, expected) => expect(read(chinese(words))).toEqual(expected))

  it('are found in Traditional characters and in YAML', () => {
    expect(read('# 合約\n\n第一條 服務\n\n按第二條執行。\n\n第二條 費用\n\n無。\n')).toEqual([
      ['第二條', 'found', '第二條'],
    ])
    const terms =
      'contract:\n  type: nda\nterms:\n  - title: 1. Term\n    text: Either party may end it under Section 2.\n'
    expect(read(`${terms}  - title: 2. Notice\n    text: Notices are in writing and sent by post.\n`, yaml)).toEqual([
      ['Section 2', 'found', '2.'],
    ])
  })

  it('lead to YAML clauses whose numbers stand under a key of their own', () => {
    const clause = (no: string, text: string): string => `  - no: ${no}\n    heading: Matter\n    text: ${text}\n`
    const text = `terms:\n${clause('1', 'It ends under clause 3 and clause 9.')}${clause('2', 'See Clause 1.')}${clause('"3"', 'Words.')}`
    expect(read(text, yaml)).toEqual([
      ['clause 3', 'found', '3'],
      ['clause 9', 'missing', ''],
      ['Clause 1', 'found', '1'],
    ])
    const chinese =
      '条款:\n  - 编号: 第一条\n    标题: 保密\n    正文: 双方应按第二条及第九条的规定保守秘密。\n  - 编号: 第二条\n    标题: 期限\n    正文: 三年。\n  - 编号: 第三条\n    标题: 通知\n    正文: 以书面送达。\n'
    expect(read(chinese, yaml)).toEqual([
      ['第二条', 'found', '第二条'],
      ['第九条', 'missing', ''],
    ])
  })

  it('to a number that is used twice are ambiguous', () => {
    const text = '## 1. A\n\nSee Section 2.\n\n## 2. B\n\nOne.\n\n## 2. C\n\nTwo.\n\n## 3. D\n\nThree.\n'
    expect(read(text)).toEqual([['Section 2', 'ambiguous', '2.,2.']])
  })

  it('to their own clause are noticed, unless they say “this” or stand in a row', () => {
    const itself = (words: string): boolean[] =>
      referencesOf(markdown(contract(words))).map(({ isToItself }) => isToItself)
    expect(itself('Subject to Section 3, it ends.')).toEqual([true])
    expect(itself('Subject to this Section 3, it ends.')).toEqual([false])
    expect(itself('Sections 2 and 3 survive.')).toEqual([false, false])
  })

  it('are not judged where the numbers were lost with a word processor', () => {
    const lost = '## Services\n\nSee Sections 4, 5, 6, 7 and 8.\n\n## 1. A\n\nx\n\n## 2. B\n\nx\n\n## 3. C\n\nx\n'
    expect(read(lost).map(([, status]) => status)).toEqual(Array(5).fill('unknown'))
  })
})

it('to an item in a circle name one that stands inside of a sentence, too', () =>
  expect(
    read(chinese('按第一条第②项执行。').replace('乙方提供服务。', '乙方提供：①服务；②培训。')).at(-1)?.slice(0, 2),
  ).toEqual(['第一条第②项', 'found']))

describe('references by place', () => {
  it.each([
    ['as in the preceding Section.', 'found', '2.'],
    ['as in the immediately preceding clause.', 'found', '2.'],
    ['as in the following Section.', 'missing', ''],
    ['the following Section: “3A”.', undefined, ''],
    ['The following Section is hereby added.', undefined, ''],
    ['the following Sections survive.', undefined, ''],
    ['First.\n\nSecond, as in the preceding paragraph.', 'found', 'First.'],
    ['as in the preceding paragraph.', 'unknown', ''],
  ])('%s', (words, status, target) => {
    for (const text of [contract(words), crlf(contract(words))])
      expect(read(text).map(([, ...rest]) => rest)).toEqual(status === undefined ? [] : [[status, target]])
  })

  const articles = (words: string): string =>
    `# 合同\n\n第一条 服务💻\n\n乙方提供服务。\n\n甲方验收。另行约定的除外。\n\n第二条 费用\n\n甲方支付：\n\n（一）服务费；\n\n（二）税费。\n\n第三条 期限\n\n${words}\n`

  it.each([
    ['按前条执行。', '前条', 'found', '第二条'],
    ['一年。\n\n按前款执行。', '前款', 'found', '一年。'],
    ['按前款执行。', '前款', 'missing', ''],
    ['按下条执行。', '下条', 'missing', ''],
    ['一年。\n\n按本条第一款执行。', '本条第一款', 'found', '一年。'],
    ['一年。\n\n按本条第三款执行。', '本条第三款', 'missing', ''],
    ['按第一条第二款执行。', '第一条第二款', 'found', '甲方验收。另行约定的除外。'],
    ['按第一条第三款执行。', '第一条第三款', 'missing', '第一条'],
    ['一年。\n\n按第一款执行。', '第一款', 'found', '一年。'],
    ['一年。\n\n按第四款执行。', '第四款', 'unknown', ''],
    ['下列情形：\n\n（一）甲；\n\n（二）本条第（一）项所列的。', '本条第（一）项', 'found', '（一）'],
    ['上述第二条第（二）项适用。', '第二条第（二）项', 'found', '（二）'],
  ])('%s', (words, ...expected) => expect(read(articles(words))).toEqual([expected]))

  it.each(['提前条件成就。', '目前款项未付。', '网上条款适用。', '以下条件满足时。', '上款项付清。'])(
    'are none in %s',
    (words) => expect(read(articles(words))).toEqual([]),
  )

  it.each([
    ['Sections 1 through 3', ['1.', '3.']],
    ['Clauses 1 to 3', ['1.', '3.']],
    ['Sections 1–3', ['1.', '3.']],
  ])('the ends of a range are references: %s', (words, targets) =>
    expect(read(contract(`as in ${words}.`)).map(([, , target]) => target)).toEqual(targets),
  )

  it('the ends of a range are references where they open a paragraph', () =>
    expect(read(contract('Sections 1–2 survive.')).map(([words]) => words)).toEqual(['Sections 1', '2']))

  it.each([
    ['Section 2 survives.', ['Section 2']],
    ['Article 2 and Section 1 survive.', ['Article 2', 'Section 1']],
    ['Section 9 survives.', ['Section 9']],
    ['Section 9 Survival.', []],
    ['Section 9. survival', []],
    ['Section 9 – survival', []],
  ])('that open a sentence are no heads: %s', (words, references) =>
    expect(read(contract(words)).map(([written]) => written)).toEqual(references),
  )

  it.each([
    ['第一条和第二条继续有效。', ['第一条', '第二条']],
    ['第一条至第二条继续有效。', ['第一条', '第二条']],
    ['第四条 与第三方合作', []],
  ])('that open a sentence in Chinese are no heads: %s', (words, references) =>
    expect(read(chinese(words)).map(([written]) => written)).toEqual(references),
  )

  it('the ends of a Chinese range are references', () =>
    expect(read(articles('按第一条至第九条执行。')).map(([words, status]) => [words, status])).toEqual([
      ['第一条', 'found'],
      ['第九条', 'missing'],
    ]))
})

describe('a Chinese list that names its unit once', () => {
  it.each([
    ['按第一、二条执行。', ['第一', '二条'], 'found'],
    ['按第一条、第二和第三条执行。', ['第一条', '第二', '第三条'], 'found'],
    ['按《出口管制法》第一至三条执行。', ['第一', '三条'], 'unknown'],
  ])('%s', (words, expected, status) =>
    expect(read(chinese(words)).map(([one, found]) => [one, found])).toEqual(expected.map((one) => [one, status])),
  )

  it('is none of conditions', () => expect(read(chinese('第一至第三条件均已成就。'))).toEqual([]))
})

describe('clauses whose numbers a word processor ran into the lines', () => {
  it('are not called missing', () => {
    const text = contract(
      'as in Section 2.4 and Section 2.5, TAXES 2.3 Taxes are paid after delivery 2.4 "Duties" are paid.',
    )
    expect(read(text).map(([words, status]) => [words, status])).toEqual([
      ['Section 2.4', 'unknown'],
      ['Section 2.5', 'missing'],
    ])
  })

  it('nor are attachments titled at the right edge, or an amendment’s clauses', () => {
    const words = 'as in Exhibit B and Exhibit C.\n\nPRICES            EXHIBIT B\n\nThe new Section 9 is hereby added.'
    expect(read(contract(words)).map(([one, status]) => [one, status])).toEqual([
      ['Exhibit B', 'unknown'],
      ['Exhibit C', 'missing'],
      ['EXHIBIT B', 'unknown'],
      ['Section 9', 'unknown'],
    ])
  })
})

describe('numbered parts', () => {
  it('nest as the clauses do', () => {
    const parts = partsOf(markdown(contract('')))
    const path = (index: number): string => {
      const part = parts[index]
      return part ? `${part.parent >= 0 ? `${path(part.parent)} › ` : ''}${part.keys.join('.')}` : ''
    }
    expect(parts.map((_, i) => path(i))).toEqual([
      '1',
      '2',
      '2 › 2.1',
      '2 › 2.2',
      '2 › 2.2 › a',
      '2 › 2.2 › b',
      '2 › 2.2 › b › i',
      '2 › 2.2 › b › ii',
      '3',
    ])
  })

  it('take (i) after (h) for a letter', () => {
    const parts = partsOf(markdown('## 1. A\n\n(g) x\n\n(h) x\n\n(i) x\n\n(j) x\n'))
    expect(new Set(parts.slice(1).map(({ row }) => row)).size).toBe(1)
  })
})

describe('citations of law', () => {
  const cited = (text: string): (string | undefined)[] =>
    citationsOf(markdown(text), standardPack).map(({ authority }) => authority.citation)
  it.each([
    ['under 15 CFR 744.23', /^15 CFR 744\.23/],
    ['under 15 C.F.R. § 744.21(a)', /^15 CFR 744\.21/],
    ['under Section 744.6 of the EAR', /^15 CFR 744\.6/],
    ['under 50 U.S.C. § 4819', /^50 U\.S\.C\. 4801/],
    ['under Regulation (EU) 2021/821', /2021\/821/],
    ['依据《中华人民共和国数据安全法》第三十一条', /数据安全法/],
    ['依據《數據安全法》', /数据安全法/],
  ])('%s', (text, citation) => expect(cited(text)).toEqual([expect.stringMatching(citation)]))

  it('that the pack does not know lead nowhere', () =>
    expect(cited('under 11 U.S.C. § 365 and 《民法典》')).toEqual([]))
})

describe('references into and out of attachments', () => {
  const english = (words: string, inside = ''): string =>
    `# Agreement\n\n## 1. A\n\n${words}\n\n## 2. B\n\nx\n\n## 3. C\n\ny\n\n# Exhibit A – Work\n\n1. Scope.\n\n2. Steps.\n\n3. Tests: ${inside}\n\n# Exhibit B – Form of Escrow Agreement\n\n1. Roles.\n\n2. Duties.\n\n# Schedule 1\n\n1. Racks.\n\n2. Cables.\n`
  const chineseText = (words: string, inside = ''): string =>
    `# 合同\n\n第一条 甲\n\n${words}\n\n第二条 乙\n\n无。\n\n第三条 丙\n\n无。\n\n附件一 服务\n\n第一条 主机\n\n十台。\n\n第二条 存储\n\n十块。\n\n第三条 网络\n\n${inside}\n\n附件二 价格\n\n第一条 单价\n\n百元。\n\n第二条 总价\n\n千元。\n`
  /** What a reference leads to: the line and how far down it stands. */
  const lines = (text: string, format = markdown) => {
    const one = format(text)
    return referencesOf(one).flatMap((reference) => {
      if (reference.label === 'attachment') return []
      const [target] = targetSpans(one, reference)
      const line = target && one.text.slice(target.start).split(/\r?\n/, 1)[0]
      return [[reference.words, reference.status, line]]
    })
  }

  it.each([
    ['as in Section 3 of Exhibit A.', [['Section 3', 'found', '3. Tests: ']]],
    ['as in Exhibit A, Section 2.', [['Section 2', 'found', '2. Steps.']]],
    ['as in Exhibit A (Statement of Work), Section 2.', [['Section 2', 'found', '2. Steps.']]],
    ['as in paragraph 2 of Schedule 1.', [['paragraph 2', 'found', '2. Cables.']]],
    ['as in paragraph 2 of the Schedule.', [['paragraph 2', 'found', '2. Cables.']]],
    [
      'as in Sections 1 and 2 of Exhibit A.',
      [
        ['Sections 1', 'found', '1. Scope.'],
        ['2', 'found', '2. Steps.'],
      ],
    ],
    ['as in Section 2 of Exhibit D.', [['Section 2', 'unknown', undefined]]],
    ['as in Section 9 of Exhibit A.', [['Section 9', 'unknown', undefined]]],
    ['as in Section 2 of the Exhibit.', [['Section 2', 'unknown', undefined]]],
    ['as in Section 2 of this Agreement.', [['Section 2', 'found', '2. B']]],
  ])('name the attachment that they say: %s', (words, expected) => {
    for (const text of [english(words), crlf(english(words))]) expect(lines(text)).toEqual(expected)
  })

  it.each([
    ['as in Section 1 of the Agreement.', [['Section 1', 'found', '1. A']]],
    ['as in Section 1 of this Agreement.', [['Section 1', 'found', '1. A']]],
    ['as in Section 2 of this Exhibit.', [['Section 2', 'found', '2. Steps.']]],
    ['as in Section 2.', [['Section 2', 'found', '2. Steps.']]],
    ['as in Section 2 of Exhibit B.', [['Section 2', 'found', '2. Duties.']]],
  ])('name from inside of an attachment what they say: %s', (words, expected) =>
    expect(lines(english('x', words))).toEqual(expected),
  )

  it.each([
    ['按附件一第三条执行。', [['第三条', 'found', '第三条 网络']]],
    ['按附件二的第二条执行。', [['第二条', 'found', '第二条 总价']]],
    [
      '按附件一第二条和第三条执行。',
      [
        ['第二条', 'found', '第二条 存储'],
        ['第三条', 'found', '第三条 网络'],
      ],
    ],
    ['按附件五第二条执行。', [['第二条', 'unknown', undefined]]],
  ])('name the attachment that they say in Chinese: %s', (words, expected) =>
    expect(lines(chineseText(words))).toEqual(expected),
  )

  it.each([
    ['见本合同第三条。', [['第三条', 'found', '第三条 丙']]],
    ['见本附件第二条。', [['第二条', 'found', '第二条 存储']]],
    ['见附件二第一条。', [['第一条', 'found', '第一条 单价']]],
    ['见第二条。', [['第二条', 'found', '第二条 存储']]],
  ])('name from inside of a Chinese attachment what they say: %s', (words, expected) =>
    expect(lines(chineseText('无。', words))).toEqual(expected),
  )

  it.each([
    ['# Exhibit A –', '# Exhibit C –'],
    ['Form of Escrow Agreement', 'Prices'],
    ['2. Duties.', '2. Duties. See Section 2 of this Agreement.'],
  ])('are what a fresh reader finds after an edit: %s', (from, to) => {
    const memory = new Memory()
    const text = english('as in Section 2 of Exhibit A, Section 2.').replace(
      'Roles.',
      'See Section 2 of this Agreement.',
    )
    const [before, after] = [text, text.replace(from, to)].map((one) => {
      const found = referencesOf(readContract(one, 'markdown', memory))
      expect(found).toEqual(referencesOf(markdown(one)))
      return found
    })
    expect(after).not.toEqual(before)
  })
})
