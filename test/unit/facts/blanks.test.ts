import { describe, expect, it } from 'vitest'
import { readContract } from '../../../server/src/contract/readContract.ts'
import { readDealFacts } from '../../../server/src/facts/dealFacts.ts'
import { elementText } from '../../../server/src/fixes/clauseText.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

const customer = '{ term: Customer, role: customer, headquarters: US, ultimate-parent: CN }'
const contract = (facts: string) =>
  readContract(`---\ncontract:\n  type: compute-lease\n${facts}---\n\n# Lease\n\nThe Customer shall pay.\n`, 'markdown')
const blanks = (facts: string): (string | undefined)[] => {
  const { blank } = readDealFacts(contract(facts), standardPack)
  return ['customer-headquarters', 'customer-parent', 'regions'].map(blank)
}

describe('a blank is filled by what is declared', () => {
  it.each<[string, string, (string | undefined)[]]>([
    [
      'all',
      `  parties: [${customer}]\n  regions: [SG, MY, NL]\n`,
      ['the United States', 'China', 'Singapore, Malaysia and the Netherlands'],
    ],
    ['one place', '  regions: [Singapore]\n', [undefined, undefined, 'Singapore']],
    ['nothing', '', [undefined, undefined, undefined]],
    [
      'two customers',
      `  parties: [${customer}, { role: end-user, headquarters: SG }]\n`,
      [undefined, undefined, undefined],
    ],
    ['a provider', '  parties: [{ role: provider, headquarters: SG }]\n', [undefined, undefined, undefined]],
  ])('%s', (_what, facts, expected) => expect(blanks(facts)).toEqual(expected))

  it('in Chinese, and not in Traditional Chinese, in which the pack knows no names', () => {
    const facts = `  parties: [${customer}]\n  regions: [SG, MY]\n`
    expect(blanks(`${facts}  language: zh-Hans\n`)).toEqual(['美国', '中国', '新加坡、马来西亚'])
    expect(blanks(`${facts}  language: zh-Hant\n`)).toEqual([undefined, undefined, undefined])
  })
})

it('words of a clause say what the facts say, and leave other blanks', () => {
  const words = (facts: string): string =>
    standardPack.families
      .flatMap(({ elements }) => elements)
      .map((element) => elementText(element, 'en', readDealFacts(contract(facts), standardPack)))
      .join('\n')
  const known = words(`  parties: [${customer}]\n  regions: [SG]\n`)
  expect(known).toContain(
    'its headquarters are in the United States and that its ultimate parent is headquartered in China',
  )
  expect(known).toContain('shall be stored in Singapore')
  expect(known).toContain('[[number of days]]')
  const unknown = words('')
  expect(unknown).toContain('its headquarters are in [[country]]')
  expect(unknown).toContain('shall be stored in [[storage location]]')
  expect(unknown + known).not.toMatch(/\[\[[^\]]*=/)
})
