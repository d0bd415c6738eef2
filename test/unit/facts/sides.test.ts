import { describe, expect, it } from 'vitest'
import { callsParty, roleOfTerm, sidesOf } from '../../../server/src/facts/sides.ts'

describe('the side of a term', () => {
  it.each([
    ['Landlord', 'provider'],
    ['LESSOR', 'provider'],
    ['Hosting Provider', 'provider'],
    ['Colocation Customer', 'customer'],
    ['Tenant', 'customer'],
    ['Occupant', 'customer'],
    ['被许可方', 'customer'],
    ['许可方', 'provider'],
    ['Company', undefined],
    ['甲方', undefined],
    ['Database', undefined],
  ])('%s: %s', (term, side) => expect(roleOfTerm(term)).toBe(side))

  it.each([
    ['Data Center Operator', true],
    ['Host', true],
    ['甲方', false],
    ['Facility', false],
  ])('%s calls a party: %s', (term, expected) => expect(callsParty(term)).toBe(expected))
})

describe('the sides of the parties of a contract', () => {
  it.each<[string, string[], string | undefined, Record<string, string>]>([
    ['said by both', ['Supplier', 'Buyer'], undefined, { Supplier: 'provider', Buyer: 'customer' }],
    ['left by the other', ['Operator', 'Customer'], undefined, { Operator: 'provider', Customer: 'customer' }],
    ['of an owner who lets', ['Owner', 'Tenant'], undefined, { Owner: 'provider', Tenant: 'customer' }],
    ['of an owner who has it built', ['Contractor', 'Owner'], undefined, { Contractor: 'provider', Owner: 'customer' }],
    ['of a company that sells', ['Company', 'Customer'], undefined, { Company: 'provider', Customer: 'customer' }],
    ['of a company that buys', ['Vendor', 'Company'], undefined, { Vendor: 'provider', Company: 'customer' }],
    ['of one called by its name', ['Acme', 'Customer'], undefined, { Acme: 'provider', Customer: 'customer' }],
    [
      'of a distributor who sells',
      ['Distributor', 'Customer'],
      'distribution',
      { Distributor: 'provider', Customer: 'customer' },
    ],
    [
      'of a distributor who buys',
      ['Supplier', 'Distributor'],
      undefined,
      { Distributor: 'customer', Supplier: 'provider' },
    ],
    ['beside a guarantor', ['Host', 'Guarantor', 'Customer'], undefined, { Host: 'provider', Customer: 'customer' }],
    ['of no guarantor', ['Guarantor', 'Customer'], undefined, { Customer: 'customer' }],
    ['by the type', ['Host', 'Acme'], 'colocation', { Host: 'provider', Acme: 'customer' }],
    ['by another type', ['Owner', 'Acme'], 'services', { Owner: 'customer', Acme: 'provider' }],
    ['by no type', ['Owner', 'Acme'], undefined, {}],
    ['by a type that puts both on one', ['Owner', 'Operator'], 'colocation', {}],
    ['of names alone', ['Acme', 'Elm'], 'colocation', {}],
    ['of nobody', [], 'colocation', {}],
  ])('%s', (_what, terms, type, expected) => expect(Object.fromEntries(sidesOf(terms, type))).toEqual(expected))
})
