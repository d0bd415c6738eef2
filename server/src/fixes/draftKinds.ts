import type { Language } from '../contract/contract.ts'

/** What a new contract of a type calls itself and its parties, and what the one does for the other. */
export interface Kind {
  readonly title: string
  readonly provider: string
  readonly customer: string
  readonly does: string
}

/** A {@link Kind} in its order. */
type Row = readonly [title: string, provider: string, customer: string, does: string]

/** The types of contract that can be begun, and what each is about. */
const kinds: Record<string, Record<Language, Row>> = {
  'cloud-services': {
    en: ['Cloud Services Agreement', 'Provider', 'Customer', 'provide to the Customer the cloud services'],
    'zh-Hans': ['云服务合同', '服务方', '客户', '提供附件一所列云服务'],
    'zh-Hant': ['雲服務合約', '服務方', '客戶', '提供附件一所列雲服務'],
  },
  'compute-lease': {
    en: ['Computing Capacity Lease Agreement', 'Provider', 'Customer', 'lease to the Customer the computing capacity'],
    'zh-Hans': ['算力租赁合同', '出租方', '承租方', '出租附件一所列算力'],
    'zh-Hant': ['算力租賃合約', '出租方', '承租方', '出租附件一所列算力'],
  },
  'hardware-purchase': {
    en: ['Hardware Purchase Agreement', 'Seller', 'Buyer', 'sell and deliver to the Buyer the goods'],
    'zh-Hans': ['硬件采购合同', '卖方', '买方', '出售并交付附件一所列货物'],
    'zh-Hant': ['硬件採購合約', '賣方', '買方', '出售並交付附件一所列貨物'],
  },
  colocation: {
    en: ['Colocation Agreement', 'Provider', 'Customer', 'give to the Customer the space, power and cooling'],
    'zh-Hans': ['机房托管合同', '服务方', '客户', '提供附件一所列机房空间、电力和冷却'],
    'zh-Hant': ['機房託管合約', '服務方', '客戶', '提供附件一所列機房空間、電力和冷卻'],
  },
  'software-licence': {
    en: ['Software Licence Agreement', 'Licensor', 'Licensee', 'license to the Licensee the software'],
    'zh-Hans': ['软件许可合同', '许可方', '被许可方', '许可使用附件一所列软件'],
    'zh-Hant': ['軟件許可合約', '許可方', '被許可方', '許可使用附件一所列軟件'],
  },
  'model-licence': {
    en: ['Model Licence Agreement', 'Licensor', 'Licensee', 'license to the Licensee the models'],
    'zh-Hans': ['模型许可合同', '许可方', '被许可方', '许可使用附件一所列模型'],
    'zh-Hant': ['模型許可合約', '許可方', '被許可方', '許可使用附件一所列模型'],
  },
  'data-licence': {
    en: ['Data Licence Agreement', 'Licensor', 'Licensee', 'license to the Licensee the data'],
    'zh-Hans': ['数据许可合同', '许可方', '被许可方', '许可使用附件一所列数据'],
    'zh-Hant': ['數據許可合約', '許可方', '被許可方', '許可使用附件一所列數據'],
  },
  services: {
    en: ['Services Agreement', 'Provider', 'Customer', 'perform for the Customer the services'],
    'zh-Hans': ['服务合同', '服务方', '客户', '提供附件一所列服务'],
    'zh-Hant': ['服務合約', '服務方', '客戶', '提供附件一所列服務'],
  },
  distribution: {
    en: ['Distribution Agreement', 'Supplier', 'Distributor', 'supply to the Distributor, for resale, the products'],
    'zh-Hans': ['经销合同', '供应商', '经销商', '供应附件一所列产品，由甲方转售'],
    'zh-Hant': ['經銷合約', '供應商', '經銷商', '供應附件一所列產品，由甲方轉售'],
  },
  nda: {
    en: ['Non-Disclosure Agreement', 'Discloser', 'Recipient', 'disclose to the Recipient the information'],
    'zh-Hans': ['保密协议', '披露方', '接收方', '披露附件一所列信息'],
    'zh-Hant': ['保密協議', '披露方', '接收方', '披露附件一所列資料'],
  },
}

/** What a type of contract is about; what services are for a type that is not known. */
export function draftKind(type: string, language: Language): Kind {
  const { [type]: known = kinds.services as Record<Language, Row> } = kinds
  const [title, provider, customer, does] = known[language]
  return { title, provider, customer, does }
}
