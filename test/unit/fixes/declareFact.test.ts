import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { readDealFacts } from '../../../server/src/facts/dealFacts.ts'
import { offersOf } from '../../../server/src/facts/offers.ts'
import { plainFacts } from '../../../server/src/facts/readFacts.ts'
import { declareFact } from '../../../server/src/fixes/declareFact.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { crlf } from '../contracts.ts'

const body =
  '# Lease\n\nThe NVIDIA H100 GPU shall be located in Malaysia. This Agreement is governed by the laws of Singapore.\n'
const yamlBody = `title: Lease\ntext: ${JSON.stringify(body.slice(9).trim())}\n`

/** Takes every offer, one after the other. */
function written(text: string, format: 'markdown' | 'yaml'): { text: string; facts: unknown } {
  for (let round = 0; round < 9; round++) {
    const contract = readContract(text, format)
    const facts = readDealFacts(contract, standardPack)
    const fixes = offersOf(facts, standardPack).flatMap((offer) => declareFact(offer, contract, 'en') ?? [])
    const [fix] = fixes
    if (!fix) return { text, facts: plainFacts(facts.declared) }
    expect(fix.title).toMatch(/^Write this fact into the contract's facts: /)
    text = applyEdits(text, fix.edits)
  }
  throw new Error('the offers do not end')
}

const all = {
  items: [{ name: 'NVIDIA H100' }],
  regions: ['MY'],
  'governing-law': 'SG',
}

describe('what the text says is written into the facts', () => {
  it.each<[string, string, 'markdown' | 'yaml', object]>([
    ['no front matter', body, 'markdown', all],
    ['no front matter, CRLF', crlf(body), 'markdown', all],
    ['a byte order mark', `\ufeff${body}`, 'markdown', all],
    ['front matter of another kind', `---\nauthor: A\n---\n\n${body}`, 'markdown', all],
    ['an empty block', `---\ncontract:\nauthor: A\n---\n\n${body}`, 'markdown', all],
    ['a block', `---\ncontract:\n  type: nda # now\nauthor: A\n---\n\n${body}`, 'markdown', { type: 'nda', ...all }],
    ['a block in one line', `---\ncontract: { type: nda }\n---\n\n${body}`, 'markdown', { type: 'nda', ...all }],
    [
      'a block in one line, with a space before its colon',
      `---\ncontract : { type: nda }\n---\n\n${body}`,
      'markdown',
      { type: 'nda', ...all },
    ],
    ['empty facts', `---\ncontract:\n  regions:\n  governing-law: # which?\n---\n\n${body}`, 'markdown', all],
    [
      'lists',
      `---\ncontract:\n  regions: [SG]\n  items:\n    - name: Server\n      quantity: 2\n---\n\n${body}`,
      'markdown',
      { ...all, regions: ['SG', 'MY'], items: [{ name: 'Server', quantity: 2 }, { name: 'NVIDIA H100' }] },
    ],
    ['YAML without facts', `# note\n${yamlBody}`, 'yaml', all],
    ['YAML with facts', `contract:\n  regions: []\n\n${yamlBody}`, 'yaml', all],
    ['YAML with CRLF', crlf(`contract:\n  type: nda\n\n${yamlBody}`), 'yaml', { type: 'nda', ...all }],
  ])('where there is %s', (_what, text, format, expected) => {
    const after = written(text, format)
    expect(after.facts).toEqual(expected)
    // Nothing that stood there is lost.
    for (const line of text
      .replace('\ufeff', '')
      .split(/\r?\n/)
      .filter((one) => !/contract|regions|governing-law/.test(one)))
      expect(after.text).toContain(line)
    expect(
      after.text.includes('\r\n') ? after.text.replaceAll('\r\n', '') : after.text.replaceAll('\n', ''),
    ).not.toMatch(/[\r\n]/)
  })

  it('a value that is declared is not changed', () => {
    const { facts } = written(`---\ncontract:\n  governing-law: HK\n---\n\n${body}`, 'markdown')
    expect(facts).toMatchObject({ 'governing-law': 'HK' })
  })

  it('a name with a comma is put in quotes', () => {
    const { text, facts } = written('# Lease\n\nBetween Example, Inc. (the “Provider”) and others.\n', 'markdown')
    expect(text).toContain('parties: [{ name: "Example, Inc.", term: Provider, role: provider }]')
    expect(facts).toEqual({ parties: [{ name: 'Example, Inc.', term: 'Provider', role: 'provider' }] })
  })

  it('a party has the side that the other one leaves it', () => {
    const { facts } = written(
      '# Colocation Agreement\n\nBetween Tuas Data Sdn. Bhd. (the “Operator”) and Elm Inc. (the “Customer”).\n',
      'markdown',
    )
    expect(facts).toMatchObject({
      parties: [
        { name: 'Tuas Data Sdn. Bhd.', term: 'Operator', role: 'provider' },
        { name: 'Elm Inc.', term: 'Customer', role: 'customer' },
      ],
    })
  })
})
