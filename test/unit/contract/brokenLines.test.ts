import { describe, expect, it } from 'vitest'
import { goesOn } from '../../../server/src/contract/brokenLines.ts'
import { sourceSpan } from '../../../server/src/contract/passages.ts'
import { readContract } from '../../../server/src/contract/readContract.ts'

const prose = (text: string) => readContract(text, 'markdown').passages.filter(({ kind }) => kind === 'prose')

describe('a paragraph goes on', () => {
  it.each([
    ['in lower case, after no stop', 'The Customer undertakes not to export', 'the Services to an embargoed country.'],
    ['after a word that ends nothing', 'The Customer shall comply with the', 'Export Administration Regulations.'],
    ['after a comma', 'If the Customer is listed,', 'Provider may suspend the Services.'],
  ])('%s', (_how, before, words) => expect(goesOn(before, words)).toBe(true))

  it.each([
    ['after a stop', 'The Customer pays monthly.', 'and the Provider delivers.'],
    ['after a colon', 'The Customer shall:', 'pay monthly'],
    ['with the number of an item', 'The Customer shall pay duties; and', '(ii) levies'],
    ['with a number of its own', 'The Customer shall pay', 'a) monthly'],
    ['in upper case after a whole title', 'Termination', 'Either party may end this Agreement.'],
    ['in Chinese, which has no case', '甲方应当遵守', '出口管制法律法规'],
  ])('not %s', (_how, before, words) => expect(goesOn(before, words)).toBe(false))
})

describe('text with an empty line after every line', () => {
  it('is read as the sentences that it was, each where it stands, in UTF-16', () => {
    const text =
      '## 4. Export 💻\n\nThe Customer 💻 shall not re-export the goods to\n\nan embargoed country without\n\na licence. The Provider shall keep\n\nrecords for five years.\n\nA paragraph of its own.\n'
    const passages = prose(text)
    expect(passages.map((passage) => passage.text)).toEqual([
      'The Customer 💻 shall not re-export the goods to an embargoed country without a licence.',
      'The Provider shall keep records for five years.',
      'A paragraph of its own.',
    ])
    for (const passage of passages) {
      expect(text.slice(passage.span.start, passage.span.end).replace(/\s+/g, ' ')).toBe(passage.text)
      for (const word of ['embargoed', 'licence', 'five years']) {
        const at = passage.text.indexOf(word)
        const { start, end } = sourceSpan(passage, at, at + word.length)
        if (at >= 0) expect(text.slice(start, end)).toBe(word)
      }
    }
  })

  it('leads into lettered paragraphs by its last words', () => {
    const { passages } = readContract(
      'The Customer shall\n\nnot, without consent:\n\n(a) resell;\n\n(b) lend.\n',
      'markdown',
    )
    expect(passages.map(({ text, lead }) => [text, lead])).toEqual([
      ['The Customer shall not, without consent:', -1],
      ['(a) resell;', 0],
      ['(b) lend.', 0],
    ])
  })

  it('does not go on with the words of a quotation', () => {
    const text = '> The Provider shall deliver the goods and\n\nthe Customer pays.\n'
    expect(prose(text).map((passage) => passage.text)).toEqual([
      'The Provider shall deliver the goods and',
      'the Customer pays.',
    ])
  })

  it('keeps lists, tables and titles apart', () => {
    const text =
      'The Provider shall\n\n- deliver\n- install\n\nand support\n\n| a | b |\n| - | - |\n| c | d |\n\nwithout delay\n'
    expect(prose(text).map((passage) => passage.text)).toEqual(['The Provider shall', 'and support', 'without delay'])
  })
})
