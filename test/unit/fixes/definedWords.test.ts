import { expect, it } from 'vitest'
import { inDefinedTerms } from '../../../server/src/fixes/definedWords.ts'
import { markdown } from '../contracts.ts'

const terms = '“Export Control Laws” means all laws on exports. “Authorised User” means a person. “VAT” means a tax.'

it.each<[what: string, words: string, written: string]>([
  ['in a sentence', 'It follows export control laws.', 'It follows Export Control Laws.'],
  ['at the start of a sentence', 'Export control laws apply.', 'Export Control Laws apply.'],
  ['in the plural', 'Authorised users are authorised.', 'Authorised Users are authorised.'],
  ['as it is', 'Export Control Laws apply.', 'Export Control Laws apply.'],
  ['within a blank', 'It follows [[export control laws]].', 'It follows [[export control laws]].'],
  ['within another word', 'Unauthorised user accounts.', 'Unauthorised user accounts.'],
  ['that is in capitals alone', 'A vat of wine.', 'A vat of wine.'],
])('a term that the contract defines is written as it defines it: %s', (_what, words, written) =>
  expect(inDefinedTerms(markdown(terms))(words)).toBe(written),
)

it('a term that new words define themselves is written so as well', () => {
  const added = ['“Access Log” means a record.', 'Access logs are kept.']
  expect(inDefinedTerms(markdown('Provider pays.'), added)('Access logs are kept.')).toBe('Access Logs are kept.')
})

it('Chinese words stay as they are', () => {
  expect(inDefinedTerms(markdown('“日志”是指访问记录。'))('日志应保存。')).toBe('日志应保存。')
})
