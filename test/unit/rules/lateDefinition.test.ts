import { describe, expect, it } from 'vitest'
import { crlf } from '../contracts.ts'
import { fixed, found, words } from './found.ts'

describe('late-definition', () => {
  const supplier = 'Example Ltd (the “Supplier”) sells.\n\n“Supplier” means whoever delivers.'

  it('is found where a short form is defined afterwards, and leads to the short form', () => {
    const [finding, ...others] = found('late-definition', supplier)
    expect(others).toEqual([])
    expect(finding?.message).toBe(
      '“Supplier” is defined only here, after it was introduced as the short form of “Example Ltd”.',
    )
    expect(finding?.span.start).toBe(supplier.lastIndexOf('Supplier'))
    expect(finding?.related[0]?.span.start).toBe(supplier.indexOf('Supplier'))
    expect(words('duplicate-term', supplier)).toEqual([])
  })

  it.each([
    ['a short form in lower case words', 'Pay a sum (the “Fee”).\n\n“Fee” means what is due.', ['Fee']],
    ['an abbreviation without quotes', 'As the Service Level Agreement (SLA) says.\n\n“SLA” means Annex 3.', ['SLA']],
    ['以下简称', '某公司（以下简称“供应商”）供货。\n\n“供应商”是指实际交付的一方。', ['供应商']],
    ['a party block', '甲方：某公司\n\n乙方：另一公司\n\n“甲方”是指某公司及其关联方。', ['甲方']],
  ])('%s', (_what, text, expected) => {
    expect(words('late-definition', text)).toEqual(expected)
    expect(words('late-definition', crlf(text))).toEqual(expected)
  })

  it('says so in Chinese', () => {
    const [finding] = found('late-definition', '示例公司（以下简称“供应商”）供货。\n\n“供应商”是指交付的一方。', 'zh')
    expect(finding?.message).toBe('“供应商”在此方作出定义，而前文已将其用作“示例公司”的简称。')
  })

  it.each([
    [
      'a definition that points to the short form',
      'Ex (the “Supplier”).\n\n“Supplier” has the meaning given in Section 1.',
    ],
    ['a short form after its definition', '“SLA” means Annex 3.\n\nAs the Service Level Agreement (SLA) says.'],
    ['a definition for its own section', 'Ex (the “Supplier”).\n\nIn this Section, “Supplier” means everybody.'],
    ['a title with an abbreviation', '# Data Processing Agreement (DPA)\n\n“DPA” means this agreement.'],
    ['the facts', '---\ncontract:\n  parties: [{ name: Ex, term: Supplier }]\n---\n\n“Supplier” means Ex.'],
  ])('is not %s', (_what, text) => expect(words('late-definition', text)).toEqual([]))

  it('is fixed by taking the brackets out where the definition repeats what they say', () => {
    expect(fixed('late-definition', 'This Secrecy Pact (the “Pact”) binds.\n\n“Pact” means this Secrecy Pact.')).toBe(
      'This Secrecy Pact binds.\n\n“Pact” means this Secrecy Pact.',
    )
    expect(fixed('late-definition', '示例公司（以下简称“供应商”）供货。\n\n“供应商”是指示例公司。')).toBe(
      '示例公司供货。\n\n“供应商”是指示例公司。',
    )
  })

  it('has no fix where the brackets say something else, or give a second term', () => {
    expect(fixed('late-definition', supplier)).toBe(supplier)
    const two = 'This Secrecy Pact (the “Pact” or “Bond”) binds.\n\n“Pact” means this Secrecy Pact.'
    expect(fixed('late-definition', two)).toBe(two)
  })
})
