import { describe, expect, it } from 'vitest'
import { type Term, termsOf, useSpan } from '../../../server/src/drafting/terms.ts'
import { crlf, markdown, quote, yaml } from '../contracts.ts'

/** The terms of a text: each with the forms of its definitions and how often it is used. */
const terms = (text: string, read = markdown): string[] => termsOf(read(text)).all.map(summary)
const summary = ({ name, definitions, uses }: Term): string =>
  `${name} ${definitions.map(({ form, pointsTo }) => form + (pointsTo ? `→${pointsTo}` : '')).join('+')} ${uses.length}`

describe('a definition is seen', () => {
  it.each([
    ['in a sentence with curly quotes', '“Fees” means the sums due. The Fees are paid.', ['Fees sentence 1']],
    ['in a sentence with straight quotes', 'A. "Fees" shall mean the sums due.', ['Fees sentence 0']],
    ['in a sentence in bold type', '**Fees** means the sums due.', ['Fees sentence 0']],
    ['in quotes within bold type', '1.2 **“Fees”** means the sums due.', ['Fees sentence 0']],
    ['in bold type within quotes', '“**Fees**” means the sums due.', ['Fees sentence 0']],
    [
      'in a sentence without any mark',
      'Confidential Information means what is secret.',
      ['Confidential Information sentence 0'],
    ],
    [
      'after its purpose',
      'For the purposes of this Agreement, Secret Data means what is secret.',
      ['Secret Data sentence 0'],
    ],
    ['in brackets', 'the sums due (the “Fees”) and more', ['Fees inline 0']],
    ['in brackets with each', 'any site (each, a “Site”) is listed', ['Site inline 0']],
    ['in brackets in bold type', 'any site (each a **Site**) is listed', ['Site inline 0']],
    ['in brackets in bold type after a bold title', '**4.1 Work.** By a statement (**SOW**) only.', ['SOW inline 0']],
    [
      'in brackets with what it stands for',
      'after delivery (such ten-day period, the “Test Period”).',
      ['Test Period inline 0'],
    ],
    [
      'in brackets, the second with what goes with it',
      'the First Term (the “Initial Term”; together with each Renewal Term, the “Term”)',
      ['Initial Term inline 0', 'Term inline 2'],
    ],
    ['in brackets, two at once', 'Ex Ltd (the “Provider” or “Supplier”)', ['Provider inline 0', 'Supplier inline 0']],
    [
      'in brackets, all and each',
      'A and B (together the “Parties”, and each a “Party”)',
      ['Parties inline 0', 'Party inline 0'],
    ],
    ['by what it is called hereinafter', 'Ex Ltd, hereinafter referred to as the "Buyer", pays.', ['Buyer inline 0']],
    ['with its plural in brackets', '“Affiliate(s)” means a company. Its Affiliates agree.', ['Affiliate sentence 1']],
    ['by pointing to a section', '“Change” has the meaning given in Section 3.', ['Change sentence→section 0']],
    [
      'by pointing to another document',
      '“Personal Data” has the meaning given in the GDPR.',
      ['Personal Data sentence→document 0'],
    ],
    [
      'by what others are referred to as',
      'We refer to such firms as "Helpers" here. Helpers help.',
      ['Helpers inline 1'],
    ],
    [
      'by borrowing it',
      'any Personal Data (as defined in the DPA). Personal Data.',
      ['Personal Data inline→document 1'],
    ],
    ['as a run-in title in a list', '## 1. Definitions\n\n**Fees.** The sums due.\n', ['Fees entry 0']],
    [
      'as an item of a list',
      '## Definitions\n\n- Fees: the sums due.\n- Site – the place.\n',
      ['Fees entry 0', 'Site entry 0'],
    ],
    ['in a table of terms', '| Term | Meaning |\n| --- | --- |\n| Fees | the sums due |\n', ['Fees entry 0']],
    ['是指', '“服务”是指附件一所列服务。乙方提供服务。', ['服务 sentence 2']],
    ['系指 without quotes', '不可抗力系指不能预见的情形。', ['不可抗力 sentence 0']],
    ['所称', '本合同所称“关联方”，是指受其控制的实体。', ['关联方 sentence 0']],
    ['以下简称 with quotes', '附件一所列算力（以下简称“算力”）', ['算力 inline 1']],
    ['以下简称 without quotes', '附件一所列信息（以下统称信息）', ['信息 inline 1']],
    ['下稱 in Traditional Chinese', '附件一所列設備（下稱「設備」）', ['設備 inline 1']],
    ['a Chinese title and its meaning', '## 定义\n\n关联方：受一方控制的实体。\n', ['关联方 entry 0']],
    ['a party block', '甲方（承租方）：某公司\n\n乙方：某公司\n\n甲方付款。\n', ['甲方 party 1', '乙方 party 0']],
  ])('%s', (_how, text, expected) => expect(terms(text)).toEqual(expected))

  it.each([
    [
      'a promise to define it',
      'It begins on the Effective Date (as defined below) or Start Date (as defined in Section 2).',
    ],
    ['words in quotes', 'Press “Save” and (for example, “Copy”) go on.'],
    ['an aside in brackets', 'documents (including “Read me”) are free'],
    ['a sentence that begins with This', 'This means that nobody pays.'],
    ['a signature block', '甲方（盖章）：\n\n乙方（签字）：\n'],
    ['上述 … 系指', '上述标准系指国家标准。'],
    [
      'a part of the contract after its definitions',
      '第一部分 定义\n\n定义\n\n第二部分 合作模式\n\n合作模式\n\n双方合作。\n',
    ],
  ])('%s is none', (_what, text) => expect(terms(text)).toEqual([]))
})

