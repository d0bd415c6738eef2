import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { type FindingCode, findingCodes, type Locale } from '../../../server/src/rules/finding.ts'
import { quote } from '../contracts.ts'
import { checkIn, type Example, examplesOf, pagesFolder } from '../pages.ts'

/** The words of whole clauses are the pack's. */
const begun = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text)

/** All that a reader meets of the findings of one code, or of all but missing clauses: words, places, how much they matter, and what would put them right. */
function said(example: Example, code: FindingCode | undefined, page: string, locale: Locale) {
  const { checked, pack } = checkIn(example, page, locale, '2026-11-26')
  const { contract, findings } = checked
  return findings
    .filter((finding) => (code ? finding.code === code : finding.code !== 'missing-clause'))
    .map((finding) => {
      const { message, span, severity, basis, section, clause, element, authorities, related } = finding
      return {
        message,
        is: [severity, basis, clause, element, ...authorities].filter((one) => one !== undefined).join(', '),
        at: `${section ?? 'facts'}: ${quote(contract, span)}`,
        see: related.map((one) => `${one.message}: ${quote(contract, one.span)}`),
        fixes: fixesFor(finding, checked, pack, locale).map(({ title, edits }) => [
          title,
          ...edits.map((edit) => `${quote(contract, edit.span)} → ${begun(edit.newText)}`),
        ]),
      }
    })
}

// Of the examples on each rule's page, to be read as a user would: read the difference before you take it with `-u`.
describe('what is said, in English and Chinese, of each example with', () => {
  it.each(findingCodes.filter((code) => code !== 'playbook-invalid'))('%s', (code) => {
    const page = readFileSync(path.join(pagesFolder, `${code}.md`), 'utf8')
    const examples = examplesOf(page).filter(({ expected }) => expected === code)
    const both = examples.map((example) => [said(example, code, page, 'en'), said(example, code, page, 'zh')])
    expect(both).toMatchSnapshot()
  })
})

const facts = (lines: string): string => `---\ncontract:\n  type: services\n${lines.replace(/^/gm, '  ')}\n---\n\n`

