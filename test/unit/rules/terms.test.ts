import { describe, expect, it } from 'vitest'
import type { Format } from '../../../server/src/contract/contract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import type { FindingCode, Locale } from '../../../server/src/rules/finding.ts'
import { checked, crlf, quote } from '../contracts.ts'

/** The findings of one code: each with the words that it stands at. */
function found(code: FindingCode, text: string, locale: Locale = 'en', format: Format = 'markdown') {
  const result = checked(text, format, locale)
  return result.findings
    .filter((finding) => finding.code === code)
    .map((finding) => ({ ...finding, words: quote(result.contract, finding.span), result }))
}
const words = (code: FindingCode, text: string): string[] => found(code, text).map((finding) => finding.words)

/** The text after the first fix of the first finding. */
function fixed(code: FindingCode, text: string): string {
  const [finding] = found(code, text)
  const [fix] = finding ? fixesFor(finding, finding.result, standardPack, 'en') : []
  return applyEdits(text, fix?.edits ?? [])
}

describe('undefined-term', () => {
  const undefinedIn = (text: string): string[] => words('undefined-term', text)
  it.each([
    ['a date', 'It runs from the Start Date for a year.', ['Start Date']],
    ['a word used three times', 'Pay the Fees. We set the Fees, and late Fees bear interest on the Fees.', ['Fees']],
    ['two words used twice', 'See the Order Guide, and follow the Order Guide.', ['Order Guide']],
    [
      'a kind of what is defined, with another head',
      '“Client” means you. Keep the Client Materials safe.',
      ['Client Materials'],
    ],
    ['once for all its uses', 'From the Start Date on; after the Start Date.', ['Start Date']],
    ['丙方 without a party block', '甲方：某公司\n\n乙方：某公司\n\n丙方承担连带责任。', ['丙方']],
  ])('%s', (_what, text, expected) => {
    expect(undefinedIn(text)).toEqual(expected)
    expect(undefinedIn(crlf(text))).toEqual(expected)
  })

  it.each([
    ['a term that says where it is defined', 'From the Start Date as defined in the Purchase Agreement.'],
    [
      'a term in quotation marks',
      'Pay a “Support Fee” set out below. The Support Fee is due, and the Support Fee is final.',
    ],
    [
      'a name cut off at the end of a line',
      'It follows the General Data\n\nProtection Regulation, and the General Data\n\nrules.',
    ],
    [
      'the last words of a title',
      '## Hosting and Support Services\n\nWe give Hosting and Support Services. All Hosting and Support Services are free.',
    ],
    ['a term that is defined, in any form', '“Start Date” means today. The Start Date’s eve, and all Start Dates.'],
    ['a term defined after its use', 'From the Start Date on. “Start Date” means today.'],
    [
      'a term that the facts declare',
      '---\ncontract:\n  parties: [{ name: Ex, term: Vendor Party }]\n---\n\nPay the Vendor Party.',
    ],
    ['the beginning of a sentence', 'It ends. Start Date and end are agreed.'],
    ['a heading', '## The Start Date\n\nIt is agreed.'],
    ['what a heading is called', '## 2. Payment Terms\n\nAs in the Payment Terms.'],
    ['a name', 'by the American Arbitration Association under the laws of the State of Texas'],
    ['a law', 'under the Federal Data Act and the Personal Data Regulation'],
    ['a document', 'see the Privacy Policy and the Terms of Service'],
    ['an abbreviation', 'by the SEC, under an SLA, for the API'],
    ['one word, once', 'They agree on the Budget.'],
    ['a kind of a defined term', '“Fees” means sums. Pay the Monthly Fees.'],
    ['a word that starts a list item', '- Start Date\n- Fee Data\n'],
    [
      'a contract whose terms are defined elsewhere',
      'Capitalized terms not defined herein have the meanings in the Order. From the Start Date on.',
    ],
    ['an addendum', '# Data Addendum\n\nFrom the Start Date on, all Personal Data is kept.'],
    ['甲方 and 乙方 in a contract without a party block', '甲方付款，乙方交货。'],
  ])('is not %s', (_what, text) => expect(undefinedIn(text)).toEqual([]))

  it('says how often, in both languages, at its section', () => {
    const text = '## 1. Term\n\nFrom the Start Date on; after the Start Date.'
    expect(found('undefined-term', text)[0]).toMatchObject({
      severity: 'information',
      message: '“Start Date” is used as a defined term (2 times), but this contract does not define it.',
      section: '1 Term',
    })
    expect(found('undefined-term', text, 'zh')[0]?.message).toBe(
      '“Start Date”按定义用语使用（共 2 处），但本合同未对其作出定义。',
    )
  })
})