describe('a term that the file declares', () => {
  const facts =
    '---\ncontract:\n  parties:\n    - { name: Ex Ltd, term: Supplier }\n---\n\nThe Supplier’s staff help.\n'
  it('in its facts', () => expect(terms(facts)).toEqual(['Supplier declared 1']))
  it('under definitions: in the front matter, as a mapping', () =>
    expect(terms('---\ndefinitions:\n  Fees: the sums due\n---\n\nThe Fees are due.\n')).toEqual(['Fees declared 1']))
  it('under definitions: in the front matter, as a list', () =>
    expect(terms('---\ndefinitions:\n  - term: "Fees"\n    meaning: sums\n---\n\nThe Fees.\n')).toEqual([
      'Fees declared 1',
    ]))
  it('under definitions: in YAML', () =>
    expect(
      terms('definitions:\n  Fees: the sums that are due\nclauses:\n  - The Fees are paid monthly.\n', yaml),
    ).toEqual(['Fees entry 1']))
  it('stands where the file says', () => {
    const contract = markdown(facts)
    expect(
      termsOf(contract).all.flatMap(({ definitions }) => definitions.map(({ span }) => quote(contract, span))),
    ).toEqual(['Supplier'])
  })
})

describe('a use', () => {
  const uses = (text: string): string[] => {
    const contract = markdown(text)
    return termsOf(contract).all.flatMap((term) => term.uses.map((use) => quote(contract, useSpan(contract, use))))
  }
  it.each([
    [
      'is singular, plural, possessive or in capitals',
      ['Party', 'Parties', 'Party', 'PARTIES'],
      '“Party” means a signatory. A Party and the Parties and a Party’s staff and ALL PARTIES.',
    ],
    [
      'is the plural of the first word before of',
      ['Statements of Work'],
      '“Statement of Work” means an order. All Statements of Work.',
    ],
    [
      'is the longest term',
      ['Customer Data'],
      '“Customer Data” means data. “Data” means facts. “Customer” means you. The Customer Data.',
    ],
    ['is no part of a longer word', [], '“Part” means a spare. The Party partly Parting.'],
    [
      'is found in markup and over line ends',
      ['Start\nDate', 'Start Date'],
      '“Start Date” means today. From the Start\nDate or *Start Date* on 💻.',
    ],
    ['is found in Chinese', ['关联方', '关联方'], '“关联方”是指受控实体。关联方及其关联方。'],
  ])('%s', (_what, expected, text) => {
    expect(uses(text)).toEqual(expected)
    expect(uses(crlf(text))).toEqual(expected.map((words) => words.replace('\n', '\r\n')))
  })

  it('in a contract without terms is none', () => expect(uses('The parties agree.')).toEqual([]))
})
