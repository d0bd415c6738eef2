import { describe, expect, it } from 'vitest'
import { daysOf, lengthsIn, percentagesIn, periodsIn, type Stated } from '../../../server/src/coverage/values.ts'

const said = (text: string, found: readonly Stated[]): [string, number][] =>
  found.map(({ start, end, amount }) => [text.slice(start, end), amount])

describe('a period', () => {
  it.each<[string, [string, number][]]>([
    ['kept for five (5) years from delivery', [['five (5) years', 1825]]],
    ['kept for 5 years', [['5 years', 1825]]],
    ['a twenty-four month term', [['twenty-four month', 720]]],
    ['within seventy-two (72) hours', [['seventy-two (72) hours', 3]]],
    [
      'ten business days, or 2 weeks',
      [
        ['ten business days', 10],
        ['2 weeks', 14],
      ],
    ],
    ['保存不少于五年', [['五年', 1825]]],
    [
      '至少保存六个月，账簿保存十年',
      [
        ['六个月', 180],
        ['十年', 3650],
      ],
    ],
    ['应在15个工作日内', [['15个工作日', 15]]],
    ['保存三十日 💻 以上', [['三十日', 30]]],
  ])('%s', (text, expected) => expect(said(text, periodsIn(text))).toEqual(expected))

  it.each(['dated 2026年3月1日', '第三年', 'section 5 years2', 'version 1.2.5', 'the fiscal year', '本年度'])(
    'is none: %s',
    (text) => expect(periodsIn(text)).toEqual([]),
  )

  it.each<[string, string[]]>([
    ['screen every three months and keep the records for six months', ['six months']],
    ['after each 12 months', []],
    ['within ten (10) business days, or on three days’ prior written notice', []],
    ['kept within five years after delivery', ['five years']],
    ['至少每三个月筛查，每隔2周复核', []],
    ['于收到通知后三个工作日内查阅，提前三日通知，記錄於十日內提供', []],
    ['应在终止后五年内保存，💻 保存三十日', ['五年', '三十日']],
  ])('for which something lasts: %s', (text, expected) =>
    expect(lengthsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected),
  )

  it('of the pack is read in days', () => {
    expect(daysOf('5 years')).toBe(1825)
    expect(daysOf('soon')).toBeNaN()
  })
})

describe('a percentage', () => {
  it.each<[string, [string, number][]]>([
    ['owned 50 % or more', [['50 %', 50]]],
    [
      'fifty percent (50%) or more',
      [
        ['fifty percent', 50],
        ['50%', 50],
      ],
    ],
    ['fifty (50) percent', [['fifty (50) percent', 50]]],
    ['more than twenty-five per cent', [['twenty-five per cent', 25]]],
    ['持股百分之五十以上', [['百分之五十', 50]]],
    ['持股50％以上', [['50％', 50]]],
  ])('%s', (text, expected) => expect(said(text, percentagesIn(text))).toEqual(expected))
})
