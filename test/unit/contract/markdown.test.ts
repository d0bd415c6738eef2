import { describe, expect, it } from 'vitest'
import { sourceSpan } from '../../../server/src/contract/passages.ts'
import { crlf, markdown, outline, prose, quote } from '../contracts.ts'

describe('sections of a Markdown contract', () => {
  it.each<[string, string, string[]]>([
    [
      'headings',
      '# Lease\n\n## 1. Use\n\n### 1.1 Users\n\n## 2. Fees\n',
      ['Lease', '  1.|Use', '    1.1|Users', '  2.|Fees'],
    ],
    ['setext headings', 'Lease\n=====\n\nFees\n----\n', ['Lease', '  Fees']],
    [
      'bold run-in titles',
      '**9.3 Records.** Provider shall keep logs.\n\n**9.4 Audit.** Customer may audit.\n',
      ['9.3|Records', '9.4|Audit'],
    ],
    ['numbered run-in titles', '9.3 Records. Provider shall keep logs.\n', ['9.3|Records']],
    [
      'no title where a short sentence defines a term',
      '9.3 The Customer pays a Fee (the “Start Fee”). It is low.\n',
      [],
    ],
    ['a number before a bold title', '9.3 **Records.** Provider shall keep logs.\n', ['9.3|Records']],
    [
      'Chinese articles without markup',
      '第九条 合同解除\n\n一方违约的，另一方可解除合同。\n\n第十条 附则\n\n本合同一式两份。\n',
      ['第九条|合同解除', '第十条|附则'],
    ],
    [
      'Chinese chapters that hold articles',
      '第一章 总则\n\n第一条 目的\n\n双方订立本合同。\n\n第二章 附则\n\n第二条 生效\n\n本合同自签字之日起生效。\n',
      ['第一章|总则', '  第一条|目的', '第二章|附则', '  第二条|生效'],
    ],
    ['titles in capitals', 'ENTIRE AGREEMENT\n\nThis is all that the parties agreed.\n', ['ENTIRE AGREEMENT']],
    [
      'ordered list items with titles',
      '1. **Records.** Provider shall keep logs.\n2. **Audit.** Customer may audit them.\n',
      ['1.|Records', '2.|Audit'],
    ],
    [
      'items that are a title alone, for the paragraphs behind them',
      '# A\n\n1. LOCATION\n\n(a) First. It goes there.\n\nMore.\n\n2. SALES AND RETURNS.\n\n(a) Order. It orders.\n\n## End\n',
      ['A', '  1.|LOCATION', '    (a)|First', '  2.|SALES AND RETURNS', '    (a)|Order', '  End'],
    ],
    [
      'Chinese items that are a title alone',
      '# 合同\n\n1. 服务范围\n\n(a) 地点。甲方指定。\n\n2. 费用\n\n(a) 金额。另行约定。\n\n无税。\n',
      ['合同', '  1.|服务范围', '    (a)|地点', '  2.|费用', '    (a)|金额'],
    ],
    [
      'an item with words of its own beside the one before it that is a title alone',
      '# A\n\n1. SALES\n\n(a) Order. It orders.\n\n2. **Fees.** It pays.\n\n3. RESERVED\n\n4. TERM\n\n- One year.\n',
      ['A', '  1.|SALES', '    (a)|Order', '  2.|Fees', '  3.|RESERVED', '  4.|TERM'],
    ],
    ['numbered titles in capitals with commas', '2.1 FEES, TAXES\n\nNone.\n', ['2.1|FEES, TAXES']],
  ])('are made of %s', (_what, text, expected) => expect(outline(markdown(text))).toEqual(expected))

  it.each([
    ['that words lead into', '9.3 **Records.** It keeps:\n\n1. Logs\n2. Backups\n\nMore of it.\n'],
    ['in a quotation', '9.3 **Records.** It keeps.\n\n> 1. Logs\n>\n> More.\n\nMore of it.\n'],
    ['before a heading', '9.3 **Records.** It keeps.\n\n2. Logs\n\n## End\n\nMore of it.\n'],
  ])('hold nothing behind an item %s', (_what, text) => {
    const { sections, passages } = markdown(text)
    const { section } = passages.find((passage) => passage.text === 'More of it.') ?? { section: -1 }
    expect(sections[section]?.title).not.toMatch(/Logs|Backups/)
  })

  it('end where the item with the next number begins, titled or not', () => {
    const { sections, passages } = markdown('# A\n\n1. SALES\n\n(a) Order. It orders.\n\n2. It pays.\n')
    expect(passages.map(({ section, text }) => [sections[section]?.title, text])).toEqual([
      ...[
        ['A', 'A'],
        ['SALES', 'SALES'],
        ['Order', '(a) Order.'],
        ['Order', 'It orders.'],
        ['A', 'It pays.'],
      ],
    ])
  })

  it.each([
    ['a defined term', '**“Capacity”** means the computing capacity in Schedule 1.\n'],
    ['a bold term at the start of its definition', '**Capacity** means the computing capacity in Schedule 1.\n'],
    ['a short sentence', '9.3 The Provider shall keep logs.\n'],
    ['emphasis inside a sentence', 'The **Provider** shall keep logs.\n'],
    ['a Chinese sentence with a duty', '3.1 乙方应保存日志。\n'],
  ])('are not made of %s', (_what, text) => {
    expect(outline(markdown(text))).toEqual([])
    expect(prose(markdown(text)).join(' ')).not.toBe('')
  })

  it('reach from their head to the head of the next of their rank', () => {
    const text = '# Lease\n\n## 1. Use\n\nOnly training.\n\n## 2. Fees\n\nMonthly.\n'
    const contract = markdown(text)
    const spans = contract.sections.map((section) => quote(contract, section.span))
    expect(spans).toEqual([text, text, '## 1. Use\n\nOnly training.\n\n', '## 2. Fees\n\nMonthly.\n'])
    expect(contract.sections.map(({ level }) => level)).toEqual([0, 1, 2, 2])
  })

  it.each<[string, string]>([
    ['IN WITNESS WHEREOF', 'IN WITNESS WHEREOF, the parties have executed this Agreement.'],
    ['signed for', '**Signed for and on behalf of** the Provider: ____'],
    ['a signature page', '[Signature page follows]'],
    ['以下无正文', '（以下无正文）'],
    ['本頁無正文', '（本頁無正文，為《供應合同》之簽署頁）'],
    ['签署页', '签署页'],
    ['兹证明', '兹证明，双方授权代表已于文首所载日期签署本协议。'],
    ['a seal', '甲方（盖章）：\n\n乙方（签字或盖章）：'],
  ])('end where the parties sign: %s', (_what, signature) => {
    const styles: [string, string][] = [
      ['## 1. Use', '## 2. Fees'],
      ['Section 1. Use. Training.', 'Section 2. Fees. Monthly.'],
      ['第一条 用途', '第二条 费用'],
    ]
    for (const [use, fees] of styles) {
      const text = `# Lease\n\n${use}\n\nTraining.\n\n${fees}\n\nMonthly.\n\n${signature}\n\nNotices go to 😀 the office.\n`
      const { sections, passages } = markdown(text)
      const last = sections[passages.at(-1)?.section ?? -1]
      expect([1, 2], last?.title).toContain(last?.depth)
      expect(last?.number, fees).toBeUndefined()
      expect(sections[3]?.span.end, fees).toBe(text.indexOf(signature))
      expect(sections[1]?.span.end, 'the heading of it all stays open').toBe(text.length)
    }
  })

  it.each([
    ['signed copies', 'Signed copies are kept by the Provider.'],
    ['words about a signature page', 'The signature page is part of this Agreement.'],
    ['签署页构成', '签署页构成本协议的一部分。'],
    ['the seal in a sentence', '合同自甲方（盖章）之日起生效。'],
  ])('do not end at %s', (_what, words) => {
    const contract = markdown(`## 1. Use\n\nTraining.\n\n## 2. Fees\n\n${words}\n\nMonthly.\n`)
    expect(contract.sections[contract.passages.at(-1)?.section ?? -1]?.title).toBe('Fees')
  })

  it('open again below a signature', () => {
    const text = '1. Use. Training.\n\nIN WITNESS WHEREOF, signed.\n\n## Exhibit A\n\n1. Fees. Monthly.\n'
    expect(outline(markdown(text))).toEqual(['1.|Use', 'Exhibit A', '  1.|Fees'])
  })

  it('the first heading names the document', () => {
    const contract = markdown('# Lease *Agreement*\n\n# Schedule\n')
    expect(contract.sections[0]?.title).toBe('Lease Agreement')
  })
})

