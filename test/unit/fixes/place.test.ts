import { describe, expect, it } from 'vitest'
import { clauseList, endOfClauses } from '../../../server/src/fixes/clauseList.ts'
import { placeFor } from '../../../server/src/fixes/place.ts'
import type { Family } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked, markdown, outline, yaml } from '../contracts.ts'

const family = (id: string): Family => standardPack.families.find((candidate) => candidate.id === id) as Family

/** Title of the clause that a new one of a family would follow. */
function follows(id: string, text: string, format: 'markdown' | 'yaml' = 'markdown'): string | undefined {
  const { contract, coverage } = checked(text, format)
  const { clauses } = clauseList(contract)
  const { after } = placeFor(contract, clauses, family(id), (clause) => coverage.sectionsOf(clause))
  return contract.sections[after]?.title
}

const access = 'Only authorised users shall access the capacity, with passwords that shall not be shared.'
const clauses = `# Lease

## 1. Fees

Customer pays fees.

## 2. Users

${access}

## 3. Warranty

Goods are new.

## 4. Governing law

The law of Singapore.

## 5. Notices

In writing.
`

describe('the place for a new clause', () => {
  it('is after its nearest kin, by what the sections contain', () => {
    expect(follows('logging', clauses)).toBe('Users')
  })

  it('is before the boilerplate where it has no kin there', () => {
    expect(follows('source-compliance', clauses)).toBe('Warranty')
  })

  it('is before the boilerplate although the kin is in it', () => {
    expect(
      follows('logging', clauses.replace('In writing.', access).replace(`${access}\n\n## 3`, 'Named users.\n\n## 3')),
    ).toBe('Warranty')
  })

  it.each([
    ['附则', '适用法律与争议解决'],
    ['附則', '適用法律'],
    ['其他', '通知与送达'],
  ])('is before %s and %s in Chinese', (one, other) => {
    const text = `# 合同\n\n## 第一条 费用\n\n甲方付款。\n\n## 第二条 保证\n\n货物为新。\n\n## 第三条 ${other}\n\n文字。\n\n## 第四条 ${one}\n\n一式两份。\n`
    expect(follows('logging', text)).toBe('保证')
  })

  it('is the end where all is boilerplate', () => {
    expect(follows('logging', '## 1. Notices\n\nIn writing.\n\n## 2. Governing law\n\nThe law of Singapore.\n')).toBe(
      'Governing law',
    )
  })

  it('is the end of a Markdown list, since an item in between would renumber those after it', () => {
    const list = `1. **Users.** ${access}\n2. **Fees.** Customer pays.\n3. **Warranty.** Goods are new.\n`
    expect(follows('logging', list)).toBe('Warranty')
  })

  it('is nowhere in a contract without clauses', () => {
    expect(follows('logging', 'Customer pays fees.\n')).toBeUndefined()
  })
})

describe('the level at which clauses stand', () => {
  const titles = (contract: ReturnType<typeof markdown>): (string | undefined)[] =>
    clauseList(contract).clauses.map((index) => contract.sections[index]?.title)

  it.each<[string, ReturnType<typeof markdown>, string[]]>([
    ['below a title', markdown('# Lease\n\n## 1. Fees\n\nPay.\n\n## 2. Use\n\nTrain.\n'), ['Fees', 'Use']],
    ['above sub-clauses', markdown('## 1. Fees\n\n### 1.1 Amount\n\nPay.\n\n## 2. Use\n\nTrain.\n'), ['Fees', 'Use']],
    [
      'below chapters',
      markdown('## 第一章 总则\n\n### 第一条 目的\n\n甲方付款。\n\n## 第二章 履行\n\n### 第二条 付款\n\n甲方付款。\n'),
      ['目的', '付款'],
    ],
    [
      'numbered ones before unnumbered ones',
      markdown('## Summary\n\nPay.\n\n## 1. Fees\n\nPay.\n\n## 2. Use\n\nTrain.\n'),
      ['Fees', 'Use'],
    ],
    [
      'in a YAML list',
      yaml(
        'title: Lease\nclauses:\n  - title: Fees\n    text: |\n      Pay.\n  - title: Use\n    text: |\n      Train.\n',
      ),
      ['Fees', 'Use'],
    ],
    ['in a block scalar', yaml('body: |\n  ## 1. Fees\n\n  Pay.\n\n  ## 2. Use\n\n  Train.\n'), ['Fees', 'Use']],
  ])('%s', (_what, contract, expected) => {
    expect(titles(contract), outline(contract).join('\n')).toEqual(expected)
  })
})

describe('the end of the clauses', () => {
  const body = '# Lease\n\n## 1. Fees\n\nPay.\n\n## 2. Use\n\nTrain.\n\n'
  it.each([
    'Signed for the Provider: ____\n',
    'IN WITNESS WHEREOF, the parties have signed.\n',
    'Executed by the parties:\n',
    '甲方（盖章）：____\n',
    '甲方（蓋章）：____\n',
    '（以下无正文）\n',
  ])('is before the signature block: %s', (block) => {
    expect(endOfClauses(markdown(body + block))).toBe(body.length)
    expect(endOfClauses(markdown((body + block).replaceAll('\n', '\r\n')))).toBe(body.replaceAll('\n', '\r\n').length)
  })

  it('is the end of a text without signatures', () => expect(endOfClauses(markdown(body))).toBe(body.length))
})
