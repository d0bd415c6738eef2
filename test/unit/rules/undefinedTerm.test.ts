import { describe, expect, it } from 'vitest'
import { crlf } from '../contracts.ts'
import { found, words } from './found.ts'

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
    [
      'what is a clause’s title too, if one word',
      '## Fees\n\nWe set the Fees. Pay the Fees, and all Fees in time.',
      ['Fees'],
    ],
    [
      'one of two that are joined',
      'Pay for all Goods and Support Services, and take the Support Services first.',
      ['Support Services'],
    ],
    [
      'a term beside another that needs it',
      'Staff for the Services (the “Crew”) performs the Services and ends the Services.',
      ['Services'],
    ],
    ['what belongs to a party', 'Acme Ltd (“Acme”) sells. Keep any Acme Materials safe.', ['Acme Materials']],
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
    [
      'what the contract calls its parties',
      'Pay the Provider. We tell the Provider, and the Provider tells the Customer. Each provider tells the Customer of each customer, and the Customer pays.',
    ],
    ['a word that starts a list item', '- Start Date\n- Fee Data\n'],
    [
      'a contract whose terms are defined elsewhere',
      'Capitalized terms not defined herein have the meanings in the Order. From the Start Date on.',
    ],
    ['an addendum', '# Data Addendum\n\nFrom the Start Date on, all Personal Data is kept.'],
    ['甲方 and 乙方 in a contract without a party block', '甲方付款，乙方交货。'],
    ['a name that joins two words', 'Pay the Validation and Support Fee. The Validation and Support Fee is due.'],
    [
      'what a clause is called',
      'As clause 6 (Inventions and Proprietary Information) says.\n\nIts Inventions and Proprietary Information rules.',
    ],
    ['the name of an office', 'The court names who will serve as the Product Owner. Ask the Product Owner first.'],
    [
      'a status',
      'It is a Gold Partner and an Authorized Government Reseller. An Authorized Government Reseller sells.',
    ],
    ['what an exhibit sets', 'Pay the Support Fee set forth in Exhibit A. The Support Fee is due.'],
    [
      'what the cover page gives',
      '“Key Terms” means Effective Date, Governing Law or other terms specified on the Cover Page.',
    ],
    ['a field of a form', 'Agreement No: 5 Start Date: 1 March 2026\n\nIt runs from the Start Date.'],
    [
      'what a sentence in capitals explains',
      'THE START DATE OF THIS AGREEMENT IS THE DATE OF DOWNLOAD.\n\nFrom the Start Date on.',
    ],
    ['a document', 'See the Order Guide document. The Order Guide is final; keep the Order Guide.'],
    ['a name with its short form', 'Talk to other Managed Third Parties (“MTP”) and any Managed Third Parties.'],
    ['a term whose quotation marks do not pair', 'Signed on 5 May (the “Start Date). From the Start Date on.'],
    [
      'a term in single quotation marks',
      "Pay all loss ('Claim'). Any Claim is due, the Claim is final, and a Claim is paid.",
    ],
    [
      'a term in quotation marks of two kinds',
      "Ex (\"Aggrieved Party'') sues. The Aggrieved Party pays the Aggrieved Party.",
    ],
    [
      'words that others are referred to as',
      'We refer collectively to them as a “Quote,” whatever the title. Each Quote, the Quote, a Quote.',
    ],
    [
      'a contract that leaves words with capitals to another',
      'Expressions which begin with an upper-case letter and which are not defined here shall have the meaning in the Order. From the Start Date on.',
    ],
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
