import { describe, expect, it } from 'vitest'
import { readDealFacts } from '../../../server/src/contract/dealFacts.ts'
import { crlf, markdown, quote, yaml } from '../contracts.ts'

const facts = `contract:
  type: compute-lease # agreed on Monday
  drafting-for: "customer"
  as-of: 2026-11-23
  parties:
    - { name: "Example, Inc. 💻", term: Vendor, role: provider }
    - name: 示例科技有限公司
      term: 甲方
      role: customer
`

describe('deal facts', () => {
  it.each([
    ['front matter', markdown(`---\n${facts}---\n\n# Lease\n`)],
    ['front matter with CRLF', markdown(crlf(`---\n${facts}---\n\n# Lease\n`))],
    ['front matter after a byte order mark', markdown(`\ufeff---\n${facts}---\n\n# Lease\n`)],
    ['YAML', yaml(`# note\n${facts}`)],
    ['the second document of a YAML stream', yaml(`a: b\n---\n${facts}`)],
    [
      'anchors and aliases',
      yaml(facts.replace('"customer"', '&side customer').replace('role: customer', 'role: *side')),
    ],
  ])('are read from %s, each with the place of its value', (_what, contract) => {
    const { facts: read, problems } = readDealFacts(contract)
    expect(problems).toEqual([])
    expect(read).toMatchObject({
      type: { value: 'compute-lease' },
      draftingFor: { value: 'customer' },
      asOf: { value: '2026-11-23' },
      parties: [
        { name: 'Example, Inc. 💻', term: 'Vendor', role: 'provider' },
        { name: '示例科技有限公司', term: '甲方', role: 'customer' },
      ],
      terms: { provider: 'Vendor', customer: '甲方' },
    })
    expect(read.type && quote(contract, read.type.span)).toBe('compute-lease')
    expect(read.asOf && quote(contract, read.asOf.span)).toBe('2026-11-23')
    expect(read.parties.map((party) => quote(contract, party.span).includes(party.name as string))).toEqual([
      true,
      true,
    ])
  })

  it.each([
    ['no block at all', '# Lease\n'],
    ['an empty block', '---\ncontract:\n---\n'],
    ['a block that is a word', '---\ncontract: yes\n---\n'],
    ['a value that is not typed yet', '---\ncontract:\n  type:\n  parties:\n---\n'],
    ['a block at another place than the top', '---\nmore:\n  contract:\n    type: nda\n---\n'],
  ])('%s declares nothing and is no mistake', (_what, text) => {
    const { facts: read, problems } = readDealFacts(markdown(text))
    expect([read.type, read.draftingFor, read.asOf, read.parties]).toEqual([undefined, undefined, undefined, []])
    expect(problems).toEqual([])
  })

  it.each([
    ['type: [nda, services]', '“type”', '[nda, services]'],
    ['drafting-for: { side: customer }', '“drafting-for”', '{ side: customer }'],
    ['parties: Example Inc.', '“parties”', 'Example Inc.'],
  ])('%s is a wrong shape: said at its place, and not used', (line, name, value) => {
    const contract = markdown(`---\ncontract:\n  ${line}\n---\n`)
    const { facts: read, problems } = readDealFacts(contract)
    expect(problems).toMatchObject([{ code: 'fact-invalid', severity: 'warning' }])
    expect(problems[0]?.message.en).toContain(name)
    expect(problems[0]?.message.zh).toContain(name)
    expect(problems[0] && quote(contract, problems[0].span)).toBe(value)
    expect([read.type, read.draftingFor, read.parties]).toEqual([undefined, undefined, []])
  })

  it.each(['provider', 'supplier', 'seller'])('a party in the role %s is the provider', (role) => {
    const contract = markdown(`---\ncontract:\n  parties:\n    - { name: A, term: Lessor, role: ${role} }\n---\n`)
    expect(readDealFacts(contract).facts.terms.provider).toBe('Lessor')
  })
})
