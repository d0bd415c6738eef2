import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formsOf, meaningKey, pluralTerm, singularTerm, termKey } from '../../../server/src/drafting/termForms.ts'

describe('number', () => {
  it.each([
    ['Party', 'Parties'],
    ['Fee', 'Fees'],
    ['Service', 'Services'],
    ['Address', 'Addresses'],
    ['Tax', 'Taxes'],
    ['Basis', 'Bases'],
    ['SOW', 'SOWs'],
    ['Statement of Work', 'Statements of Work'],
    ['Delay', 'Delays'],
    ['Licence Key', 'Licence Keys'],
    ['Customer Data', 'Customer Data'],
    ['服务', '服务'],
  ])('%s, %s', (one, several) => {
    expect(pluralTerm(one)).toBe(several)
    expect(singularTerm(several)).toBe(one)
  })

  it('a plural of a singular is that singular again, and a second plural changes nothing', () => {
    const words = fc.stringMatching(/^[A-Z][a-z]{1,7}[bdgklmnprtwy]$/)
    fc.assert(
      fc.property(words, (word) => {
        expect(singularTerm(pluralTerm(word))).toBe(word)
        expect(pluralTerm(pluralTerm(word))).toBe(pluralTerm(word))
      }),
      { seed: 20261125 },
    )
  })
})

it('a term has its numbers and its capitals as forms', () => {
  expect(formsOf('Party')).toEqual(['Party', 'Parties', 'PARTY', 'PARTIES'])
  expect(formsOf('LICENSEE')).toContain('Licensee')
  expect(formsOf('we')).toEqual(['we'])
  expect(formsOf('服务')).toEqual(['服务'])
})

it('terms that differ in capitals, hyphens, number or the word for a side have one key', () => {
  expect(termKey('End-Users')).toBe(termKey('End User'))
  expect(meaningKey('Client Data')).toBe(meaningKey('Customer Data'))
  expect(meaningKey('Vendors')).toBe(meaningKey('Supplier'))
  expect(meaningKey('Client Data')).not.toBe(meaningKey('Supplier Data'))
})
