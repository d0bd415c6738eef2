import { expect, it } from 'vitest'
import { elementText, type Known } from '../../../server/src/fixes/clauseText.ts'
import { retention } from '../elements.ts'

const terms = { provider: 'the Provider', customer: 'the Customer', agreement: 'this Agreement' }
const known = { terms, text: () => undefined, blank: () => undefined } as unknown as Known

it('words of a clause name the parties, with a capital where a sentence begins', () => {
  const en = '{{customer}} pays {{provider}}. {{provider}} thanks, e.g.{{customer}}.'
  expect(elementText({ wording: { en, zh: '' } }, 'en', known)).toBe(
    'The Customer pays the Provider. The Provider thanks, e.g.the Customer.',
  )
})

it.each([
  ['en', 'Logs shall be retained for at least five years.'],
  ['zh-Hans', '日志应保存不少于五年。'],
  ['zh-Hant', '日誌應保存不少於五年。'],
] as const)('words of an element are in the language of the contract: %s', (language, words) =>
  expect(elementText(retention, language, known)).toBe(words),
)