describe('unused-term', () => {
  it.each([
    ['in brackets', 'Give thirty days’ notice (the “Notice Period”).', ['Notice Period']],
    ['in a sentence', '“Fees” means sums.', ['Fees']],
    ['in Chinese', '“关联方”是指受控实体。', ['关联方']],
  ])('%s', (_what, text, expected) => expect(words('unused-term', text)).toEqual(expected))

  it.each([
    ['used in the plural', '“Fee” means a sum. Pay all Fees.'],
    ['used in capitals', '“Provider” means Ex. THE PROVIDER IS NOT LIABLE.'],
    [
      'used in its other number, which has a definition of its own',
      'A and B (the “Parties”, and each a “Party”). The Parties agree.',
    ],
    ['a second name', '“Statement of Work” or “SOW” means an order. Each Statement of Work.'],
    ['a party block', '甲方：某公司\n\n乙方：某公司\n'],
    ['borrowed where it is used', 'Keep Personal Data (as defined in the DPA) safe.'],
    ['an everyday word', 'Ex Ltd (“we”) sells.'],
    ['declared in the facts', '---\ncontract:\n  parties: [{ name: Ex, term: Supplier }]\n---\n\nText.'],
  ])('is none that is %s', (_what, text) => expect(words('unused-term', text)).toEqual([]))

  it('is fixed by taking its brackets out', () => {
    expect(fixed('unused-term', 'Give thirty days’ notice (the “Notice Period”) first.')).toBe(
      'Give thirty days’ notice first.',
    )
    expect(fixed('unused-term', '附件所列设备（以下简称“设备”）应交付。')).toBe(
      '附件所列设备（以下简称“设备”）应交付。',
    )
    expect(fixed('unused-term', '附件所列机器（以下简称“设备”）应交付。')).toBe('附件所列机器应交付。')
  })
})

describe('duplicate-term', () => {
  it('is found at the second definition, and leads to the first', () => {
    const text = '## 1. Words\n\n“Fee” means a sum. Pay the Fee.\n\n## 2. More\n\n“Fee” means all sums.'
    const [finding, ...others] = found('duplicate-term', text)
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      message: '“Fee” is defined again here; it is already defined in 1 Words.',
      section: '2 More',
    })
    expect(finding?.span.start).toBe(text.lastIndexOf('Fee'))
    expect(finding?.related[0]?.span.start).toBe(text.indexOf('Fee'))
  })

  it.each([
    ['a definition that points to another', '“Fee” has the meaning given in Section 2.\n\nPay a sum (the “Fee”).'],
    ['a definition for its own section', '“Fee” means a sum.\n\nIn this Section, “Fee” means all sums.'],
    ['the facts', '---\ncontract:\n  parties: [{ name: Ex, term: Supplier }]\n---\n\nEx (the “Supplier”) sells.'],
    ['the signatures', '甲方：某公司\n\n甲方：某公司\n'],
    [
      'a party named again in the same words',
      'Example Technologies, Inc. (“ET”) sells.\n\n## Exhibit A\n\nBetween you and Example Technologies, Inc. (“ET”).',
    ],
    ['a recital', 'Ex, a company (“Seller”), sells.\n\nWHEREAS, Ex and you (hereinafter “Seller”) have agreed.'],
    ['one sentence that says it twice', '“软件”：软件是指程序。'],
    [
      'a party named again without its description',
      'Example Widgets, Inc., a Delaware corporation (“EW”), sells.\n\nBetween you and Example Widgets, Inc. (“EW”).',
    ],
    [
      'the contract, as its exhibit names it',
      'This Sales Contract (the “Contract”) binds us.\n\n## Exhibit A\n\nIt is part of the Contract of sale (the “Contract”).',
    ],
    [
      'a clause that an amendment puts anew',
      '“Fee” means a sum.\n\nSection 1 is hereby replaced with the following: 1. “Fee” means all sums.',
    ],
    ['a meaning in one case', 'Acme (“Seller”) sells. You may act for others, in which case “Seller” means them.'],
    ['emphasis', 'You (“You”) buy.\n\n**You** are responsible for it.'],
    ['items with numbers', '- **Factor 1:** price\n\nMore:\n\n- **Factor 1:** price'],
    [
      'a definition whose number the page cut off',
      '“Fee” has the meaning given to that term in\n\nPay a sum (the “Fee”).',
    ],
    ['a definition for its own exhibit', '“Fee” means a sum.\n\nIn this Exhibit B, “Fee” means all sums.'],
  ])('is not %s', (_what, text) => expect(words('duplicate-term', text)).toEqual([]))
})

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

