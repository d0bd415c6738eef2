import { describe, expect, it } from 'vitest'
import { readPhrase, wordingsOf } from '../../../server/src/coverage/phrases.ts'

/** A phrase's forms, each as its parts with the gap before them: `end |8 contract`. */
const written = (phrase: string): string[] =>
  readPhrase(phrase).map((form) =>
    form.map(({ runs, gap }, i) => (i > 0 ? `|${gap} ` : '') + runs.map((run) => run.join(' ')).join(' / ')).join(' '),
  )

/** Nine alternatives: more of them side by side are parts of their own. */
const many = (letter: string): string => Array.from({ length: 9 }, (_, i) => `${letter}${i}`).join('|')

describe('a phrase', () => {
  it.each<[string, string[]]>([
    ['export control', ['export control']],
    ['(law|act)', ['law / act']],
    ['export (control|) law', ['export control law / export law']],
    ['end … contract', ['end |8 contract']],
    ['end …3 contract …20 now', ['end |3 contract |20 now']],
    ['(end|open) …3 (contract|deal)', ['end / open |3 contract / deal']],
    ['(a|b …2 c) d', ['a d', 'b |2 c d']],
    ['出口管制', ['出 口 管 制']],
    ['違反…12法律', ['违 反 |12 法 律']],
    ['(a (b|c)|d) e', ['a b e / a c e / d e']],
  ])('%s', (phrase, forms) => expect(written(phrase)).toEqual(forms))

  it('with many alternatives side by side is parts that follow each other at once, not every combination', () => {
    const [form, ...others] = readPhrase(`(${many('a')}) (${many('b')})`)
    expect(others).toEqual([])
    expect(form?.map(({ runs, gap }) => [runs.length, gap])).toEqual([
      [9, 0],
      [9, 0],
    ])
  })

  it('with a part that may be left out has a form with it and one without', () => {
    expect(readPhrase(`(${many('a')}) (${many('b')}|) (${many('c')})`).map((form) => form.length)).toEqual([3, 2])
  })

  it('is compared without endings, case and width', () => {
    expect(readPhrase('Exporting Controls')).toEqual(readPhrase('export control'))
    expect(readPhrase('ＥＸＰＯＲＴ')).toEqual(readPhrase('export'))
  })

  it.each([
    ['(law|rule', /opens a bracket/],
    ['law|rule)', /closes a bracket/],
    ['end …', /empty part/],
    ['… end', /empty part/],
    ['(law|)', /empty part/],
    ['!?', /empty part/],
    ['出口，管制', /punctuation/],
    ['(the|)(region|site)', /two groups without a space/],
    ['(a|b)(c)', /two groups without a space/],
    ['end …3', /empty part/],
    ['end … (law|) … now', /empty part/],
    ['(a (b|c)', /opens a bracket/],
    ['', /empty part/],
    ['(law|) … now', /empty part/],
    [`(${many('a')}|) (${many('b')}|)`, /empty part/],
  ])('%s is a mistake and says so', (phrase, mistake) => expect(() => readPhrase(phrase)).toThrow(mistake))
})

it.each([
  ['export control', 1],
  ['(law|act)', 2],
  ['export (control|) (law|rule|act)', 6],
  ['(a (b|c)|d) e', 3],
  ['(a (b|c) (d|e)|f)', 5],
  ['end … contract', 2],
  ['(end|stop) the …4 (contract|order|lease) now … (a|b)', 7],
  ['(a … b|c) (d|e)', 4],
])('%s is written out as %s wordings', (phrase, count) => expect(wordingsOf(phrase)).toBe(count))

it('Chinese groups may touch each other, and their parts are cut where there are many', () => {
  expect(written('(进|出)(口|境)')).toEqual(['进 口 / 进 境 / 出 口 / 出 境'])
  const some = '一二三四五六七八九'
  const [form, ...others] = readPhrase(`(${[...some].join('|')})(${[...some].join('|')})`)
  expect(others).toEqual([])
  expect(form?.map(({ runs, gap }) => [runs.length, gap])).toEqual([
    [9, 0],
    [9, 0],
  ])
})

it.each<[what: string, before: string, after: string, parts: number]>([
  ['is cut where all before it end a word', '芯片|gpu', '出口|出境', 2],
  ['is cut where all after it begin a word', '芯片|部件', '出口|card', 2],
  ['is cut where a part after it may be left out', '芯片|gpu', '出口||出境', 2],
  ['is cut where a part may be left out', '芯片||部件', '出口|card', 2],
  ['is written out where words may go on', '芯片|gpu', '出口|card', 1],
  ['is written out where the last letter before it goes on', '芯片|智能gpu', '出口|card', 1],
  ['is written out where the first letter after it goes on', '芯片|gpu', '出口|card出口', 1],
])('a phrase with many alternatives %s', (_what, before, after, parts) => {
  const some = [...'一二三四五六七八九'].join('|')
  const [form] = readPhrase(`(${before}|${some})(${after}|${some})`)
  expect(form).toHaveLength(parts)
})
