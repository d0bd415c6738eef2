import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked, quote } from '../contracts.ts'

const textOf = (facts: string): string => `---\ncontract:\n  ${facts}\n---\n`
const invalid = (facts: string, locale: 'en' | 'zh' = 'en') => {
  const { contract, findings } = checked(textOf(facts), 'markdown', locale)
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
    expect(finding?.message).toMatch(/^“compute-leese” cannot be used .*Did you mean “compute-lease”\?/)
    for (const { id } of standardPack.contractTypes) expect(finding?.message).toContain(id)
    expect(invalid('type: 租赁', 'zh')[0]?.message).toMatch(/^事实“type”不能取“租赁”/)
  })

  it.each([
    ['type: Compute_Lease', 'compute-lease', 'Compute_Lease'],
    ['type: 算力租赁合', 'compute-lease', '算力租赁合'],
    ['drafting-for: custmer', 'customer', 'custmer'],
    ['governing-law: Singapour', 'Singapore', 'Singapour'],
    ['regions: [SG, Malasia]', 'Malaysia', 'Malasia'],
    ['parties: [{ role: suplier }]', 'supplier', 'suplier'],
    ['parties: [{ headquarters: 新佳坡 }]', '新加坡', '新佳坡'],
    ['activities: [model-trainning]', 'model-training', 'model-trainning'],
  ])('%s: did you mean %s?', (facts, meant, words) => {
    const [finding, ...more] = invalid(facts)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'warning', words })
    expect(finding?.message).toContain(`Did you mean “${meant}”?`)
    expect(invalid(facts, 'zh')[0]?.message).toContain(`是否应为“${meant}”？`)
  })

  it.each([
    ['as-of: 2026-02-30', '2026-02-30'],
    ['as-of: 23 November 2026', '23 November 2026'],
    ['log-retention: long', 'long'],
    ['items: [{ tpp: -1 }]', '-1'],
    ['items: [{ tpp: many }]', 'many'],
    ['items: [{ eccn: 3A9 }]', '3A9'],
    ['prc-nexus: perhaps', 'perhaps'],
    ['regions: [Atlantis Minor]', 'Atlantis Minor'],
    ['type: [nda, services]', '[nda, services]'],
    ['drafting-for: { side: customer }', '{ side: customer }'],
    ['parties: Example Inc.', 'Example Inc.'],
    ['parties: [Example Inc.]', 'Example Inc.'],
    ['regions: SG', 'SG'],
  ])('%s is said at its place, once, in both languages', (facts, words) => {
    const found = invalid(facts)
    expect(found.map((one) => one.words)).toEqual([words])
    expect(found[0]?.severity).toBe('warning')
    expect(invalid(facts, 'zh')).toHaveLength(1)
  })

  it('an unknown key is a hint at the key, with the one that was most likely meant', () => {
    expect(invalid('goverming-law: SG')).toMatchObject([{ severity: 'hint', words: 'goverming-law' }])
    expect(invalid('goverming-law: SG')[0]?.message).toContain('Did you mean “governing-law”?')
    expect(invalid('matter-number: 12')[0]?.message).not.toContain('Did you mean')
    expect(invalid('parties: [{ headquaters: SG }]')[0]?.message).toContain('“headquarters”')
    expect(invalid('constructor: {}')).toHaveLength(1)
  })

  it('the rest is used', () => {
    const { facts } = checked(textOf('regions: [SG, Malasia, MY]\n  type: nda\n  nda: 1'))
    expect(facts.declared.regions?.map(({ value }) => value)).toEqual(['SG', 'MY'])
    expect(facts.declared.type?.value).toBe('nda')
  })

  it.each(['type:', 'regions:', 'parties: [{ name: }]'])('%s is not typed yet and no mistake', (facts) => {
    expect(invalid(facts)).toEqual([])
  })

  it.each([
    ['type: compute-leese # soon', 'type: compute-lease # soon'],
    ['regions: [SG, "Malasia"]', 'regions: [SG, Malaysia]'],
    ['goverming-law: SG', 'governing-law: SG'],
  ])('%s becomes %s by its fix', (facts, fixed) => {
    const text = textOf(facts)
    const before = checked(text)
    const [finding] = before.findings.filter(({ code }) => code === 'fact-invalid')
    const [fix] = finding ? fixesFor(finding, before, standardPack, 'en') : []
    expect(applyEdits(text, fix?.edits ?? [])).toBe(textOf(fixed))
    expect(invalid(fixed)).toEqual([])
  })
})
