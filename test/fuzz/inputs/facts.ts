import fc from 'fast-check'
import { mapping, written } from './data.ts'
import { name, words } from './words.ts'

const country = fc.constantFrom('SG', 'CN', 'Singapore', '中国', 'US', 'HK', 'Atlantis')
const day = fc.constantFrom('2026-11-26', '2026-02-30', 'tomorrow')

const party = mapping({
  name: words,
  term: fc.constantFrom('Supplier', 'Customer', '供应商', '甲方'),
  role: fc.constantFrom('provider', 'customer', 'reseller', 'end-user', 'guarantor'),
  headquarters: country,
  'ultimate-parent': country,
})
const item = mapping({
  name: fc.constantFrom('NVIDIA H100 SXM', 'A800', 'Ascend 910B', 'widget'),
  eccn: fc.constantFrom('3A090.a', 'EAR99', '9Z999'),
  tpp: fc.double(),
  'performance-density': fc.double(),
  quantity: fc.integer(),
})
const waiver = mapping({ clause: name, reason: words, by: words, date: day, until: day })

/** What may stand under `contract:`. */
const facts = mapping({
  type: fc.constantFrom('compute-lease', 'hardware-purchase', 'nda', 'services', 'data-licence', 'distribution'),
  language: fc.constantFrom('en', 'zh-Hans', 'zh-Hant', 'fr'),
  'drafting-for': fc.constantFrom('customer', 'provider'),
  parties: fc.array(party, { maxLength: 3 }),
  items: fc.array(item, { maxLength: 3 }),
  waivers: fc.array(waiver, { maxLength: 3 }),
  regions: fc.array(country, { maxLength: 3 }),
  destination: country,
  'governing-law': country,
  'as-of': day,
  'signing-date': day,
})

/** A facts block, as YAML from the start of a line. */
export const factBlocks: fc.Arbitrary<string> = written(facts.map((contract) => ({ contract })))
