import { describe, expect, it } from 'vitest'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked, quote } from '../contracts.ts'

const invalid = (facts: string, locale: 'en' | 'zh' = 'en') => {
  const { contract, findings } = checked(`---\ncontract:\n  ${facts}\n---\n`, 'markdown', locale)
  return findings
    .filter(({ code }) => code === 'fact-invalid')
    .map(({ severity, message, span }) => ({ severity, message, words: quote(contract, span) }))
}

describe('fact-invalid', () => {
  it.each(standardPack.contractTypes.map(({ id }) => id))('%s is a contract type', (id) => {
    expect(invalid(`type: ${id}`)).toEqual([])
  })

  it('an unknown contract type is named at its place, with those there are', () => {
    const [finding, ...more] = invalid('type: compute-leese # soon')
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'warning', words: 'compute-leese' })
    expect(finding?.message).toMatch(/^“compute-leese” is not a contract type that Proviso knows/)
    for (const { id } of standardPack.contractTypes) expect(finding?.message).toContain(id)
    expect(invalid('type: 租赁', 'zh')[0]?.message).toMatch(/^未知的合同类型“租赁”/)
  })

  it('a type that is not typed yet is no mistake', () => expect(invalid('type:')).toEqual([]))

  it('a wrong shape is one finding, not two', () => {
    expect(invalid('type: [nda]').map(({ words }) => words)).toEqual(['[nda]'])
  })
})
