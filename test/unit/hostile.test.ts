import { describe, expect, it } from 'vitest'
import type { Format } from '../../server/src/contract/contract.ts'
import { Memory, readContract } from '../../server/src/contract/readContract.ts'
import { longestText } from '../../server/src/contract/tooMuch.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { check } from '../../server/src/rules/check.ts'
import { detector } from './contracts.ts'

/** Lists each of which has the one before nine times. */
const aliases = (indent: string, count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const items = Array(9).fill(i === 0 ? 'x' : `*a${i - 1}`)
    return `${indent}a${i}: &a${i} [${items.join(',')}]`
  }).join('\n')

/** So many paragraphs. */
const each = (count: number, paragraph: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => paragraph(i)).join('\n\n')

/** What no drafter writes and a file may hold. What takes time in the square of its length takes hours here. */
const texts: [name: string, format: Format, text: string][] = [
  ['a million brackets', 'markdown', '['.repeat(1_000_000)],
  ['a million parentheses', 'markdown', '('.repeat(1_000_000)],
  ['brackets that close others', 'markdown', `${'('.repeat(300_000)}${']'.repeat(300_000)}`],
  ['marks of emphasis that never pair', 'markdown', '*a_'.repeat(50_000)],
  ['links that never end', 'markdown', '[a]('.repeat(20_000)],
  ['a quotation in a quotation, and so on', 'markdown', `${'> '.repeat(100_000)}x`],
  ['a paragraph of 12,000 sentences', 'markdown', 'Provider shall keep logs. '.repeat(12_000)],
  ['references by place without end', 'markdown', 'Pay. See the following Section '.repeat(6_000)],
  ['a name without end', 'markdown', `Pay for the ${'Support Services and '.repeat(10_000)}`],
  ['10,000 headings', 'markdown', '## Fees\n\nCustomer pays.\n\n'.repeat(10_000)],
  ['10,000 numbered headings', 'markdown', Array.from({ length: 10_000 }, (_, i) => `## ${i}. Fees\n`).join('\n')],
  ['5,000 link definitions', 'markdown', Array.from({ length: 5_000 }, (_, i) => `[a${i}]: /b\n\n[a${i}]`).join('\n')],
  ['one long line', 'markdown', '乙方应保存日志。'.repeat(50_000)],
  ['front matter that never ends', 'markdown', `---\ncontract:\n${'  a: b\n'.repeat(50_000)}`],
  ['mail addresses in brackets', 'markdown', 'Write to [legal@example.com]. '.repeat(5_000)],
  ['articles that all refer back', 'markdown', '第一条 甲\n\n乙方按前款、前条及本条第二款付款。\n\n'.repeat(1_500)],
  [
    '20,000 terms that begin alike',
    'markdown',
    each(20_000, (i) => `“Item${i} A” means item ${i}, after Item${i - 1} A.`),
  ],
  ['10,000 Chinese terms', 'markdown', each(10_000, (i) => `“术语${i}甲”是指第${i}号订单，包括术语${i - 1}甲。`)],
  [
    'references to items of thousands of clauses',
    'markdown',
    each(6_000, (i) => `## ${i}. Fees\n\n(a) Pay. See Section ${Math.ceil(i / 2)}(a).`),
  ],
  ['lines that each go on with the one before', 'markdown', 'a\n\n'.repeat(30_000)],
  [
    'copies of clauses that refer to each other',
    'markdown',
    each(3_000, (i) => `${(i % 12) + 1}. Pay. See Section ${((i + 5) % 12) + 1}.`),
  ],
  ['headings underlined without an empty line', 'markdown', 'a\n=\n'.repeat(20_000)],
  ['a table of 50,000 rows', 'markdown', `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(50_000)}`],
  ['a paragraph of words in quotes', 'markdown', '“a” '.repeat(60_000)],
  [
    'a paragraph of definitions',
    'markdown',
    `${each(20_000, (i) => `“Item${i}” means a thing;`).replaceAll('\n\n', ' ')}`,
  ],
  ['spaces between two words', 'markdown', `Pay${' '.repeat(500_000)}now.`],
  ['spaces between two words in YAML', 'yaml', `a: "Pay${' '.repeat(500_000)}now."`],
  ['line breaks between two words in YAML', 'yaml', `a: "Pay${'\\n'.repeat(250_000)}now."`],
  ['lists in lists in YAML', 'yaml', `a: ${'['.repeat(100_000)}`],
  ['items in items in YAML', 'yaml', `${'- '.repeat(100_000)}x`],
  ['entries in entries in YAML', 'yaml', Array.from({ length: 1_500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['aliases of aliases in YAML', 'yaml', aliases('', 10)],
  ['aliases of aliases in the facts', 'yaml', `contract:\n${aliases('  ', 10)}\n  parties: *a9`],
  ['aliases of one anchor in YAML', 'yaml', `a: &x y\n${'b: *x\n'.repeat(30_000)}`],
  ['60,000 keys', 'yaml', `${Array.from({ length: 60_000 }, (_, i) => `key${i}: value`).join('\n')}\nkey1: again`],
  ['60,000 keys that are one', 'yaml', 'a: b\n'.repeat(60_000)],
  ['quotations that never close', 'yaml', 'a: "x\n'.repeat(50_000)],
  ['one line of YAML', 'yaml', `a: 'Pay. ${'Provider shall keep logs. '.repeat(12_000)}\n`],
  ['a line of colons', 'yaml', ' :'.repeat(300_000)],
  ['comments without end', 'yaml', `a:\n  b: "c\n${'     # x\n'.repeat(200_000)}`],
]

/** What of a text stands in other parts of it, to any depth: lists, quotations, pictures. */
const nests: [name: string, isTold: boolean, nest: (count: number) => string][] = [
  ['items in items', true, (count) => `${'- '.repeat(count)}x`],
  ['numbered items in items', true, (count) => '1. '.repeat(count)],
  ['items in quotations', true, (count) => `${'> - '.repeat(count / 2)}x`],
  ['quotations', true, (count) => `${'> '.repeat(count)}x`],
  ['quotations without spaces', true, (count) => `${'>'.repeat(count)}x`],
  ['items in items by tabs', true, (count) => `${'-\t'.repeat(count)}x`],
  [
    'each item a step further in',
    true,
    (count) => Array.from({ length: 3 * Math.sqrt(count) }, (_, i) => `${'  '.repeat(i)}- x \``).join('\n'),
  ],
  [
    'each line a quotation more',
    true,
    (count) => Array.from({ length: 3 * Math.sqrt(count) }, (_, i) => `${'> '.repeat(i)}x`).join('\n'),
  ],
  ['pictures in pictures', false, (count) => `${'![ '.repeat(count / 4)}x${'](y)'.repeat(count / 4)}`],
  ['links in links', false, (count) => `${'[ '.repeat(count / 4)}x${'](y)'.repeat(count / 4)}`],
  ['pictures in links', false, (count) => `${'[![ '.repeat(count / 8)}x${'](y)](z)'.repeat(count / 8)}`],
  ['lines that go on with a quotation', false, (count) => `> x\n${'y\n'.repeat(count)}`],
]

describe.each(nests)('a text in which things stand in one another without end: %s', (_name, isTold, nest) => {
  const textOf = (count: number, words = ''): string => `# Lease\n\n${nest(count)}${words}\n\nThe fee is [[amount]].\n`
  const timeOf = (work: () => void): number => {
    const { user } = process.cpuUsage()
    work()
    return (process.cpuUsage().user - user) / 1000
  }
  const countOfTexts = 4000

  it('is checked within a second, and all that stands below it; says where it was too much', () => {
    const text = textOf(countOfTexts)
    let contract = readContract('', 'markdown')
    readContract(textOf(100), 'markdown')
    expect(timeOf(() => (contract = readContract(text, 'markdown')))).toBeLessThan(1000)
    const { findings } = check(contract, standardPack, detector, 'en')
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'placeholder',
        span: expect.objectContaining({ start: text.indexOf('[[amount') }),
      }),
    )
    const told = findings.filter(({ code }) => code === 'file-unreadable')
    expect(told.length > 0).toBe(isTold)
    for (const { message, span } of told) {
      expect(message).toContain('stand in one another too deep here')
      expect('->1').toContain(text.charAt(span.start))
    }
  })

  it('takes time linear in its length', () => {
    const few = timeOf(() => readContract(textOf(countOfTexts), 'markdown'))
    // In the square of the depth it would be 256 times as long.
    expect(timeOf(() => readContract(textOf(16 * countOfTexts), 'markdown'))).toBeLessThan(Math.max(few, 50) * 48)
  })

  it('is checked quickly after a key', () => {
    const memory = new Memory()
    readContract(textOf(countOfTexts), 'markdown', memory)
    const typed = textOf(countOfTexts, 'y')
    expect(timeOf(() => readContract(typed, 'markdown', memory))).toBeLessThan(1000)
    const { problems, passages } = readContract(typed, 'markdown', memory)
    const fresh = readContract(typed, 'markdown')
    expect([problems, passages.map(({ text, span }) => [text, span])]).toEqual([
      fresh.problems,
      fresh.passages.map(({ text, span }) => [text, span]),
    ])
  })
})

