import { expect, it } from 'vitest'
import { differenceOf, quoteAround } from '../../../server/src/report/changedWords.ts'

const quotes = (before: string, after: string): string[] => {
  const [one, other] = differenceOf(before, after)
  return [quoteAround(before, one), quoteAround(after, other)]
}
const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(' ')

it('quotes a short sentence whole, without its stop', () =>
  expect(quotes('It shall end.', 'It may end.')).toEqual(['It shall end', 'It may end']))

it('quotes of a long one what changed, between whole words', () => {
  const [before, after] = quotes(`${words(40)} shall ${words(40)}.`, `${words(40)} may ${words(40)}.`)
  expect(before).toMatch(/^…word\d+ .* shall word0 .* word\d+…$/)
  expect(after).toMatch(/^…word\d+ .* may word0 .* word\d+…$/)
  expect(before?.length).toBeLessThan(180)
})

it('cuts what was put in where it is long, and no character in two', () => {
  const [, after] = quotes('甲。', `甲${'😀'.repeat(200)}。`)
  expect(after?.length).toBeLessThan(120)
  expect(after?.isWellFormed()).toBe(true)
})
