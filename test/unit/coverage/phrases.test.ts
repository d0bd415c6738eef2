import { describe, expect, it } from 'vitest'
import { readPhrase } from '../../../server/src/coverage/phrases.ts'

describe('a phrase', () => {
  it.each<[string, string[][][], number[][]]>([
    ['export control', [[['export', 'control']]], [[]]],
    ['(law|act)', [[['law']], [['act']]], [[], []]],
    ['export (control|) law', [[['export', 'control', 'law']], [['export', 'law']]], [[], []]],
    ['end … contract', [[['end'], ['contract']]], [[8]]],
    ['end …3 contract …20 now', [[['end'], ['contract'], ['now']]], [[3, 20]]],
    ['出口管制', [[['出', '口', '管', '制']]], [[]]],
    [
      '違反…12法律',
      [
        [
          ['违', '反'],
          ['法', '律'],
        ],
      ],
      [[12]],
    ],
  ])('%s', (phrase, runs, gaps) => {
    const forms = readPhrase(phrase)
    expect(forms.map((form) => form.runs)).toEqual(runs)
    expect(forms.map((form) => form.gaps)).toEqual(gaps)
  })

  it('may hold alternatives inside alternatives', () => {
    const texts = readPhrase('(a (b|c)|d) e').map(({ runs }) => runs.flat().join(' '))
    expect(new Set(texts)).toEqual(new Set(['a b e', 'a c e', 'd e']))
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
  ])('%s is a mistake and says so', (phrase, mistake) => expect(() => readPhrase(phrase)).toThrow(mistake))
})
