import { describe, expect, it } from 'vitest'
import { sourceSpan } from '../../../server/src/contract/passages.ts'
import { crlf, outline, prose, quote, yaml } from '../contracts.ts'
import { placeOutside, placesRead } from '../places.ts'

describe('sections of a YAML contract', () => {
  it.each<[string, string, string[]]>([
    [
      'keys that hold prose',
      'data_logs: |\n  Provider shall keep logs.\naccessControl: |\n  Users have keys.\n',
      ['data logs', 'access Control'],
    ],
    [
      'entries with titles',
      'terms:\n  - no: "1"\n    title: Logs\n    text: |\n      Provider shall keep logs.\n',
      ['terms', '  1|Logs', '    text'],
    ],
    [
      'Chinese titles',
      '条款:\n  - 标题: 第一条 日志\n    正文: |\n      双方应保存日志。\n',
      ['条款', '  第一条|日志', '    正文'],
    ],
    [
      'headings inside a block scalar',
      'body: |\n  ## 1. Logs\n\n  Provider shall keep logs.\n\n  ## 2. Fees\n\n  Monthly.\n',
      ['body', '  1.|Logs', '  2.|Fees'],
    ],
  ])('are made of %s', (_what, text, expected) => {
    for (const variant of [text, crlf(text)]) expect(outline(yaml(variant))).toEqual(expected)
  })

  it('end with their entry, although headings stand inside it', () => {
    const contract = yaml('body: |\n  ## 1. Logs\n\n  Provider shall keep logs.\nother: |\n  Customer pays fees.\n')
    expect(outline(contract)).toEqual(['body', '  1.|Logs', 'other'])
  })

  it('a title at the top names the document', () => {
    const contract = yaml('title: Lease Agreement\nterms: |\n  Words of the terms.\n')
    expect(contract.sections[0]?.title).toBe('Lease Agreement')
    expect(contract.sections[0] && quote(contract, contract.sections[0].head)).toBe('Lease Agreement')
  })

  it('hold what stands inside them and no more', () => {
    const contract = yaml('a: |\n  Provider shall keep logs.\nb: |\n  Customer shall pay the fees.\n')
    const [, a, b] = contract.sections
    expect(a && quote(contract, a.span)).toContain('keep logs')
    expect(a && quote(contract, a.span)).not.toContain('fees')
    expect(b && quote(contract, b.span)).toContain('fees')
  })
})

