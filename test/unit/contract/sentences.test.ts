import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../server/src/contract/sentences.ts'

const sentences = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('cutting a paragraph into sentences', () => {
  it.each<[string, string[]]>([
    ['Customer pays. Provider delivers.', ['Customer pays.', 'Provider delivers.']],
    ['Is it due? It is! Pay.', ['Is it due?', 'It is!', 'Pay.']],
    ['He said “stop.” Customer stopped.', ['He said “stop.”', 'Customer stopped.']],
    ['It ends (see below.) Then it begins.', ['It ends (see below.)', 'Then it begins.']],
    ['  Customer pays.  ', ['Customer pays.']],
    [
      'a) Customer pays. b) Provider delivers. iii) Nobody else does.',
      ['a) Customer pays.', 'b) Provider delivers.', 'iii) Nobody else does.'],
    ],
    ['Customer pays approx. b) as agreed', ['Customer pays approx. b) as agreed']],
    ['no full stop at the end', ['no full stop at the end']],
    ['Customer pays. 💰 is not a currency here', ['Customer pays. 💰 is not a currency here']],
  ])('English: %s', (text, expected) => expect(sentences(text)).toEqual(expected))

  it.each([
    'Licences under Sec. 740 and Art. 5 are kept.',
    'The U.S. Government may ask for it.',
    'Under 15 C.F.R. Part 744 a licence is needed.',
    'Acme Inc. Singapore Branch is the Provider.',
    'Johor Bay Sdn. Bhd. (the “Operator”) and Tuas B.V. (the “Host”) and Luxdata S.A. (the “Owner”) agree.',
    'Oak, Inc., of Santa Clara, U.S.A. (“Oak”) and Elm Co., of Beijing, P.R.C. (“Elm”) agree.',
    'See No. 12 of the schedule.',
    'The Act (Pub. L. 115-232) and Reg. (EU) 2021/821 apply.',
    'J. Smith signs for the Provider.',
    '9.3. Records are kept.',
    'The rate is 99.5 percent, e.g. Monthly.',
    'ends at 5 p.m. Monday',
    'section 3.2 applies',
  ])('an abbreviation ends no sentence: %s', (text) => expect(sentences(text)).toEqual([text]))

  it('an abbreviation that ends a company name ends a sentence where a usual opening word follows', () => {
    expect(sentences('The seller is Acme Inc. The buyer is Beta Ltd. Each party shall sign.')).toEqual([
      'The seller is Acme Inc.',
      'The buyer is Beta Ltd.',
      'Each party shall sign.',
    ])
  })

  it.each<[string, string[]]>([
    ['甲方付款。乙方交付！是否验收？', ['甲方付款。', '乙方交付！', '是否验收？']],
    ['甲方应付款；乙方应交付。', ['甲方应付款；', '乙方应交付。']],
    ['他说“停止。”乙方停止。', ['他说“停止。”', '乙方停止。']],
    ['有下列情形之一的：（一）违约；（二）破产。', ['有下列情形之一的：', '（一）违约；', '（二）破产。']],
    ['包括：①日志；②账册。', ['包括：', '①日志；', '②账册。']],
    ['地址：北京市。', ['地址：北京市。']],
    ['１．甲方付款．乙方交付（包括备件）．', ['１．甲方付款．', '乙方交付（包括备件）．']],
    ['税率为３．５％，ＵＳ．ＤＯＬ', ['税率为３．５％，ＵＳ．ＤＯＬ']],
  ])('Chinese: %s', (text, expected) => expect(sentences(text)).toEqual(expected))

  it.each(['', '   ', '\n\t'])('white space alone gives nothing: %j', (text) => expect(sentences(text)).toEqual([]))

  it('loses no words, whatever the text', () => {
    const text = '。。！ “A.” B. ；；（一） U.S. the end... 💰. 9.3. x'
    expect(sentences(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })
})
