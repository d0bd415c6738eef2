import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodings } from '../../../server/src/contract/columns.ts'
import { Lines } from '../../../server/src/contract/lines.ts'

describe('positions', () => {
  it.each<[string, number, number, number]>([
    ['a\nb', 2, 1, 0],
    ['a\r\nb', 3, 1, 0],
    ['a\rb', 2, 1, 0],
    ['💻b', 2, 0, 2],
    ['条款\n日志', 4, 1, 1],
    ['', 0, 0, 0],
    ['a\n', 2, 1, 0],
    ['ab', 99, 0, 2],
    ['ab', -1, 0, 0],
  ])('%j: offset %i is line %i, character %i', (text, offset, line, character) => {
    expect(new Lines(text).positionAt(offset)).toEqual({ line, character })
  })

  it('lead back to their offset, for every offset of a text with all kinds of line ends', () => {
    const text = 'one\ntwo 💻\r\n三\rfour\n\r\n'
    const lines = new Lines(text)
    for (let offset = 0; offset <= text.length; offset++) {
      // Between CR and LF there is no place for a caret.
      if (text[offset - 1] === '\r' && text[offset] === '\n') continue
      expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset)
    }
  })

  it.each([
    [{ line: 0, character: 99 }, 3],
    [{ line: 9, character: 0 }, 8],
    [{ line: -1, character: 0 }, 0],
    [{ line: 1, character: -5 }, 5],
  ])('outside the text are moved to its nearest place: %j', (position, offset) => {
    expect(new Lines('one\r\ntwo').offsetAt(position)).toBe(offset)
  })
})

describe('positions in other encodings', () => {
  /** Counts by writing the words out, as an editor that keeps its text in that encoding does. */
  const count = {
    'utf-8': (words: string) => Buffer.byteLength(words),
    'utf-16': (words: string) => words.length,
    'utf-32': (words: string) => Array.from(words).length,
  }
  const pieces = fc.constantFrom(
    'a',
    'é',
    '条',
    '💻',
    '𠮷',
    '\ud83d',
    '\udcbb',
    '\u0000',
    '\n',
    '\r\n',
    '\r',
    'x'.repeat(700),
  )
  const texts = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''))

  it.each(encodings)('in %s count what stands before them in their line, and lead back', (encoding) => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, any) => {
        const lines = new Lines(text, encoding)
        const utf16 = new Lines(text)
        const offset = any % (text.length + 1)
        const { line } = utf16.positionAt(offset)
        const start = utf16.lineStart(line)
        const isWithin = /[\ud800-\udbff]$/.test(text.slice(0, offset)) && /^[\udc00-\udfff]/.test(text.slice(offset))
        const at = isWithin && encoding !== 'utf-16' ? offset - 1 : offset
        expect(lines.positionAt(offset)).toEqual({ line, character: count[encoding](text.slice(start, at)) })
        if (at <= utf16.lineEnd(line)) expect(lines.offsetAt(lines.positionAt(offset))).toBe(at)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['utf-8', 0, 0],
    ['utf-8', 1, 0],
    ['utf-8', 3, 0],
    ['utf-8', 4, 2],
    ['utf-8', 5, 2],
    ['utf-8', 7, 3],
    ['utf-8', 99, 3],
    ['utf-8', -1, 0],
    ['utf-32', 1, 2],
    ['utf-32', 2, 3],
    ['utf-32', 3, 3],
  ] as const)(
    '%s: character %i of “💻条” is offset %i, never inside of a character or beyond the line',
    (encoding, character, offset) => {
      expect(new Lines('💻条\nmore', encoding).offsetAt({ line: 0, character })).toBe(offset)
    },
  )

  it('take time linear in a line without end', () => {
    const text = '条💻'.repeat(1_000_000)
    const lines = new Lines(text, 'utf-8')
    const start = process.cpuUsage()
    for (let i = 0; i < 10_000; i++) lines.offsetAt(lines.positionAt((i * 977) % text.length))
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000)
  })
})
