import { describe, expect, it } from 'vitest'
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
