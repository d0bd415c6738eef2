import type { Localized } from '../policy/schema.ts'

/** What the facts, and the parts of parties and items, are called where a reader is shown them. */
const names: Readonly<Record<string, Localized>> = {
  type: { en: 'Type', zh: '合同类型' },
  'drafting-for': { en: 'Drafted for', zh: '起草立场' },
  language: { en: 'Language', zh: '语言' },
  'governing-law': { en: 'Governing law', zh: '适用法律' },
  parties: { en: 'Parties', zh: '当事人' },
  items: { en: 'Items', zh: '物项' },
  activities: { en: 'Activities', zh: '活动' },
  'end-uses': { en: 'End uses', zh: '最终用途' },
  regions: { en: 'Regions', zh: '地点' },
  data: { en: 'Data', zh: '数据' },
  'prc-nexus': { en: 'Touches China', zh: '涉及中国' },
  'log-retention': { en: 'Records kept for', zh: '记录保存期限' },
  'as-of': { en: 'Law of', zh: '适用法律日期' },
  reviewed: { en: 'Last reviewed', zh: '最近审阅' },
  waivers: { en: 'Accepted gaps', zh: '豁免' },
  name: { en: 'Name', zh: '名称' },
  term: { en: 'Called', zh: '称谓' },
  role: { en: 'Role', zh: '角色' },
  headquarters: { en: 'Headquarters', zh: '总部' },
  'ultimate-parent': { en: 'Ultimate parent', zh: '最终母公司' },
  eccn: { en: 'ECCN', zh: 'ECCN' },
  tpp: { en: 'TPP', zh: '总处理性能' },
  'die-area': { en: 'Die area', zh: '芯片面积' },
  'performance-density': { en: 'Performance density', zh: '性能密度' },
  'marketed-for': { en: 'Marketed for', zh: '销售用途' },
  quantity: { en: 'Quantity', zh: '数量' },
}

/** What a fact, or a part of one, is called; its key where it has no name. */
export const factName = (key: string): Localized => names[key] ?? { en: key, zh: key }
