import { describe, expect, it } from 'vitest'
import { partiesNamedIn } from '../../../server/src/facts/namedParties.ts'

const named = (text: string): string[] => partiesNamedIn(text).map(({ name, term }) => `${term}: ${name}`)

describe('a party that a recital names', () => {
  it.each([
    ['Straits Compute Pte. Ltd. (the "Provider")', ['Provider: Straits Compute Pte. Ltd.']],
    [
      'between Oak Systems, Inc. (“Seller”) and Lanting Co., Ltd. (“Buyer”)',
      ['Seller: Oak Systems, Inc.', 'Buyer: Lanting Co., Ltd.'],
    ],
    ['Johor Bay Data Centres Sdn. Bhd. (the "Operator")', ['Operator: Johor Bay Data Centres Sdn. Bhd.']],
    ['JOHOR BAY SDN. BHD. (the "OPERATOR")', ['OPERATOR: JOHOR BAY SDN. BHD.']],
    [
      'Nordlicht Rechenzentrum GmbH & Co. KG (hereinafter referred to as the “Host”)',
      ['Host: Nordlicht Rechenzentrum GmbH & Co. KG'],
    ],
    ['21Vianet Group, Inc. (“21Vianet” or the “Provider”)', ['Provider: 21Vianet Group, Inc.']],
    ['National University of Singapore (the “Customer”)', ['Customer: National University of Singapore']],
    ['between Jane Tan (the “Customer”)', ['Customer: Jane Tan']],
  ])('stands right before its term: %s', (text, expected) => expect(named(text)).toEqual(expected))

  it.each([
    [
      'incorporated in',
      'between Straits Compute Pte. Ltd., a company incorporated in Singapore (the "Provider"), and Lanting Robotics Co., Ltd., a company established in the People\'s Republic of China (the "Customer").',
      ['Provider: Straits Compute Pte. Ltd.', 'Customer: Lanting Robotics Co., Ltd.'],
    ],
    [
      'organized under the laws of',
      'Oak Systems, Inc., a corporation organized and existing under the laws of the State of Delaware (the “Seller”)',
      ['Seller: Oak Systems, Inc.'],
    ],
    ['a Delaware corporation', 'Acme Robotics, Inc., a Delaware corporation (“Acme”)', ['Acme: Acme Robotics, Inc.']],
    [
      'its office',
      'Oak Systems, Inc., with offices at 2788 San Tomas Expressway, Santa Clara, California (the “Supplier”)',
      ['Supplier: Oak Systems, Inc.'],
    ],
    [
      'a postcode',
      'Tuas Data B.V., having its registered office at 8 Tuas Avenue, Singapore 639234 (the “Lessor”)',
      ['Lessor: Tuas Data B.V.'],
    ],
    [
      'its number',
      'Tuas Data S.A. (UEN 2012345X), established in Luxembourg (the “Lessor”)',
      ['Lessor: Tuas Data S.A.'],
    ],
    ['UK style', 'Fenland Racks plc of 12 High Street, Cambridge (the “Owner”)', ['Owner: Fenland Racks plc']],
    [
      'a parent',
      'Oak Cloud LLC, a subsidiary of Oak Holdings Ltd., registered in Ireland (the “Provider”)',
      ['Provider: Oak Cloud LLC'],
    ],
    [
      'who keeps its office',
      'Oak Cloud LLC, with its office at Registered Agents Inc. (the “Provider”)',
      ['Provider: Oak Cloud LLC'],
    ],
    [
      'no ending of a company',
      'between Acme Robotics, a company incorporated in Malaysia (the “Tenant”)',
      ['Tenant: Acme Robotics'],
    ],
    ['a form of words for a site', 'racks at the premises of Oak Cloud LLC, located at Singapore (the “Site”)', []],
  ])('stands before what tells more of it: %s', (_what, text, expected) => expect(named(text)).toEqual(expected))

  it.each([
    'a company incorporated in Singapore (the “Provider”)',
    'organized under the laws of China (the “Customer”)',
    'existing under the laws of the People’s Republic of China (the “Customer”)',
    'with offices at 2788 San Tomas Expressway (the “Supplier”)',
    'Santa Clara, California (the “Supplier”)',
    'Bhd. (the “Operator”)',
    'a subsidiary of Oak Holdings Ltd. (the “Provider”)',
    'Oak Ltd. and Elm Ltd. (together, the “Parties”)',
  ])('is nobody where a place stands there alone: %s', (text) => expect(named(text)).toEqual([]))
})
