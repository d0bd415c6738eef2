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

  it.each([
    'dated 2026年3月1日',
    '自每年3月1日起',
    '第三年',
    'section 5 years2',
    'version 1.2.5',
    'the fiscal year',
    '本年度',
  ])('is none: %s', (text) => expect(periodsIn(text)).toEqual([]))

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

  it.each<[string, number]>([
    ['one day', 1],
    ['twelve days', 12],
    ['nineteen days', 19],
    ['twenty days', 20],
    ['twenty one days', 21],
    ['Ninety-Nine days', 99],
    ['hundred days', 100],
    ['one hundred days', 100],
    ['1.5 days', 1.5],
    ['999 days', 999],
    ['48 hours', 2],
    ['24小时', 1],
    ['24小時', 1],
    ['3 full months', 90],
    ['3 consecutive calendar days', Number.NaN],
    ['3 contract years', 1095],
    ['两年', 730],
    ['零天', 0],
    ['十天', 10],
    ['十二天', 12],
    ['二十天', 20],
    ['九十九天', 99],
    ['一百天', 100],
    ['一百二十天', 120],
    ['百二十天', 120],
    ['三周', 21],
    ['三週', 21],
    ['两个星期', 14],
    ['3星期', 21],
    ['六個月', 180],
    ['三个工作日', 3],
    ['三個工作日', 3],
    ['3工作日', 3],
    ['thirty（30）days', 30],
    ['5-year', 1825],
    ['1000 days', Number.NaN],
    ['ten', Number.NaN],
    ['often days', Number.NaN],
    ['3 dayslong', Number.NaN],
    ['3月1日', Number.NaN],
    ['三月 二十一日', Number.NaN],
    ['5月12号', Number.NaN],
    ['三月之后', 90],
  ])('%s is so many days: %s', (text, days) => expect(daysOf(text)).toBe(days))

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