describe('what is said, in English and Chinese, of', () => {
  it.each<[what: string, text: string]>([
    ['a period that ends before it begins', '## 1. Term\n\nIt runs from 1 May 2027 to 1 April 2026.\n'],
    [
      'a total that its rows do not make',
      '# A\n\n## 1. Prices\n\n| Item | Price |\n| --- | ---: |\n| A | $1,000.50 |\n| B | 2,000 |\n| Total | 3,500 |\n\n## 2. More\n\nNone.\n',
    ],
    [
      'Traditional words in a Simplified contract',
      '## 第一条 服务\n\n乙方应当为甲方提供服务，并对數據安全負責。本合同经双方签订后生效。\n',
    ],
    [
      'Simplified words in a Traditional contract',
      '## 第一條 服務\n\n乙方應當為甲方提供服務，並對資料安全負責。雙方簽訂後生效。乙方应付款。\n',
    ],
    ['figures of two widths', '## 1. A\n\nThe fee is 1，000,000 and ５00 units.\n'],
    ['a mark that turns the writing', '# A\n\n## 1. B\n\nan \u202eamount\u202c of 100\n'],
    ['a letter of another alphabet', '## 1. A\n\nBаnk of Moscow\n'],
    [
      'marks without another half',
      '## 1. A\n\nthe fees (as in Exhibit A.\n\n## 2. B\n\nthe “Services" and "Fees” of it.\n',
    ],
    ['a title that comes again, in other capitals', '# A\n\n## 1. Term\n\nx\n\n## 2. TERM\n\ny\n'],
    [
      'a term in another spelling, of another party and in lower case',
      '# A\n\nAlpha Ltd (the “Supplier”) and Beta Ltd (the “Customer”).\n\n“Work Products” means all results. “Start Date” means 1 May 2027.\n\nSupplier keeps each Work-Product from the Start Date. Vendor and Vendor’s staff give the work products. Customer pays from the start date.\n',
    ],
    [
      'parties that the text calls the other way round',
      `${facts('parties:\n  - { name: Alpha Ltd, term: Supplier, role: provider }\n  - { name: Beta GmbH, term: Customer, role: customer }')}# A\n\nBeta GmbH (the “Supplier”) and Alpha Ltd (the “Customer”) agree. Supplier serves Customer.\n`,
    ],
    [
      'parties above whose names their terms stand',
      `${facts('parties:\n  - { name: 甲公司, term: 买方, role: customer }\n  - { name: 乙公司, term: 卖方, role: provider }')}# 合同\n\n买方：乙公司\n卖方：甲公司\n\n## 第一条 服务\n\n卖方应向买方提供服务。\n`,
    ],
    [
      'terms that nobody uses',
      '# A\n\n## 1. Definitions\n\n“Net Fee” means the fee without taxes. “Alpha Term” means a year. “Statement of Work” or “SOW” means an order. “Alpha Term” means two years.\n\n## 2. Fee\n\nThe fee is paid by each Statement of Work.\n',
    ],
    [
      'a term that is defined again',
      '# A\n\n## 1. Definitions\n\n“Fee” means a price.\n\n## 2. Price\n\n“Fee” means the price of Schedule 1. The Fee is paid.\n',
    ],
    [
      'facts that say where and how long, and a text that says otherwise',
      `${facts('regions: [SG, MY]\nlog-retention: 2 years\ngoverning-law: SG')}# A\n\n## 1. Service\n\nProvider may use data centres anywhere in the world.\n\n## 2. Logs\n\nProvider shall keep access logs and records of use of the computing capacity for 90 days.\n\n## 3. Law\n\nThis Agreement is governed by the laws of Malaysia.\n`,
    ],
    ['numbers out of order', '# A\n\n## 1. B\n\nx as in Section 4.\n\n## 3. C\n\ny\n\n## 3. D\n\nz\n\n## 4. E\n\nw\n'],
    [
      'references to what is not there, to two places and to themselves',
      '# A\n\n## 1. B\n\nSee Section 9 and [there](#nowhere), and Exhibit C.\n\n## 2. C\n\nAs Section 1 says, pay by Section 3.\n\n## 3. D\n\nSection 3 is binding.\n\n## 3. E\n\nThe next clause counts.\n\n## Exhibit A\n\nx\n\n## Exhibit B\n\ny\n',
    ],
    [
      'annotations that say what the words do not',
      '# A\n\n## 1. B\n\n<!-- clause: logs -->\n\nx\n\n## 2. Logs\n\n<!-- clause: logging (best) -->\n\nThe Provider shall keep access logs for five years.\n\n## 3. C\n\n<!-- clause: termination -->\n\nThe Provider shall keep access logs for five years.\n',
    ],
    ['annotations above any section', '<!-- clause: termination -->\n\nThe parties agree.\n'],
    [
      'items near a limit or named in guidance, for a customer from China',
      `${facts('parties:\n  - { name: A, term: Provider, role: provider }\n  - { name: B, term: Customer, role: customer, headquarters: CN }\nitems:\n  - { name: Huawei Ascend 910C }\n  - { name: Own chip, tpp: 4795, die-area: 800 }\n  - { name: Other, eccn: 4A090.a }\nas-of: 2025-06-01')}# A\n\n## 1. B\n\nNVIDIA H20 cards.\n`,
    ],
    [
      'clauses that fall short, lack parts and stand there in passing',
      `${facts('drafting-for: customer\nitems:\n  - { name: NVIDIA H100 SXM }\nregions: [CN]').replace('services', 'compute-lease')}# Lease\n\n## 1. Logs and records\n\nThe Provider shall keep access logs.\n\n## 2. Audit\n\nThe Customer may audit the records of the Provider once a year on thirty days’ notice.\n\n## 3. General\n\nThe Provider shall comply with export control laws, and shall not supply a sanctioned party. The Customer may terminate for breach.\n`,
    ],
    [
      '条款的缺项',
      `${facts('drafting-for: customer\nitems:\n  - { name: NVIDIA H100 SXM }\nregions: [CN]').replace('services', 'compute-lease')}# 租赁合同\n\n## 第一条 日志与记录留存\n\n出租方应保存访问日志六个月。\n\n## 第二条 审计\n\n承租方有权每年审计一次出租方的记录。\n\n## 第三条 其他\n\n双方应遵守出口管制法律，不得向被制裁主体供应。\n`,
    ],
    [
      'items with figures',
      `${facts('items:\n  - { name: NVIDIA H100 SXM, eccn: EAR99 }\n  - { name: Own chip, tpp: 5000, die-area: 400 }\n  - { name: NVIDIA H20 }\nregions: [CN]\ngoverning-law: SG')}# A\n\n## 1. B\n\nx\n`,
    ],
  ])('%s', (_what, text) => {
    const example: Example = { expected: '', format: 'markdown', text }
    expect([said(example, undefined, '', 'en'), said(example, undefined, '', 'zh')]).toMatchSnapshot()
  })
})
