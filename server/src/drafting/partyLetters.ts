import type { Contract } from '../contract/contract.ts'
import { termTableOf } from './definitions.ts'
import type { TermUse } from './terms.ts'

/** 丙方 in a contract whose party block introduces 甲方 and 乙方 only. */
export function lettersWithoutParty(contract: Contract): { words: string; firstUse: TermUse; count: number }[] {
  const { terms, forms } = termTableOf(contract)
  if (!terms.some(({ definitions }) => definitions.some(({ form }) => form === 'party'))) return []
  return ['甲方', '乙方', '丙方', '丁方'].flatMap((words) => {
    if (forms.has(words) || !contract.text.includes(words)) return []
    const uses = contract.passages.flatMap(({ text }, passage): TermUse[] =>
      Array.from(text.matchAll(new RegExp(words, 'g')), ({ index }) => ({
        passage,
        start: index,
        end: index + words.length,
      })),
    )
    const [firstUse] = uses
    return firstUse ? [{ words, firstUse, count: uses.length }] : []
  })
}
