import type { NewContractParams } from '../../../server/src/protocol.ts'

/**
 * The sample contract: a lease of computing capacity, filled in, that lacks the clauses on lawful source and on a change in law,
 * and speaks of access in a schedule, where passwords and accounts that may be suspended are all that it asks for.
 */
export function sampleContract(language: NewContractParams['language']): NewContractParams {
  const { provider, customer, blanks } = words[language]
  return {
    ...{ type: 'compute-lease', side: 'customer', provider, customer, items: ['NVIDIA H100 SXM'] },
    ...{ language, format: 'markdown', clauses, blanks },
  }
}

const clauses = [
  ...['export-compliance', 'classification', 'licence-responsibility', 'list-screening', 'customer-identification'],
  ...['end-use', 'anti-circumvention', 'geo-control', 'logging', 'audit', 'notification', 'flow-down'],
  ...['compliance-termination', 'termination', 'indemnity'],
]

/** Invented parties, and what they have agreed on. Nothing here says what a rule is or how an item is classified. */
const words: Record<
  NewContractParams['language'],
  { readonly provider: string; readonly customer: string; readonly blanks: Readonly<Record<string, string>> }
> = {
  en: {
    provider: 'Straits Compute Pte. Ltd.',
    customer: 'Lanting Robotics Co., Ltd.',
    blanks: {
      date: '1 March 2027',
      thirty: 'thirty',
      'start date': '1 April 2027',
      'length of the term': 'two years',
      'confirm: item, ECCN, customs code': 'those stated in Schedule 1',
      'number of days': 'thirty',
      'long-stop date': '30 June 2027',
      'confirm: licence exception and its basis, or none': 'none',
      'number of months': 'three',
      'confirm: position of the 50 percent ownership rule for the Entity List on the signing date':
        'the parties rely on none of its versions',
      'compute threshold in operations': '10^25 operations',
      annex: 'the template that the parties have agreed',
      'annex and CN code': 'as marked in Schedule 1',
      remedy: 'damages',
      'permitted countries or regions': 'Singapore',
      'address of the site': '8 Harbour Road, Singapore',
      'short notice period': "two days'",
      'compliance contact and address': 'compliance@example.com',
      'higher cap': 'twice the annual price',
      'governing law': 'Singapore',
      'court or arbitral institution': 'the Singapore International Arbitration Centre',
      'what is agreed on: description, quantities, prices, purpose':
        'Sixteen servers with eight of them each, to train models for robots; prices and classifications as in quotation 27-118. The Customer shall keep the passwords of its accounts secret; the Provider may suspend an account at any time if it suspects misuse.',
    },
  },
  'zh-Hans': {
    provider: '海峡算力科技有限公司',
    customer: '兰亭机器人有限公司',
    blanks: {
      签订日期: '2027年3月1日',
      三十: '三十',
      起始日期: '2027年4月1日',
      期限: '两年',
      '确认：物项、ECCN、海关商品编号': '以附件一所载为准',
      天数: '三十',
      最晚日期: '2027年6月30日',
      '确认：许可例外及其依据，或“无”': '无',
      月数: '三',
      '确认：签署日实体清单百分之五十持股规则的现行状态': '双方不以其任一版本为准',
      '算力阈值（运算次数）': '10^25次运算',
      附件: '双方商定的',
      附件及CN编码: '以附件一标明者为准',
      救济措施: '损害赔偿',
      允许的国家或地区: '新加坡',
      地点地址: '新加坡海港路8号',
      较短通知期: '两日',
      合规联系人及地址: 'compliance@example.com',
      较高限额: '年度价款的两倍',
      适用法律: '新加坡法律',
      法院或仲裁机构: '新加坡国际仲裁中心',
      '约定内容：说明、数量、价款、目的':
        '共十六台服务器，每台八块，用于训练机器人模型；价款及归类见27-118号报价单。甲方应妥善保管其账号和密码。',
    },
  },
  'zh-Hant': {
    provider: '海峽算力科技有限公司',
    customer: '蘭亭機器人有限公司',
    blanks: {
      簽訂日期: '2027年3月1日',
      三十: '三十',
      起始日期: '2027年4月1日',
      期限: '兩年',
      '確認：物項、ECCN、海關商品編號': '以附件一所載為準',
      天數: '三十',
      最晚日期: '2027年6月30日',
      '確認：許可例外及其依據，或「無」': '無',
      月數: '三',
      '確認：簽署日實體清單百分之五十持股規則的現行狀態': '雙方不以其任一版本為準',
      '算力閾值（運算次數）': '10^25次運算',
      附件: '雙方商定的',
      附件及CN編碼: '以附件一標明者為準',
      救濟措施: '損害賠償',
      允許的國家或地區: '新加坡',
      地點地址: '新加坡海港路8號',
      較短通知期: '兩日',
      合規聯繫人及地址: 'compliance@example.com',
      較高限額: '年度價款的兩倍',
      適用法律: '新加坡法律',
      法院或仲裁機構: '新加坡國際仲裁中心',
      '約定內容：說明、數量、價款、目的':
        '共十六台伺服器，每台八塊，用於訓練機器人模型；價款及歸類見27-118號報價單。甲方應妥善保管其帳號和密碼。',
    },
  },
}
