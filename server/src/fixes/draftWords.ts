import type { Language } from '../contract/contract.ts'

/** A clause of a new contract. */
export interface DraftClause {
  readonly title: string
  readonly paragraphs: readonly string[]
}

/**
 * What the parts of a new contract say that are no compliance clause. Blanks are `[[name]]`; `{…}` is filled in: the title,
 * what the parties are called, their names, and what the one does for the other.
 */
export interface DraftWords {
  /** The word that the contract calls each party by. */
  readonly terms: { readonly provider: string; readonly customer: string }
  /** What stands for a name that is not known yet. */
  readonly unnamed: { readonly provider: string; readonly customer: string }
  readonly opening: readonly string[]
  readonly subject: DraftClause
  readonly price: DraftClause
  readonly term: DraftClause
  readonly secrecy: DraftClause
  /** Of a contract that is about secrecy, where one party alone owes it. */
  readonly ownSecrecy: DraftClause
  readonly closing: readonly DraftClause[]
  readonly signatures: readonly string[]
  readonly schedule: DraftClause
  /** The keys of a YAML contract. */
  readonly keys: Record<
    'title' | 'parties' | 'clauses' | 'no' | 'heading' | 'text' | 'signatures' | 'schedules',
    string
  >
}

const clause = (title: string, ...paragraphs: string[]): DraftClause => ({ title, paragraphs })

/** The words of a new contract in each language that contracts are drafted in. */
export const draftWords: Record<Language, DraftWords> = {
  en: {
    terms: { provider: '{provider}', customer: '{customer}' },
    unnamed: { provider: '[[name of the provider]]', customer: '[[name of the customer]]' },
    opening: [
      'This Agreement is made on [[date]] between {providerName} (the “{provider}”) and {customerName} (the “{customer}”).',
    ],
    subject: clause('Subject', 'The {provider} shall {does} described in Schedule 1.'),
    price: clause(
      'Price and payment',
      'The {customer} shall pay the prices stated in Schedule 1 within [[thirty]] days after receipt of a correct invoice.',
      'Prices are stated without taxes. Each party bears the taxes that the law places on it.',
    ),
    term: clause('Term', 'This Agreement starts on [[start date]] and runs for [[length of the term]].'),
    secrecy: clause(
      'Confidentiality',
      "Each party shall keep the other party's confidential information secret, use it for this Agreement alone, and disclose it only to staff and advisers who need it and are bound to secrecy.",
    ),
    ownSecrecy: clause(
      'Confidentiality',
      'The {customer} shall keep that information secret, use it for the purpose stated in Schedule 1 alone, and disclose it only to staff and advisers who need it and are bound to secrecy.',
    ),
    closing: [
      clause(
        'Governing law and disputes',
        'This Agreement is governed by the law of [[governing law]]. Disputes are decided by [[court or arbitral institution]].',
      ),
      clause(
        'General',
        'Changes to this Agreement need writing signed by both parties.',
        'If a provision is invalid, the rest of this Agreement stays in force.',
      ),
    ],
    signatures: [
      'Signed for the {provider}: ______________________',
      'Signed for the {customer}: ______________________',
    ],
    schedule: clause(
      'Schedule 1. Subject and terms',
      '[[what is agreed on: description, quantities, prices, purpose]]',
    ),
    keys: {
      title: 'title',
      parties: 'parties',
      clauses: 'clauses',
      no: 'no',
      heading: 'heading',
      text: 'text',
      signatures: 'signatures',
      schedules: 'schedules',
    },
  },
  'zh-Hans': {
    terms: { provider: '乙方', customer: '甲方' },
    unnamed: { provider: '[[乙方名称]]', customer: '[[甲方名称]]' },
    opening: [
      '甲方（{customer}）：{customerName}',
      '乙方（{provider}）：{providerName}',
      '双方经平等协商，于[[签订日期]]订立本合同。',
    ],
    subject: clause('合同标的', '乙方应向甲方{does}。'),
    price: clause(
      '价款与支付',
      '甲方应在收到合格发票后[[三十]]日内支付附件一所列价款。',
      '价款不含税，双方依法各自承担税费。',
    ),
    term: clause('合同期限', '本合同自[[起始日期]]起生效，有效期为[[期限]]。'),
    secrecy: clause(
      '保密',
      '双方应对从对方获得的保密信息予以保密，仅用于履行本合同，且仅可向确有需要并负有保密义务的员工和顾问披露。',
    ),
    ownSecrecy: clause(
      '保密义务',
      '甲方应对上述信息予以保密，仅用于附件一所列目的，且仅可向确有需要并负有保密义务的员工和顾问披露。',
    ),
    closing: [
      clause('法律适用与争议解决', '本合同适用[[适用法律]]。因本合同引起的争议，提交[[法院或仲裁机构]]解决。'),
      clause('其他', '对本合同的变更，须经双方书面签署。', '本合同部分条款无效的，不影响其余条款的效力。'),
    ],
    signatures: ['甲方（盖章）：＿＿＿＿＿＿＿＿', '乙方（盖章）：＿＿＿＿＿＿＿＿'],
    schedule: clause('附件一 标的与条件', '[[约定内容：说明、数量、价款、目的]]'),
    keys: {
      title: '标题',
      parties: '当事人',
      clauses: '条款',
      no: '编号',
      heading: '标题',
      text: '正文',
      signatures: '签署',
      schedules: '附件',
    },
  },
  'zh-Hant': {
    terms: { provider: '乙方', customer: '甲方' },
    unnamed: { provider: '[[乙方名稱]]', customer: '[[甲方名稱]]' },
    opening: [
      '甲方（{customer}）：{customerName}',
      '乙方（{provider}）：{providerName}',
      '雙方經平等協商，於[[簽訂日期]]訂立本合約。',
    ],
    subject: clause('合約標的', '乙方應向甲方{does}。'),
    price: clause(
      '價款與支付',
      '甲方應在收到合格發票後[[三十]]日內支付附件一所列價款。',
      '價款不含稅，雙方依法各自承擔稅費。',
    ),
    term: clause('合約期限', '本合約自[[起始日期]]起生效，有效期為[[期限]]。'),
    secrecy: clause(
      '保密',
      '雙方應對從對方獲得的保密資料予以保密，僅用於履行本合約，且僅可向確有需要並負有保密義務的員工和顧問披露。',
    ),
    ownSecrecy: clause(
      '保密義務',
      '甲方應對上述資料予以保密，僅用於附件一所列目的，且僅可向確有需要並負有保密義務的員工和顧問披露。',
    ),
    closing: [
      clause('法律適用與爭議解決', '本合約適用[[適用法律]]。因本合約引起的爭議，提交[[法院或仲裁機構]]解決。'),
      clause('其他', '對本合約的變更，須經雙方書面簽署。', '本合約部分條款無效的，不影響其餘條款的效力。'),
    ],
    signatures: ['甲方（蓋章）：＿＿＿＿＿＿＿＿', '乙方（蓋章）：＿＿＿＿＿＿＿＿'],
    schedule: clause('附件一 標的與條件', '[[約定內容：說明、數量、價款、目的]]'),
    keys: {
      title: '標題',
      parties: '當事人',
      clauses: '條款',
      no: '編號',
      heading: '標題',
      text: '正文',
      signatures: '簽署',
      schedules: '附件',
    },
  },
}
