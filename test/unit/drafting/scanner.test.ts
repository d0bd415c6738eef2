import { expect, it } from 'vitest'
import { Wording } from '../../../server/src/contract/wording.ts'
import { scanners } from '../../../server/src/drafting/scanner.ts'
import { randomFrom } from '../random.ts'

const scannerOf = scanners()
const found = (words: readonly string[], text: string): string[] =>
  scannerOf(new Map(words.map((word) => [word, word])))(new Wording(text)).map(
    ({ start, words }) => `${start} ${words}`,
  )

it.each<[string, string[], string, string[]]>([
  ['the longest at each place', ['Fee', 'Fee Note'], 'a Fee Note, a Fee', ['2 Fee Note', '14 Fee']],
  ['the shorter where the longer goes on', ['Fee', 'Fee Note'], 'Fee Notes', ['0 Fee']],
  ['whole words alone', ['Fee'], 'Fees, aFee, _Fee, 1Fee, éFee, Fee1, Fee', ['36 Fee']],
  ['words beside marks', ['Fee'], '“Fee”, (Fee) Fee', ['1 Fee', '8 Fee', '13 Fee']],
  ['words with marks in them', ['Non-Fee', 'Fee'], 'Non-Fee-Fee', ['0 Non-Fee', '8 Fee']],
  ['Chinese inside of other words', ['软件', 'Fee'], '本软件的 Fee，软 件', ['1 软件', '5 Fee', '9 软件']],
  ['Latin words beside Chinese ones', ['Fee', '费'], '费Fee费', ['0 费', '1 Fee', '4 费']],
])('finds %s', (_what, words, text, expected) => expect(found(words, text)).toEqual(expected))

it('finds what one expression for all words finds, in random texts', () => {
  const latin = ['Fee', 'Fee Note', 'Note', 'we', 'A', 'A-Fee', 'Note B.', 'É']
  const chinese = ['费', '费用', '服务费用', 'A费', '费A']
  const words = [...latin, ...chinese]
  const parts = [...words, ' ', ' ', ', ', '-', 's', '_', '1', 'é', '“', '.', 'a', '\u{1d7d8}', '服务', '用', '务']
  const oneOf = (some: readonly string[]): string =>
    [...some]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace('.', '\\.').replace(/(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])/g, ' ?'))
      .join('|')
  const slow = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}_])(?:${oneOf(latin)})(?![\\p{Script=Latin}\\p{N}_])|${oneOf(chinese)}`,
    'gu',
  )
  const unfolded = (word: string): string => word.replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
  const random = randomFrom(7)
  for (let n = 0; n < 10_000; n++) {
    const text = Array.from({ length: 1 + random(12) }, () => parts[random(parts.length)]).join('')
    const expected = Array.from(text.matchAll(slow), ({ index, 0: word }) => `${index} ${unfolded(word)}`)
    expect(found(words, text), text).toEqual(expected)
  }
})
