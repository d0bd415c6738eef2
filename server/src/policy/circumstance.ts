const said = (en: string, zh: string) => ({ en, zh })

/**
 * What the facts of a deal say about it, each a question with yes or no: `facts/circumstances.ts` answers them, from what
 * is declared and, with less confidence, from what the text says.
 */
export const circumstances = {
  // Parties: headquarters or ultimate parent. Hong Kong counts as China, Macau is named apart from D:5.
  'prc-party': said('A party, or its ultimate parent, is in China.', '一方或其最终母公司位于中国。'),
  'prc-provider': said('The provider, or its ultimate parent, is in China.', '供应方或其最终母公司位于中国。'),
  'prc-customer': said('The customer, or its ultimate parent, is in China.', '客户或其最终母公司位于中国。'),
  'd5-or-macau-customer': said(
    'The customer, or its ultimate parent, is in Country Group D:5 or Macau.',
    '客户或其最终母公司位于 D:5 国家组或澳门。',
  ),
  'us-party': said('A party, or its ultimate parent, is in the United States.', '一方或其最终母公司位于美国。'),
  'eu-party': said('A party, or its ultimate parent, is in the European Union.', '一方或其最终母公司位于欧盟。'),
  'eu-provider': said(
    'The provider, or its ultimate parent, is in the European Union.',
    '供应方或其最终母公司位于欧盟。',
  ),
  // The side that the contract is drafted for.
  'for-customer': said('The contract is drafted for the customer.', '合同代表客户一方起草。'),
  'for-provider': said('The contract is drafted for the provider.', '合同代表供应方起草。'),
  // Items.
  hardware: said('Hardware is supplied.', '供应硬件。'),
  'advanced-chip': said('An item is, or has, an advanced computing chip.', '物项为先进计算芯片，或含有先进计算芯片。'),
  'item-3a090-a': said(
    'An item is ECCN 3A090.a, or reaches it by its figures.',
    '物项属于 ECCN 3A090.a，或按参数达到该限值。',
  ),
  'item-3a090-b': said(
    'An item is ECCN 3A090.b, or reaches it by its figures.',
    '物项属于 ECCN 3A090.b，或按参数达到该限值。',
  ),
  'item-4a090': said('An item is ECCN 4A090.', '物项属于 ECCN 4A090。'),
  'letter-controlled-chip': said('A chip is under US government letters.', '芯片受美国政府函件约束。'),
  'case-by-case-chip': said(
    'A chip is within the figures of the case-by-case class of 91 FR 1684, and a party or region is in China.',
    '芯片参数在 91 FR 1684 逐案审查类别之内，且一方或地点位于中国。',
  ),
  'controlled-technology': said(
    'Software or technology with an ECCN, or technology or source code, is handed over.',
    '交付有 ECCN 的软件或技术，或者交付技术或源代码。',
  ),
  // Activities.
  'model-training': said('Models are trained.', '训练模型。'),
  inference: said('Models are run.', '运行模型（推理）。'),
  resale: said('Items or capacity are sold on.', '转售物项或算力。'),
  'remote-access': said('Computers are used from elsewhere.', '异地远程使用计算机。'),
  'us-persons': said('US persons take part.', '有美国人士参与。'),
  'data-brokerage': said('Data about people is sold or licensed on.', '出售或许可他人的个人数据。'),
  // Places.
  'prc-nexus': said('The deal touches China.', '交易涉及中国。'),
  'prc-mainland': said(
    'A region, or the headquarters of a party, is in the Chinese mainland.',
    '有地点或一方总部位于中国内地。',
  ),
  'site-in-malaysia': said('A region is Malaysia.', '有地点位于马来西亚。'),
  'site-outside-prc': said('A region is outside the Chinese mainland.', '有地点位于中国内地以外。'),
  // Data.
  'personal-data': said('Personal data is handled.', '处理个人信息。'),
  'prc-important-data': said('Important data under PRC law is handled.', '处理中国法下的重要数据。'),
  'us-bulk-sensitive-data': said('Bulk US sensitive personal data is handled.', '处理美国大量敏感个人数据。'),
  'us-government-related-data': said('US government-related data is handled.', '处理美国政府相关数据。'),
  'prc-data-leaves': said('Personal or important data leaves the Chinese mainland.', '个人信息或重要数据出境。'),
}

/** What the facts of a deal say about it. */
export type Circumstance = keyof typeof circumstances
