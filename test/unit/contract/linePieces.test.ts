import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LinePieces } from '../../../server/src/contract/linePieces.ts'

const textsOf = (pieces: LinePieces, text: string): string[] => pieces.of(text).map((piece) => piece.text)

describe('pieces of lines', () => {
  it.each([
    ['', []],
    ['a: 1', ['a: 1']],
    ['a: |\n  b\n  c\n\n  d\ne: 2\n', ['a: |\n  b\n  c\n\n', '  d\n', 'e: 2\n']],
    ['a:\r\n  b: 1\r\nc: 2', ['a:\r\n  b: 1\r\n', 'c: 2']],
    ['\n \n\na', ['\n', ' \n', '\n', 'a']],
  ])('of %j begin after empty lines and at lines that are indented less', (text, pieces) =>
    expect(textsOf(new LinePieces(), text)).toEqual(pieces),
  )

  it('are those of a new text after every edit, and the same objects where no edit was', () => {
    const words = fc.array(fc.constantFrom('a', ': ', '\n', '\r', '\r\n', '  ', ' ', '\t', '😀', '第', '\n\n'), {
      maxLength: 40,
    })
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(4), words), { maxLength: 6 })
    fc.assert(
      fc.property(words, edits, (written, changes) => {
        const kept = new LinePieces()
        let text = written.join('')
        for (const [at, remove, insert] of changes) {
          const start = at % (text.length + 1)
          const before = kept.of(text)
          text = text.slice(0, start) + insert.join('') + text.slice(start + remove)
          expect(textsOf(kept, text)).toEqual(textsOf(new LinePieces(), text))
          if (insert.length === 0 && remove === 0) expect(kept.of(text)).toBe(before)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are made new one or two at a time in a long text', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `key${i}:\n  value: ${i}\n`)
    const kept = new LinePieces()
    const before = new Set(kept.of(lines.join('')))
    lines[150] = 'key150:\n  value: 150x\n'
    const made = kept.of(lines.join('')).filter((piece) => !before.has(piece))
    expect(made.map(({ text }) => text)).toEqual([lines[150]])
  })
})
