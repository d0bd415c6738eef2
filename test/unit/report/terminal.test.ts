import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf, wrap } from '../../../server/src/report/terminal.ts'

describe('the columns that a text takes', () => {
  it.each<[string, number]>([
    ['', 0],
    ['Lease', 5],
    ['café', 4],
    ['cafe\u0301', 4],
    ['租赁', 4],
    ['租赁（一）', 10],
    ['𠀀𪚥', 4],
    ['계약', 4],
    ['ﾘｰｽ', 3],
    ['💻', 2],
    ['👨‍👩‍👧', 2],
    ['👍🏽', 2],
    ['🇨🇳', 2],
    ['— Ø…', 4],
    // Quotation marks are as wide as what they stand among.
    ['“Lease”', 7],
    ['“租赁”', 8],
  ])('of “%s” are %i', (text, expected) => expect(columnsOf(text)).toBe(expected))
})

describe('a text broken into lines', () => {
  it('keeps within its columns but for a mark that closes, and loses nothing', () => {
    const words = fc.array(
      fc.constantFrom(
        'lease',
        'of ',
        ' the',
        '租',
        '赁',
        '合同',
        '。',
        '，',
        '“',
        '”',
        '（',
        '）',
        '💻',
        '𠀀',
        '\n',
        '3A090.a',
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 40 }), (pieces, columns) => {
        const text = pieces.join('')
        const isChinese = /\p{Script=Han}/u.test(text)
        const lines = wrap(text, columns)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) {
          // A word that is longer than a line, and marks that close, stand over.
          const body = line.replace(/[，。；：、！？）》」』】〕”’…％]+$/u, '')
          if (/[\s\p{Script=Han}。，）]/u.test(body)) expect(columnsOf(body, isChinese)).toBeLessThanOrEqual(columns)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('begins no line with a mark that closes, and ends none with one that opens', () => {
    const text = '甲方应当遵守（适用的）《出口管制法》，“并不得转让”。'.repeat(4)
    for (let columns = 10; columns < 40; columns++)
      for (const line of wrap(text, columns)) {
        expect(line).not.toMatch(/^[，。）》”]/)
        expect(line).not.toMatch(/[（《“]$/)
      }
  })
})
