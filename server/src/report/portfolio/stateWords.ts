import type { Basis, Localized } from '../../policy/schema.ts'
import type { Locale } from '../../rules/finding.ts'
import { basisInWords } from '../../rules/wording.ts'
import type { ClauseState, ElementEntry } from './model.ts'

/** How a clause stands, in words, and what the words mean; in the order in which a legend lists them. */
export const stateWords: Readonly<Record<ClauseState, { readonly name: Localized; readonly meaning: Localized }>> = {
  found: {
    name: { en: 'Found', zh: '已约定' },
    meaning: { en: 'The deal calls for it, and it is there.', zh: '本交易需要，合同已有约定。' },
  },
  incomplete: {
    name: { en: 'Incomplete', zh: '约定不全' },
    meaning: { en: 'It is there, and lacks a part or says too little.', zh: '已有约定，但缺少要素或内容不足。' },
  },
  missing: {
    name: { en: 'Not found', zh: '未见约定' },
    meaning: { en: 'The deal calls for it, and no words of it were found.', zh: '本交易需要，但未见相应文字。' },
  },
  recommended: {
    name: { en: 'Not found, recommended', zh: '建议增设' },
    meaning: { en: 'It is only recommended, and was not found.', zh: '仅属建议，未见相应文字。' },
  },
  accepted: {
    name: { en: 'Accepted gap', zh: '已豁免' },
    meaning: {
      en: 'A waiver in the contract accepts that it is missing or incomplete.',
      zh: '合同所载豁免已接受该缺口。',
    },
  },
  extra: {
    name: { en: 'Found, not called for', zh: '已约定（非所需）' },
    meaning: { en: 'It is there; the facts known do not call for it.', zh: '已有约定；依已知事实并非所需。' },
  },
  undecided: {
    name: { en: 'Cannot tell', zh: '无法判断' },
    meaning: {
      en: 'Not found; facts that are not known decide whether the deal calls for it.',
      zh: '未见约定；是否需要取决于尚不清楚的事实。',
    },
  },
  'not-needed': {
    name: { en: 'Not called for', zh: '无需' },
    meaning: { en: 'Not found, and the facts known do not call for it.', zh: '未见约定，依已知事实亦非所需。' },
  },
  unread: {
    name: { en: 'Not read', zh: '未能读取' },
    meaning: { en: 'The file could not be read; nothing is said of it.', zh: '文件未能读取，不作任何判断。' },
  },
}

/** How a limb of a clause stands, in words. */
export const elementWords: Readonly<Record<ElementEntry['status'] | 'accepted', Localized>> = {
  met: { en: 'found', zh: '已有' },
  flawed: { en: 'falls short', zh: '不足' },
  absent: { en: 'not found', zh: '未见' },
  accepted: { en: 'accepted gap', zh: '已豁免' },
}

/** How much a clause or a limb is wanted, in words. */
export const levelWords: Readonly<Record<'required' | 'recommended', Localized>> = {
  required: { en: 'required', zh: '所需' },
  recommended: { en: 'recommended', zh: '建议' },
}

/** A basis as a heading; findings without one are about the drafting. */
export function basisTitle(basis: Basis | null, locale: Locale): string {
  if (basis === null) return locale === 'zh' ? '文本起草事项' : 'Points of drafting'
  const words = basisInWords(basis, locale)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