it('lists that stand in one another too deep in a text of YAML are told of at their place', () => {
  const text = `terms: |\n  Pay.\n\n  ${'1. '.repeat(500)}x\n\n  The fee is [[amount]].\n`
  const { problems, placeholders } = readContract(text, 'yaml')
  expect(problems.map(({ span }) => text.slice(span.start, span.end))).toEqual(['1'])
  expect(problems[0]?.span.start).toBe(text.indexOf('1. ') + 300)
  expect(placeholders).toHaveLength(1)
})

it('a rule of two hundred marks is no list', () => {
  for (const rule of ['- '.repeat(200), '* '.repeat(200), '-'.repeat(200), `${'\t'.repeat(20)}- - -`])
    expect(readContract(`Pay.\n\n${rule}\n\nAnd more.\n`, 'markdown').problems).toEqual([])
})

it('what a parser itself says when it fails is told to nobody', () => {
  const memory = new Memory()
  Object.defineProperty(memory, 'markdown', {
    get: () => {
      throw new RangeError('Maximum call stack size exceeded')
    },
  })
  const [problem] = readContract('Pay.\n', 'markdown', memory).problems
  expect(problem?.code).toBe('file-unreadable')
  expect(JSON.stringify(problem)).not.toContain('stack')
})

describe('a text that no drafter writes', () => {
  it.each(texts)(
    'is read in time linear in its length, or refused with a reason: %s',
    (_name, format, text) => {
      const started = process.cpuUsage()
      const contract = readContract(text, format)
      expect(check(contract, standardPack, detector, 'en').findings.length).toBeGreaterThan(0)
      // A second or two, and some more where it is counted what the tests run.
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000)
    },
    60_000,
  )

  it('has any number of headings, in time linear in them', () => {
    const timeOf = (count: number): number => {
      const text = '## Fees\n\nCustomer pays.\n\n'.repeat(count)
      const { user } = process.cpuUsage()
      check(readContract(text, 'markdown'), standardPack, detector, 'en')
      return process.cpuUsage().user - user
    }
    timeOf(2_000)
    const few = timeOf(2_000)
    // In the square of their number it would be 64 times as long.
    expect(timeOf(16_000)).toBeLessThan(few * 24)
  })

  it('of more headings and paragraphs than anybody drafts is refused at once', () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `## ${i}. Fees\n\nCustomer pays ${i}.\n\n`).join('')
    const { user } = process.cpuUsage()
    const { findings } = check(readContract(text, 'markdown'), standardPack, detector, 'en')
    // A fifth of a second by itself; to read it takes a hundred times as long.
    expect(process.cpuUsage().user - user).toBeLessThan(3_000_000)
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('more than 100,000 headings')])
  })

  it.each<[what: string, format: Format, text: string]>([
    ['a line of ten megabytes', 'markdown', 'a '.repeat(longestText / 2)],
    ['a table of as much', 'markdown', `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(longestText / 6 - 4)}`],
    ['a million brackets, three times', 'markdown', '['.repeat(3_000_000)],
    ['front matter of as much', 'markdown', `---\na: ${'b '.repeat(2_000_000)}\n---\n\nPay.\n`],
    ['one word of YAML of as much', 'yaml', `a: ${'b'.repeat(3_000_000)}\n`],
    ['a mistake in as much YAML', 'yaml', `${'a: b\n\n'.repeat(400_000)}c: "d\n`],
    ['a million items in YAML', 'yaml', '- a\n'.repeat(1_000_000)],
    ['more than ten megabytes', 'markdown', 'Pay.\n\n'.repeat(longestText / 4)],
  ])('is refused, and not read: %s', (_what, format, text) => {
    const { user } = process.cpuUsage()
    const { findings } = check(readContract(text, format), standardPack, detector, 'en')
    expect(findings.map(({ code }) => code)).toEqual(['file-unreadable'])
    // Most within a tenth of one; and some more where it is counted what the tests run.
    expect(process.cpuUsage().user - user).toBeLessThan(10_000_000)
  })

  it('of ten megabytes of clauses is checked', () => {
    const clause = (i: number): string =>
      `## ${i}. Matter ${i}\n\n${`Customer shall pay the fees of matter ${i} within 30 days. `.repeat(8)}`
    const text = `${each(20_500, clause)}\n\nThe last fee is [[amount]].\n`
    expect(text.length).toBeGreaterThan(10_000_000)
    const { findings } = check(readContract(text, 'markdown'), standardPack, detector, 'en')
    expect(findings.at(-1)).toMatchObject({ code: 'placeholder', span: { start: text.lastIndexOf('[[') } })
  }, 120_000)
})