describe('passages of a Markdown contract', () => {
  it.each<[string, string, string[]]>([
    [
      'without markup',
      'The **Provider** shall keep [access logs](x.md), `syslog` and *records*.\n',
      ['The Provider shall keep access logs, syslog and records.'],
    ],
    ['over folded lines', 'Provider shall\nkeep\n  logs.\n', ['Provider shall keep logs.']],
    ['over folded Chinese lines, joined without a space', '双方应保存\n日志。\n', ['双方应保存日志。']],
    ['with entities and escapes', 'Fees &amp; taxes \\*net\\* &#x4E2D; R&D.\n', ['Fees & taxes *net* 中 R&D.']],
    [
      'from list items',
      '- Provider shall keep logs.\n- 甲方付款。乙方交付。\n',
      ['Provider shall keep logs.', '甲方付款。', '乙方交付。'],
    ],
    ['from table cells', '| Item | Place |\n| --- | --- |\n| H100 | SG, MY |\n', ['Item', 'Place', 'H100', 'SG, MY']],
    [
      'from quotations',
      '> Provider shall keep logs.\n> Customer pays.\n',
      ['Provider shall keep logs.', 'Customer pays.'],
    ],
    [
      'from indented text, which drafters use for sub-clauses',
      'Users:\n\n    (a) keep logs;\n',
      ['Users:', '(a) keep logs;'],
    ],
    ['from HTML, without tags', '<p>Provider shall keep logs.</p>\n', ['Provider shall keep logs.']],
    ['around line breaks', 'Provider<br>shall keep  \nlogs.\n', ['Provider shall keep logs.']],
    ['from a fenced block without a language', '```\nProvider shall keep logs.\n```\n', ['Provider shall keep logs.']],
    ['from code over lines of a list', '- Provider `shall\n  keep` logs.\n', ['Provider shall keep logs.']],
    ['from code over lines of a quotation', '> Provider `` shall\n> keep `` logs.\n', ['Provider shall keep logs.']],
    ['from code, where a backslash is one', '`a\\\\b` is kept.\n', ['a\\\\b is kept.']],
    ['with emoji', '💻 Provider 👩‍💻 shall keep logs 💾.\n', ['💻 Provider 👩‍💻 shall keep logs 💾.']],
  ])('are read %s', (_what, text, expected) => {
    for (const variant of [text, crlf(text)]) expect(prose(markdown(variant))).toEqual(expected)
  })

  it.each([
    ['comments', '<!-- Provider shall keep logs. -->\n'],
    ['comments in a sentence', 'Fees are due<!-- ask finance -->.\n'],
    ['code in a language', '```js\nkeepLogs()\n```\n'],
    ['link targets', '[Fees](https://example.com/logs)\n'],
    ['thematic breaks', '---\n\n***\n'],
  ])('are not made of %s', (_what, text) =>
    expect(prose(markdown(text)).join(' ')).not.toMatch(/log|finance|Logs|--|\*/),
  )

  it('each stands at the place of its words, also after emoji, Chinese, markup and CRLF', () => {
    const text =
      '# 💰租赁\n\nThe `C:\\\\logs\\\\a` **Provider** 👩‍💻 shall\nkeep &amp; show logs. 乙方应\n保存**日志**。\n\n| a | b 💾 |\n| --- | --- |\n| c | d |\n'
    for (const variant of [text, crlf(text)]) {
      const contract = markdown(variant)
      expect(contract.passages.length).toBeGreaterThan(5)
      for (const passage of contract.passages) {
        for (const word of passage.text.match(/[\p{L}\p{N}]+/gu) ?? []) {
          const at = passage.text.indexOf(word)
          const found = quote(contract, sourceSpan(passage, at, at + word.length))
          expect(found.replace(/[\s*]/g, '')).toBe(word)
        }
      }
    }
  })

  it('of a list know the words that lead into it', () => {
    const contract = markdown('Customer shall not:\n\n- share keys;\n- resell capacity.\n')
    const [lead, ...items] = contract.passages
    expect(lead?.text).toBe('Customer shall not:')
    expect(items.map((item) => contract.passages[item.lead]?.text)).toEqual([lead?.text, lead?.text])
  })

  it('of lettered paragraphs know the words that lead into them, and the paragraph after them has none', () => {
    const contract = markdown('Customer shall not:\n\n(a) share keys;\n\n(b) resell capacity.\n\nFees are due.\n')
    expect(contract.passages.map(({ lead }) => lead)).toEqual([-1, 0, 0, -1])
  })

  it('of an inline Chinese list know their lead-in', () => {
    const contract = markdown('甲方不得从事下列行为：（一）转租算力；（二）共用账号。\n')
    expect(contract.passages.map(({ lead }) => lead)).toEqual([-1, 0, 0])
  })

  it.each([
    ['a sentence that is over', 'By using the model you agree to all of it.', -1],
    ['one that is over, in quotation marks', '下称“本协议。”', -1],
    ['one that speaks of what follows', 'The Customer does none of the following.', 0],
    ['one that speaks of what follows, in Chinese', '客户不得从事下列行为。', 0],
    ['words that end no sentence', 'You will not, and will not permit any third party to', 0],
  ])('of a list after %s know whether it leads into them', (_what, words, lead) => {
    const contract = markdown(`${words}\n\n1. share keys\n2. resell capacity\n`)
    expect(contract.passages.map((passage) => passage.lead)).toEqual([-1, lead, lead])
  })

  it('of quotations know the words that lead into all of them', () => {
    const contract = markdown(
      'Customer shall not use the model:\n\n> (1) for weapons;\n\n> (2) for spying.\n\nFees are due.\n',
    )
    expect(contract.passages.map((passage) => passage.lead)).toEqual([-1, 0, 0, -1])
  })

  it('of lines of one paragraph know that the next number of the same kind ends a list', () => {
    const words = [
      '4.2.3平台可以调整服务。有下列情形的，平台可以停止服务：',
      '（1）账户欠费；',
      '4.2.4Provider暂停服务的情形如下：',
      '（1）遭受攻击；',
      '（2）监管要求。',
      '4.2.5客户应支付费用。',
    ]
    const contract = markdown(`${words.join('<br>\n')}\n`)
    const leads = contract.passages.map(({ text, lead }) => [
      text.slice(0, 5),
      contract.passages[lead]?.text.slice(0, 5),
    ])
    expect(leads).toEqual([
      ['4.2.3', undefined],
      ['有下列情形', undefined],
      ['（1）账户', '有下列情形'],
      ['4.2.4', undefined],
      ['（1）遭受', '4.2.4'],
      ['（2）监管', '4.2.4'],
      ['4.2.5', undefined],
    ])
  })
})
