import fc from 'fast-check'

/** What drafters write that a rule or a reader looks at, and what makes positions hard. */
const phrases = [
  'Provider shall keep access logs for five years.',
  'Customer shall comply with all export control laws, including 15 CFR § 744.23.',
  'Supplier may suspend the Services at once.',
  'Neither party resells the capacity outside Singapore.',
  'as set out in Section 4',
  'Sections 4 through 6 and Article XIV',
  'under Section 3.2(a)(iv), Schedule B and this clause',
  'the “Fees”',
  '“Term” means the time in which this Agreement is in force.',
  '(the "Service")',
  'USD 1,000 (one hundred dollars)',
  '30 (twenty) days, until 31 February 2026',
  'NVIDIA H100 SXM under 3A090.a',
  'by December 1 2024 – 五年',
  '[[name]]',
  '[[confirm: the amount]]',
  '乙方应保存访问日志五年。',
  '甲方不得向第三方转售算力；（一）自用；（二）演示。',
  '依照第四条至第六条、本条第二款及附件三',
  '示例科技有限公司（以下简称“供应商”）',
  '“交付物”是指本合同项下的全部产物。',
  '人民币1，000元（大写：壹佰元整）',
  '2026年2月30日',
  '費用應於三十日內支付。',
  '第九百九十九条',
]

/** What breaks the readers of other tools. */
const bits = [
  ...['', ' ', '\t', '\n', '\r', '\n\n', '\u2028', '\u00a0', '\0', '\ufeff', '\u202e', '\u200b', '\u00ad'],
  ...['\ud800', '\udc00', '😀', '👩‍💻', '\ufe0f', 'é', 'e\u0301', 'ﬁ', '㈱', 'İ', 'ß'],
  ...['[', ']', '](', '[[', ']]', '[^1]', '![', '(', ')', '<', '>', '<!--', '-->', '<b>', '&amp;', '&#0;', '\\'],
  ...[
    '*',
    '**',
    '_',
    '`',
    '```',
    '~~~',
    '|',
    '| --- |',
    '#',
    '# ',
    '- ',
    '1. ',
    '999999999. ',
    '> ',
    '---',
    '===',
    '...',
  ],
  ...[': ', ':', '"', "'", '&a', '*a', '!!', '!<', '{', '}', ',', '? ', '%YAML 1.1', '|-', '>-', '<<: ', '@', '~'],
  ...['“', '”', '（', '）', '《', '》', '、', '。', '第', '条', '０', '一', '$1', '__proto__', 'constructor'],
  ...['Section ', 'Article IIII', '(a)', '(ZZ)', '9.9.9.9.9.9', '1e999', '-0', 'NaN', '0x1', '2026-13-45'],
]

export const phrase: fc.Arbitrary<string> = fc.constantFrom(...phrases)
export const bit: fc.Arbitrary<string> = fc.constantFrom(...bits)

/** Some words in one line. */
export const words: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: phrase }, { weight: 1, arbitrary: bit }), { minLength: 1, maxLength: 4 })
  .map((some) => some.join(' ').replace(/[\r\n]+/g, ' '))

/** A name of a party, a clause, a key. */
export const name: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'logging',
    'audit',
    'export-control',
    'Supplier',
    'Customer',
    '供应商',
    'nda',
    'compute-lease',
    'no-such',
  ),
  bit,
)

/** A change of a text. */
interface Splice {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** Changes at any place of a text, also inside a character. */
export const splices: fc.Arbitrary<Splice[]> = fc.array(
  fc.record({
    at: fc.nat({ max: 4000 }),
    remove: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 80 })),
    insert: fc.oneof(bit, bit, phrase),
  }),
  { maxLength: 4 },
)

/** Where a splice falls in a text. */
export const startIn = (text: string, { at }: Splice): number => at % (text.length + 1)

/** The text after some changes. */
export const spliced = (text: string, changes: readonly Splice[]): string =>
  changes.reduce((now, change) => {
    const start = startIn(now, change)
    return now.slice(0, start) + change.insert + now.slice(start + change.remove)
  }, text)

/** The texts as they are, and with a few changes that nobody meant. */
export const damaged = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    texts,
    fc.tuple(texts, splices).map(([text, changes]) => spliced(text, changes)),
  )

export const lineEnd: fc.Arbitrary<string> = fc.constantFrom('\n', '\n', '\r\n')