describe('the number of a section that stands under a key of its own', () => {
  const numbers = (text: string): [string | undefined, string][] =>
    yaml(text)
      .sections.filter(({ number, title }) => number || !/^(?:terms|text|description|条款|正文)?$/.test(title))
      .map(({ number, title }) => [number?.text, title])

  it.each<[string, string, [string | undefined, string][]]>([
    ['a number', 'terms:\n  - no: 1\n    heading: Logs\n    text: Kept.\n', [['1', 'Logs']]],
    ['a number in quotes', "terms:\n  - No: '2.'\n    title: Logs\n", [['2.', 'Logs']]],
    [
      'one of several levels, which YAML would shorten',
      'terms:\n  - number: 1.10\n    title: Logs\n',
      [['1.10', 'Logs']],
    ],
    ['one put in between', 'terms:\n  - no: 9A\n    title: Logs\n', [['9A', 'Logs']]],
    ['words and a number', 'terms:\n  - nr: Article 3\n    title: Logs\n', [['Article 3', 'Logs']]],
    ['a Chinese number', '条款:\n  - 编号: 第三条\n    标题: 日志\n    正文: 应保存日志。\n', [['第三条', '日志']]],
    [
      'a number in Traditional Chinese',
      '條款:\n  - 編號: 第三條\n    標題: 日誌\n',
      [
        [undefined, '條款'],
        ['第三條', '日誌'],
      ],
    ],
    ['a number below the title', 'terms:\n  - title: Logs\n    no: 1\n', [['1', 'Logs']]],
    ['a number of a text without a title', 'terms:\n  - no: 1\n    text: Kept.\n', [['1', '']]],
    ['a number of a text with a name', 'terms:\n  - no: 1\n    name: Logs\n    text: Kept.\n', [['1', 'Logs']]],
    ['an id that is a number', 'terms:\n  - id: 1\n    title: Logs\n    text: Kept.\n', [['1', 'Logs']]],
    ['numbers of the entries of a mapping', 'terms:\n  logs:\n    no: 1\n    text: Kept.\n', [['1', 'logs']]],
    ['a number in one line', 'terms:\n  - { no: 1, title: Logs, text: Kept. }\n', [['1', 'Logs']]],
  ])('is read: %s', (_what, text, expected) => {
    for (const variant of [text, crlf(text)]) expect(numbers(variant)).toEqual(expected)
  })

  it.each<[string, string, [string | undefined, string][]]>([
    ['the title has one of its own', 'terms:\n  - no: 7\n    title: 1. Logs\n', [['1.', 'Logs']]],
    ['it is a name', 'terms:\n  - id: rfc-12\n    title: Logs\n    text: Kept.\n', [[undefined, 'Logs']]],
    ['it is a year', 'terms:\n  - no: 2026\n    title: Logs\n    text: Kept.\n', [[undefined, 'Logs']]],
    ['more words stand there', 'terms:\n  - no: 1 of 4\n    title: Logs\n    text: Kept.\n', [[undefined, 'Logs']]],
    [
      'it is the id of data',
      'terms:\n  - id: 1\n    name: orders\n    description: The orders that a customer has made so far.\n',
      [[undefined, 'orders']],
    ],
    ['it counts things', 'terms:\n  - name: NVIDIA L20\n    number: 96\n', [[undefined, 'NVIDIA L20']]],
    ['清单中的数量', '条款:\n  - 名称: 英伟达 L20\n    序号: 3\n', [[undefined, '英伟达 L20']]],
    [
      'it is that of an account',
      'account:\n  title: Operating account\n  number: 123\n',
      [[undefined, 'Operating account']],
    ],
    ['nothing stands there yet', 'terms:\n  - no:\n    title: Logs\n', [[undefined, 'Logs']]],
  ])('is none where %s', (_what, text, expected) => expect(numbers(text)).toEqual(expected))

  it('stands at its own place, and the title at its own', () => {
    const text =
      'terms:\n  - no: "1"\n    heading: Logs 💾\n    text: |\n      Kept.\n  - 编号: 第二条\n    正文: 应保存日志。\n'
    for (const variant of [text, crlf(text)]) {
      const contract = yaml(variant)
      const places = contract.sections.flatMap(({ number, head }) =>
        number ? [[quote(contract, number.span), quote(contract, head)]] : [],
      )
      expect(places).toEqual([
        ['1', 'Logs 💾'],
        ['第二条', '第二条'],
      ])
    }
  })

  it('is found in an entry that is too long to be read at once', () => {
    const long = 'Provider shall keep logs of all access. '.repeat(60)
    const text = `terms:\n  - no: 1\n    heading: Logs\n    text: |\n      ${long}\n  - heading: Fees\n    note: |\n      ${long}\n    no: 2\n  - 编号: 第三条\n    正文: |\n      ${long}\n`
    expect(numbers(text)).toEqual([
      ['1', 'Logs'],
      ['2', 'Fees'],
      [undefined, 'note'],
      ['第三条', ''],
    ])
  })
})

