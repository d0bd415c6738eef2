import { describe, expect, it } from 'vitest'
import { checked, quote } from '../contracts.ts'

const blanks = (text: string, locale: 'en' | 'zh' = 'en') => {
  const { contract, findings } = checked(text, 'markdown', locale)
  return findings
    .filter(({ code }) => code === 'placeholder')
    .map(({ severity, message, span }) => [severity, message, quote(contract, span)])
}

describe('placeholder', () => {
  it.each<[string, 'en' | 'zh', string, string, string]>([
    [
      'Within [[number of days]] days.',
      'en',
      'information',
      'Blank still to be filled: number of days.',
      '[[number of days]]',
    ],
    ['于[[天数]]日内。', 'zh', 'information', '空白待填：天数。', '[[天数]]'],
    [
      'It is so: [[confirm: rule on the day]].',
      'en',
      'warning',
      'To be confirmed: rule on the day. Remove the brackets once somebody has checked it.',
      '[[confirm: rule on the day]]',
    ],
    ['[[确认：现行状态]]。', 'zh', 'warning', '待核实：现行状态。核实后请删除方括号。', '[[确认：现行状态]]'],
    ['[[確認：現行狀態]]。', 'zh', 'warning', '待核实：現行狀態。核实后请删除方括号。', '[[確認：現行狀態]]'],
  ])('%s', (text, locale, severity, message, words) => {
    expect(blanks(text, locale)).toEqual([[severity, message, words]])
  })

  it('each blank is one finding', () => {
    expect(blanks('[[a]] and [[a]] and [[b]]')).toHaveLength(3)
  })

  it('a text without blanks has none', () => expect(blanks('See [a](b), [c] and [[]].')).toEqual([]))
})
