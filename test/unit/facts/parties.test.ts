import { describe, expect, it } from 'vitest'
import { inferTerms, inSentence } from '../../../server/src/facts/parties.ts'
import { partySides } from '../../../server/src/facts/partyBlock.ts'
import { markdown } from '../contracts.ts'

describe('the words by which a contract calls its parties and itself', () => {
  it.each<[string, string, [string, string, string]]>([
    [
      'most used in English',
      'Supplier sells. Supplier delivers to Buyer. Buyer pays. This binds this Contract and this Contract.',
      ['Supplier', 'Buyer', 'this Contract'],
    ],
    [
      'defined once, in quotes',
      'Example Ltd. (the “Supplier”) and Sample Ltd. (the "Buyer") agree. A Vendor may bid.',
      ['Supplier', 'Buyer', 'this Agreement'],
    ],
    ['the plain ones where it uses none', 'Words.', ['Provider', 'Customer', 'this Agreement']],
    ['甲方 the buyer by habit', '甲方应付款。乙方应交付。本合同一式两份。本合同生效。', ['乙方', '甲方', '本合同']],
    [
      '甲方 the provider where the party block says so',
      '甲方（出租方）：示例公司\n乙方（承租方）：样本公司\n本协议由双方订立。本协议生效。',
      ['甲方', '乙方', '本协议'],
    ],
    ['a role of its own', '供应商应交付。供应商应保存日志。采购方应付款。采购方验收。', ['供应商', '采购方', '本合同']],
    ['Traditional Chinese', '甲方應付款，乙方應交付。雙方應保存記錄。', ['乙方', '甲方', '本合約']],
    ['the plain ones in Chinese', '应保存日志。', ['乙方', '甲方', '本合同']],
  ])('%s', (_what, text, [provider, customer, agreement]) => {
    const contract = markdown(text)
    expect(inferTerms(contract, partySides(contract, undefined))).toEqual({ provider, customer, agreement })
  })

  it.each([
    '1.1 乙方向甲方提供算力服务。',
    '1.1 仅甲方指定并经乙方批准的授权用户可访问算力。',
    '1.1 乙方应对用户数据严格保密。',
    '1.1 乙方保证其服务不侵犯任何用户的权利。',
    '1.1 甲方可另行委托其他供应商提供同类服务。',
  ])('are those of the party block, whatever a clause says: %s', (clause) => {
    const contract = markdown(
      `# 云服务合同\n\n甲方（采购方）：苍岚智算有限公司\n\n乙方（服务商）：星港算力有限公司\n\n第一条 服务\n\n${clause}\n`,
    )
    expect(inferTerms(contract, partySides(contract, undefined))).toMatchObject({ provider: '乙方', customer: '甲方' })
  })

  it.each([
    [
      'that it introduces, although it uses others more often',
      'Elm Inc. (the "Operator") and Oak Ltd. (the "Tenant"). A Vendor, a Vendor and a Customer, a Customer.',
      ['Operator', 'Tenant'],
    ],
    [
      'that it uses, where it introduces one party alone',
      'Elm Inc. (the "Landlord") lets racks. Customer pays. Customer leaves.',
      ['Landlord', 'Customer'],
    ],
    [
      'of the field where it means somebody else',
      'The Host runs. The Owner of data. The Host stops.',
      ['Provider', 'Customer'],
    ],
  ])('are those %s', (_what, text, [provider, customer]) => {
    const contract = markdown(text)
    expect(inferTerms(contract, partySides(contract, undefined))).toMatchObject({ provider, customer })
  })

  it.each([
    ['Provider', 'The Provider leases. The Provider keeps logs.', 'the Provider'],
    ['Provider', 'Provider leases. Provider keeps logs. The Provider pays.', 'Provider'],
    ['Supplier', 'Example Ltd. (the “Supplier”) agrees.', 'the Supplier'],
    ['乙方', '乙方应保存日志。', '乙方'],
    ['Customer', '', 'Customer'],
    ['A+B (Co.)', 'the A+B (Co.) pays', 'the A+B (Co.)'],
  ])('%s has its article in a sentence where it mostly has: %s', (term, text, expected) => {
    expect(inSentence(term, markdown(text))).toBe(expected)
  })
})
