import { describe, expect, it } from 'vitest'
import type { Contract, Format } from '../../../server/src/contract/contract.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { prose } from '../contracts.ts'

/** Everything that has a place in a contract has it inside the text. */
function expectPlacesInside(contract: Contract): void {
  const spans = [
    ...contract.sections.flatMap(({ head, span }) => [head, span]),
    ...contract.passages.map(({ span }) => span),
    ...contract.annotations.flatMap(({ span, clauses }) => [span, ...clauses.map((clause) => clause.span)]),
    ...contract.waivers.map(({ span }) => span),
    ...contract.placeholders.map(({ span }) => span),
    ...contract.problems.map(({ span }) => span),
  ]
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThanOrEqual(start)
    expect(end).toBeLessThanOrEqual(contract.text.length)
  }
}

const bytes = new TextDecoder('utf-8').decode(Uint8Array.from({ length: 4096 }, (_, i) => (i * 31) % 256))

describe.each<Format>(['markdown', 'yaml'])(
  'reading %s never throws and places everything inside the text:',
  (format) => {
    it.each([
      ['an empty file', ''],
      ['white space', ' \n\t\r\n '],
      ['a byte order mark', '\ufeff'],
      ['binary bytes', bytes],
      ['lone surrogates', '\ud83d x \udcbb\n'],
      ['a NUL', 'Provider shall\0keep logs.\n'],
      ['broken YAML', '---\ncontract: {type: [nda\n  x: "\n---\n- a\n b: |\n\tc\n'],
      ['an open comment', '<!-- clause: logging\n\nProvider shall keep logs.'],
      ['an open fence', '---\ncontract:\n  type: nda'],
      ['mixed line ends', 'a: |\r\n  Provider shall\n  keep logs.\r\nb: c\n'],
      ['lone carriage returns', 'a\rb\r\rc'],
      ['deep quotation', `${'> '.repeat(200)}Provider shall keep logs.`],
      ['deep lists', Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- item`).join('\n')],
      ['many brackets', '['.repeat(3000)],
      ['emoji', '👩‍💻💾 [[💰]] <!-- clause: 💾 -->\n'],
    ])('%s', (_what, text) => expectPlacesInside(readContract(text, format)))

    it('a text that is too long is not read, is not clean, and says so', () => {
      const contract = readContract('x'.repeat(11_000_000), format)
      expect(contract.unread).toBe(true)
      expect(contract.problems).toMatchObject([{ code: 'file-unreadable', severity: 'error' }])
      expect(contract.problems[0]?.message.en).toContain('11.0 million')
      expectPlacesInside(contract)
    })

    it('a text of which too much can only be read as one is not read, and says where', () => {
      const before = 'words: more\n'
      const contract = readContract(`${before}\n${'x'.repeat(2_500_000)}\n\nOthers.\n`, format)
      expect(contract.unread).toBe(true)
      expect(contract.problems).toMatchObject([{ code: 'file-unreadable', severity: 'error' }])
      expect(contract.problems[0]?.message.en).toContain('2.5 million')
      expect(contract.problems[0]?.span.start).toBe(before.length + 1)
      expectPlacesInside(contract)
    })

    it('a text with characters that were lost says so at the first of them, and is read', () => {
      const text = 'words: |\n  Either party may terminate. \ufffd\ufffd keep \ufffd logs.\n'
      const { problems, passages, unread } = readContract(text, format)
      expect(problems).toMatchObject([{ code: 'file-unreadable', severity: 'warning', message: { zh: /GBK/ } }])
      expect(problems[0]?.span).toEqual({ start: text.indexOf('\ufffd'), end: text.indexOf('\ufffd') + 1 })
      expect([unread, passages.some((one) => one.text.includes('may terminate'))]).toEqual([false, true])
    })

    it('a text with NUL says that it may have missed words', () => {
      const text = 'words: |\n  Provider shall keep logs.\0\n'
      const [problem] = readContract(text, format).problems.filter(({ message }) => /UTF-8/.test(message.en))
      expect(problem?.span).toEqual({ start: text.indexOf('\0'), end: text.indexOf('\0') + 1 })
    })
  },
)

describe('a text', () => {
  it.each([
    ['a\nb', '\n'],
    ['a\r\nb', '\r\n'],
    ['', '\n'],
    ['a\r\nb\r\nc\n', '\r\n'],
    ['a\nb\nc\nd\r\n', '\n'],
  ])('%j: the line ending used most is %j', (text, eol) => expect(readContract(text, 'markdown').eol).toBe(eol))

  it('gives the same words with any line ends', () => {
    const text = '---\ncontract:\n  type: nda\n---\n\n# Lease\n\nProvider shall\nkeep logs.\n\n- 双方应\n  保存日志。\n'
    const words = (variant: string): string[] => prose(readContract(variant, 'markdown'))
    let lines = 0
    const mixed = text.replace(/\n/g, () => (lines++ % 2 ? '\n' : '\r\n'))
    expect(words(text)).toEqual(['Provider shall keep logs.', '双方应保存日志。'])
    expect(words(text.replaceAll('\n', '\r\n'))).toEqual(words(text))
    expect(words(mixed)).toEqual(words(text))
    expect(words(`\ufeff${text}`)).toEqual(words(text))
  })
})
