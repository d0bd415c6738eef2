import { describe, expect, it } from 'vitest'
import { partySides } from '../../../server/src/facts/partyBlock.ts'
import { markdown } from '../contracts.ts'

const usual = { 甲方: 'customer', 乙方: 'provider' }
const other = { 甲方: 'provider', 乙方: 'customer' }
const sides = (text: string, type?: string) => Object.fromEntries(partySides(markdown(text), type))

/** Texts that say who 甲方 and 乙方 are, the first with 甲方 as who buys. */
const buyer = [
  '甲方（采购方）：苍岚智算有限公司\n\n乙方：星港算力有限公司',
  '甲方(委托方)：苍岚智算有限公司\n\n乙方(受托方)：星港算力有限公司',
  '**甲方（承租人）：**\n\n苍岚智算有限公司',
  '甲 方（采购方）：苍岚智算有限公司',
  '甲方（采购人名称）：苍岚智算有限公司',
  '甲方：苍岚智算（深圳）有限公司（以下简称“买方”）',
  '甲方：苍岚智算有限公司\n\n地址：深圳市\n\n（以下简称“买方”）',
  '买方（甲方）：苍岚智算有限公司\n卖方（乙方）：星港算力有限公司',
  '出租方（乙方）：星港算力有限公司',
  '出租方（以下简称“乙方”）：星港算力有限公司',
  '采购方：苍岚智算有限公司（以下简称“甲方”）\n\n供应商：星港算力有限公司（以下简称“乙方”）',
  '苍岚智算有限公司（以下简称“甲方”或“采购方”）与星港算力有限公司',
  '苍岚智算有限公司（采购方，以下简称“甲方”）',
  '甲方/采购方：苍岚智算有限公司',
  '采购方/甲方：苍岚智算有限公司',
  '甲方为采购方，乙方为供应商。',
  '| 甲方（被许可方） | 苍岚智算有限公司 |\n| --- | --- |\n| 乙方 | 星港算力有限公司 |',
  '一、合同双方\n\n甲方（采购方）：苍岚智算有限公司\n\n乙方：星港算力有限公司\n\n二、内容\n\n甲方（供应商）供货。',
  '甲方（採購方）：蒼嵐智算有限公司',
]
const seller = [
  '甲方（供应商）：星港算力有限公司\n\n乙方：苍岚智算有限公司',
  '甲方：星港算力有限公司\n\n乙方（用户）：苍岚智算有限公司',
  '出租方（甲方）：星港算力有限公司\n承租方（乙方）：苍岚智算有限公司',
  '甲方：星港算力有限公司（以下简称“出租方”）',
  '甲方（服務商）：星港算力有限公司',
]

describe('甲方 and 乙方 in the party block', () => {
  it.each(buyer)('甲方 buys: %s', (text) => expect(sides(`# 合同\n\n${text}`)).toEqual(usual))
  it.each(seller)('甲方 sells: %s', (text) => expect(sides(`# 合同\n\n${text}`)).toEqual(other))

  it('are as is usual where labels speak both ways', () =>
    expect(sides('甲方（采购方）：苍岚智算有限公司\n\n甲方（供应商）：星港算力有限公司')).toEqual(usual))

  it.each([
    '甲方可另行委托其他供应商提供同类服务。',
    '甲方系供应商管理的实施者，乙方为用户提供服务。',
    '甲方的供应商和乙方的客户不是本合同的当事人。',
    '甲方、供应商及其他各方',
    '甲方（供应商管理部）：苍岚智算有限公司',
    '甲方：苍岚智算有限公司\n\n乙方：星港算力有限公司（“用户数据”的处理者）',
    '乙方应对用户数据严格保密。',
  ])('are put on no side by a sentence: %s', (text) => expect(sides(`# 合同\n\n${text}`)).toEqual({}))

  it.each([
    '## 第一条 服务\n\n甲方（供应商）供货。',
    '第一条 甲方（供应商）应当按照约定供货，并承担运费。',
    '1.1 甲方（供应商）供货。',
    '## 一、甲方权利义务\n\n甲方（供应商）供货。',
    '## 一、双方权利义务\n\n甲方（供应商）供货。',
  ])('are put on no side by a clause: %s', (clause) => {
    expect(sides(`# 合同\n\n甲方：苍岚智算有限公司\n\n乙方：星港算力有限公司\n\n${clause}\n`)).toEqual({})
  })
})

describe('the parties of an English contract', () => {
  const recital = 'between Tuas Data Centre Sdn. Bhd. (the "Operator") and Kaiyuan AI Pte. Ltd. (the "Licensee").'
  const numbered = '1. **Tuas Sdn. Bhd.**, a company (the "Host"); and\n2. **Kaiyuan B.V.** (the "Customer").'

  it.each<[string, string, string | undefined, object]>([
    ['its recital', `# Colocation\n\n${recital}`, undefined, { Operator: 'provider', Licensee: 'customer' }],
    ['a list', `# Colocation\n\n${numbered}`, undefined, { Host: 'provider', Customer: 'customer' }],
    ['a section of its own', `## 1. Parties\n\n${recital}`, undefined, { Operator: 'provider', Licensee: 'customer' }],
    [
      'its type',
      '# Hosting\n\nTuas Sdn. Bhd. (the "Host") and Elm Inc. ("Elm").',
      'colocation',
      { Host: 'provider', Elm: 'customer' },
    ],
    [
      'no clause',
      '# Lease\n\n## 1. Racks\n\nThe racks of Elm Inc. (the "Owner") and of Oak Ltd. (the "Tenant").',
      'colocation',
      {},
    ],
    ['no sentence', '# Lease\n\nThe Host runs virtual machines. An Owner of data is its Operator.', 'colocation', {}],
  ])('are those of %s', (_what, text, type, expected) => expect(sides(text, type)).toEqual(expected))
})
