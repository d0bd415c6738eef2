import { describe, expect, it } from 'vitest'
import { readDealFacts } from '../../../server/src/facts/dealFacts.ts'
import { sideOf } from '../../../server/src/facts/parties.ts'
import { plainFacts } from '../../../server/src/facts/readFacts.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { crlf, markdown, quote, yaml } from '../contracts.ts'

const facts = `contract:
  type: compute-lease # agreed on Monday
  drafting-for: "customer"
  as-of: 2026-11-23
  parties:
    - { name: "Example, Inc. 💻", term: Vendor, role: provider, headquarters: Singapore }
    - name: 示例科技有限公司
      term: 甲方
      role: customer
      ultimate-parent: 中国
  items: [{ name: NVIDIA H100 SXM, tpp: "15832" }]
  regions: [SG, 马来西亚]
`

const read = (contract: ReturnType<typeof markdown>) => readDealFacts(contract, standardPack)

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
    const { declared, problems, terms } = read(contract)
    expect(problems).toEqual([])
    expect(plainFacts(declared)).toEqual({
      type: 'compute-lease',
      'drafting-for': 'customer',
      'as-of': '2026-11-23',
      parties: [
        { name: 'Example, Inc. 💻', term: 'Vendor', role: 'provider', headquarters: 'SG' },
        { name: '示例科技有限公司', term: '甲方', role: 'customer', 'ultimate-parent': 'CN' },
      ],
      items: [{ name: 'NVIDIA H100 SXM', tpp: 15832 }],
      regions: ['SG', 'MY'],
    })
    expect(terms).toMatchObject({ provider: 'Vendor', customer: '甲方' })
    expect(declared.type && quote(contract, declared.type.span)).toBe('compute-lease')
    expect(declared['as-of'] && quote(contract, declared['as-of'].span)).toBe('2026-11-23')
    expect(declared.regions?.map(({ span }) => quote(contract, span))).toEqual(['SG', '马来西亚'])
    for (const party of declared.parties ?? []) expect(quote(contract, party.span)).toContain(party.name?.value)
  })

  it.each([
    ['no block at all', '# Lease\n'],
    ['an empty block', '---\ncontract:\n---\n'],
    ['a block that is a word', '---\ncontract: yes\n---\n'],
    ['a value that is not typed yet', '---\ncontract:\n  type:\n  parties:\n  regions: [,]\n---\n'],
    ['a block at another place than the top', '---\nmore:\n  contract:\n    type: nda\n---\n'],
  ])('%s declares nothing and is no mistake', (_what, text) => {
    const { declared, problems } = read(markdown(text))
    expect(problems).toEqual([])
    expect(JSON.stringify(plainFacts(declared))).toMatch(/^\{(?:"regions":\[\])?\}$/)
  })

  it.each(['provider', 'supplier', 'seller'])('a party in the role %s is the provider', (role) => {
    const contract = markdown(`---\ncontract:\n  parties:\n    - { name: A, term: Lessor, role: ${role} }\n---\n`)
    expect(read(contract).terms.provider).toBe('Lessor')
    expect(sideOf(role)).toBe('provider')
  })

  it.each([
    ['甲方', 'provider', '甲方', '乙方'],
    ['乙方', 'provider', '乙方', '甲方'],
    ['甲方', 'customer', '乙方', '甲方'],
    ['乙方', 'customer', '甲方', '乙方'],
  ])('where %s alone is declared, as %s, the other party is on the other side', (term, role, provider, customer) => {
    const facts = `---\ncontract:\n  parties:\n    - { name: A, term: ${term}, role: ${role} }\n---\n`
    expect(read(markdown(`${facts}\n甲方付款，乙方交付。\n`)).terms).toMatchObject({ provider, customer })
  })

  it('the type tells which side a party is on that nothing else tells of', () => {
    const recital = 'Tuas Data Sdn. Bhd. (the “Host”) and Elm Robotics Inc. (“Elm”) agree.'
    const terms = (type: string) => read(markdown(`---\ncontract:\n  type: ${type}\n---\n\n${recital}\n`)).terms
    expect(terms('colocation')).toMatchObject({ provider: 'the Host', customer: 'Elm' })
    expect(terms('nda')).toMatchObject({ provider: 'Provider', customer: 'Customer' })
  })

  it('the title tells the type where nobody declares it', () => {
    const text = '# Colocation Agreement\n\nTuas Data Sdn. Bhd. (the “Host”) and Elm Robotics Inc. (“Elm”) agree.\n'
    expect(read(markdown(text)).terms).toMatchObject({ provider: 'the Host', customer: 'Elm' })
  })
})