describe('passages of a YAML contract', () => {
  it.each<[string, string, string[]]>([
    [
      'literal blocks',
      'a: |\n  Provider shall keep logs.\n  Customer pays.\n',
      ['Provider shall keep logs.', 'Customer pays.'],
    ],
    [
      'folded blocks',
      'a: >\n  Provider shall\n  keep logs.\n\n  Customer pays.\n',
      ['Provider shall keep logs.', 'Customer pays.'],
    ],
    [
      'blocks with chomping and indentation marks',
      'a: |2-\n  Provider shall keep logs.\n\n',
      ['Provider shall keep logs.'],
    ],
    ['blocks after blank lines', 'a: |\n\n\n  Provider shall keep logs.\n', ['Provider shall keep logs.']],
    ['plain text over lines', 'a: Provider shall keep\n  its logs.\n', ['Provider shall keep its logs.']],
    [
      'double quotes with escapes',
      'a: "Provider\\u0020shall \\"keep\\" \\U0001F4BE\\\n  logs, \\u65E5\\u5FD7."\n',
      ['Provider shall "keep" 💾logs, 日志.'],
    ],
    ['single quotes', "a: 'Provider''s duty: to keep logs.'\n", ["Provider's duty: to keep logs."]],
    [
      'lists of sentences',
      'a:\n  - Provider shall keep logs.\n  - Customer shall pay fees.\n',
      ['Provider shall keep logs.', 'Customer shall pay fees.'],
    ],
    ['flow collections', 'a: { text: "Provider shall keep its logs." }\n', ['Provider shall keep its logs.']],
    [
      'text with comments around it',
      '# Title\na: | # note\n  Provider shall keep logs.\n# the end\n',
      ['Provider shall keep logs.'],
    ],
    ['Chinese text', 'a: 双方应保存访问日志和记录。\n', ['双方应保存访问日志和记录。']],
    ['text with emoji', 'a: |\n  💻 Provider shall keep logs 👩‍💻.\n', ['💻 Provider shall keep logs 👩‍💻.']],
  ])('are read from %s', (_what, text, expected) => {
    for (const variant of [text, crlf(text)]) {
      const contract = yaml(variant)
      expect(prose(contract)).toEqual(expected)
      expect(contract.problems).toEqual([])
    }
  })

  it('come from every document of a stream', () => {
    const contract = yaml('---\na: |\n  Provider shall keep logs.\n---\nb: |\n  Customer pays fees.\n...\n')
    expect(prose(contract)).toEqual(['Provider shall keep logs.', 'Customer pays fees.'])
  })

  it('come once from an anchor, however many aliases repeat it', () => {
    const contract = yaml('a: &logs |\n  Provider shall keep logs.\nb: *logs\nc: *logs\n')
    expect(prose(contract)).toEqual(['Provider shall keep logs.'])
    expect(contract.problems).toEqual([])
  })

  it('are not made of facts, comments, numbers or links', () => {
    const contract = yaml(
      'contract:\n  type: nda\n# Provider shall keep logs.\nno: 12\nurl: https://example.com/a b\nlink: https://example.com/logs\n',
    )
    expect(prose(contract)).toEqual([])
  })

  it('each stands at the place of its words, whatever the quoting, also with CRLF and emoji', () => {
    const text =
      "# 💰\na: |\n  💾 Provider shall\n  keep **access** logs.\nb: >-\n  Customer pays\n  monthly fees 👩‍💻 always.\nc: \"double \\\"quoted\\\" words \\\n  go on, 乙方应保存\"\nd: 'single ''quoted'' words\n  go on here'\n条款:\n  - plain words that\n    go on below\n"
    for (const variant of [text, crlf(text)]) {
      const contract = yaml(variant)
      expect(contract.passages.length).toBeGreaterThan(5)
      for (const passage of contract.passages) {
        for (const match of passage.text.matchAll(/[\p{L}\p{N}]+/gu)) {
          const span = sourceSpan(passage, match.index, match.index + match[0].length)
          expect(quote(contract, span)).toBe(match[0])
        }
      }
    }
  })
})

describe('YAML that cannot be read', () => {
  it.each([
    ['a tab as indentation', 'a: |\n  Provider shall keep logs.\nb:\n\tc: d\n'],
    ['a key that stands twice', 'a: |\n  Provider shall keep logs.\na: Customer shall pay fees.\n'],
    ['a missing quote', 'a: |\n  Provider shall keep logs.\nb: "never closed\n'],
    ['an alias without an anchor', 'a: |\n  Provider shall keep logs.\nb: *nowhere\n'],
    ['a colon in plain text', 'a: |\n  Provider shall keep logs.\nb: see here: there\n'],
  ])('%s is a problem at its place, in words for a drafter, and the rest is read', (_what, text) => {
    const contract = yaml(text)
    expect(prose(contract)).toContain('Provider shall keep logs.')
    expect(contract.unread).toBe(false)
    expect(contract.problems.length).toBeGreaterThan(0)
    for (const { code, severity, message, span } of contract.problems) {
      expect([code, severity]).toEqual(['file-unreadable', 'error'])
      expect(message.en).toMatch(/the rest of the file is checked/)
      expect(message.zh).toMatch(/其余部分仍已检查/)
      expect(span.start).toBeGreaterThanOrEqual(text.indexOf('logs.'))
      expect(span.end).toBeLessThanOrEqual(text.length)
    }
  })

  it('in front matter is a problem at its place in the file', () => {
    const text = '---\ncontract:\n  type: "nda\n---\n\nBoth parties keep secrets.\n'
    const contract = yaml(text)
    expect(contract.problems.length).toBeGreaterThan(0)
  })

  it('nesting without end does not end the process', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    expect(() => yaml(`a: ${deep}\n`)).not.toThrow()
  })
})

it('keeps every place in the text where a block scalar is too broken to be followed', () => {
  const text = '>\n \n= [[e]]6\n'
  const contract = yaml(text)
  expect(contract.placeholders).toHaveLength(1)
  expect(placeOutside(placesRead(contract), text)).toBeUndefined()
})
