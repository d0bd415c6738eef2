import { describe, expect, it } from 'vitest'
import { fixed, found, words } from './found.ts'

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

describe('unused-term, where a term is used in another writing', () => {
  it.each([
    ['another capital', 'The shop (the “Web Portal”) is open. Enter by the Web portal.'],
    ['a hyphen at the end of a line', 'What was said (“Pre-Contract Statements”). The Pre- Contract Statements end.'],
    ['a form that only a reader knows', '## Definitions\n\nDeliver(y): what is sent.\n\nDelivery is free.'],
    [
      'one of two names',
      '## 定义\n\n1. **交付物/工作成果**：指甲乙双方约定的文件。\n\n乙方应按期提交交付物，工作成果归甲方。',
    ],
  ])('is not %s', (_what, text) => expect(words('unused-term', text)).toEqual([]))
  it.each([
    [
      'used once with another capital, of two definitions',
      'A sum (the “Net Fee”). Another sum (the “Net Fee”).',
      ['Net Fee'],
    ],
    ['in lower case alone', 'The shop (the “Web Portal”) is open. Enter by the web portal.', ['Web Portal']],
    ['a part of another word', 'The shop (the “Web Portal”) is open, and InterWeb portal too.', ['Web Portal']],
    ['with a plural in brackets, which is read', '## Definitions\n\nFee(s): what is paid.\n\nNothing else.', ['Fee']],
    [
      'a name far from another one',
      'The shop (the “Portal”) is open for every customer of ours (the “Users”). Users pay.',
      ['Portal'],
    ],
    ['in two places, of which none can be taken out alone', '“Alpha” means a sum.\n\n“Alpha” means a fee.', ['Alpha']],
  ])('is found: %s', (_what, text, expected) => expect(words('unused-term', text)).toEqual(expected))
  it('is not a heading in bold type before a clause', () =>
    expect(words('unused-term', '1. **Late payment:** Interest runs.\n2. **先付款后交货**：甲方应先付款。')).toEqual(
      [],
    ))
  it('is not a second name given with the first', () =>
    expect(words('unused-term', '## 定义\n\n1. **交付物/工作成果**：指文件。\n\n乙方应按期提交交付物。')).toEqual([]))
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

  it('is found where two words for it stand by themselves, so that neither names a party', () =>
    expect(
      words('duplicate-term', 'The sum of fees (the “Sum”) is due.\n\nThe cost of goods (the “Sum”) is paid.'),
    ).toEqual(['Sum']))

  it.each([
    ['a definition that points to another', '“Fee” has the meaning given in Section 2.\n\nPay a sum (the “Fee”).'],
    ['a definition for its own section', '“Fee” means a sum.\n\nIn this Section, “Fee” means all sums.'],
    ['the facts', '---\ncontract:\n  parties: [{ name: Ex, term: Supplier }]\n---\n\nEx (the “Supplier”) sells.'],
    ['the signatures', '甲方：某公司\n\n甲方：某公司\n'],
    [
      'a party named again in the same words',
      'Example Technologies, Inc. (“ET”) sells.\n\n## Exhibit A\n\nBetween you and Example Technologies, Inc. (“ET”).',
    ],
    [
      'a party named again over the end of a line',
      'Example Technologies, Inc. (“ET”) sells.\n\n- Between you and Example Technologies,\n  Inc.\n  (“ET”).',
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

describe('inconsistent-term', () => {
  it.each([
    [
      'another spelling',
      '“End User” means a person. Each person helps an End-User and the End User.',
      'End-User',
      'End User',
    ],
    [
      'another spelling of several',
      '“End User” means a person. Each person helps all End-Users and the End User.',
      'End-Users',
      'End Users',
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
    [
      'another word for a party that begins a sentence',
      'Ex Ltd (the “Supplier”) sells.\n\nThe Vendor shall pack.',
      'Vendor',
      'Supplier',
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
    [
      'two terms for what is of two parties',
      '“Customer” means A. “Client” means B. “Customer Data” means data of A. “Client Data” means data of B.',
    ],
    ['two terms that are both defined', '“Supplier” means A. “Vendor” means B. The Supplier pays the Vendor.'],
    [
      'lower case in the definition itself',
      '“Confidential Information” means the confidential information of a party.',
    ],
    ['lower case before another noun', '“End User” means a person. See the end user licence.'],
    ['lower case of one word', '“Service” means help. The service is good.'],
    [
      'lower case in a list of such things',
      '“Intellectual Property” means ours. Do not infringe the intellectual property or other rights of others.',
    ],
    [
      'lower case of what the sentence has just named',
      '“Effective Date” means 1 May.\n\nNotice of the effective date of a price; goods shipped before such effective date.',
    ],
    ['a hyphen that grammar asks for', '“Third Party” means another. Tell any Third-Party users.'],
  ])('is not %s', (_what, text) => expect(words('inconsistent-term', text)).toEqual([]))

  it('names two terms that differ by the word for one party alone', () => {
    const text = '“Customer” means A. “Customer Data” means what A gives.\n\n“Client Data” means what A keeps.'
    expect(words('inconsistent-term', text)).toEqual(['Client Data'])
    expect(found('inconsistent-term', text, 'zh')[0]?.message).toContain('“Client Data”与“Customer Data”均作定义')
  })

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