describe('inconsistent-term', () => {
  it.each([
    [
      'another spelling',
      '“End User” means a person. Each person helps an End-User and the End User.',
      'End-User',
      'End User',
    ],
    [
      'other capitals',
      '“Receiving party” means one. Then the Receiving Party acts.',
      'Receiving Party',
      'Receiving party',
    ],
    ['another word for a party', 'Ex Ltd (the “Supplier”) sells. Pay the Vendor.', 'Vendor', 'Supplier'],
    [
      'another word for a party in a compound',
      '“Customer Data” means data. Keep the Client Data safe.',
      'Client Data',
      'Customer Data',
    ],
    ['its plural', 'Ex Ltd (each a “Supplier”) sells. Pay the Vendors.', 'Vendors', 'Suppliers'],
    [
      'lower case',
      '“Confidential Information” means secrets. Keep the confidential information.',
      'confidential information',
      'Confidential Information',
    ],
  ])('%s, and its fix writes the defined term', (_what, text, wrong, right) => {
    expect(words('inconsistent-term', text).filter((one) => one === wrong)).toEqual([wrong])
    expect(fixed('inconsistent-term', text)).toBe(text.replace(wrong, right))
    expect(words('inconsistent-term', fixed('inconsistent-term', text))).toEqual([])
    expect(words('undefined-term', text)).toEqual([])
  })

  it.each([
    ['two terms that are both defined', '“Supplier” means A. “Vendor” means B. The Supplier pays the Vendor.'],
    [
      'lower case in the definition itself',
      '“Confidential Information” means the confidential information of a party.',
    ],
    ['lower case before another noun', '“End User” means a person. See the end user licence.'],
    ['lower case of one word', '“Service” means help. The service is good.'],
  ])('is not %s', (_what, text) => expect(words('inconsistent-term', text)).toEqual([]))

  const parties = (one: string, other: string): string =>
    `---\ncontract:\n  parties:\n    - { name: ${one}, term: 甲方 }\n    - { name: ${other}, term: 乙方 }\n---\n\n甲方（承租方）：兰亭公司\n\n乙方：海峡公司\n\n甲方付款，乙方交货。\n`
  it('warns of parties that the text names the other way round than the facts', () => {
    expect(words('inconsistent-term', parties('海峡公司', '兰亭公司'))).toEqual(['甲方', '乙方'])
    expect(found('inconsistent-term', parties('海峡公司', '兰亭公司'), 'zh')[0]).toMatchObject({
      severity: 'warning',
      message: '正文以“甲方”指称兰亭公司，而合同事实（contract:）以其指称海峡公司。请核对双方称谓是否颠倒。',
    })
    expect(words('inconsistent-term', parties('兰亭公司', '海峡公司'))).toEqual([])
  })

  it('does so where the name stands before the term', () => {
    const text =
      '---\ncontract:\n  parties:\n    - { name: A Ltd, term: Buyer }\n    - { name: B Ltd, term: Seller }\n---\n\nA Ltd (the “Seller”) and B Ltd (the “Buyer”). The Seller and the Buyer agree.\n'
    expect(words('inconsistent-term', text).toSorted()).toEqual(['Buyer', 'Seller'])
    expect(words('inconsistent-term', text.replace('A Ltd (', 'X (').replace('B Ltd (', 'A Ltd ('))).toEqual([])
  })
})

it('emoji and YAML move no place', () => {
  const text =
    'contract:\n  type: nda\nclauses:\n  - "💻 from the Start Date on" # 💻\n  - text: |\n      💻 Keep the Start Date.\n'
  expect(found('undefined-term', text, 'en', 'yaml').map((finding) => finding.words)).toEqual(['Start Date'])
})
