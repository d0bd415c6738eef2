import type { Language } from '../contract/contract.ts'
import type { Pack } from '../policy/schema.ts'
import { sideOf } from './parties.ts'
import { placeInSentence } from './places.ts'
import type { DeclaredFacts } from './readFacts.ts'

/**
 * What declared facts say for a blank of a clause, which names the fact after a sign of equality (`[[country=customer-parent]]`):
 * places by their names, as a sentence has them. Undefined where nothing is declared, or where it is not certain: of two
 * customers, or in Traditional Chinese, in which the pack knows no names.
 */
export function factForBlank(
  name: string,
  { parties = [], regions = [] }: DeclaredFacts,
  language: Language,
  pack: Pack,
): string | undefined {
  if (language === 'zh-Hant') return undefined
  const customers = parties.filter(({ role }) => sideOf(role?.value) === 'customer')
  const [customer] = customers.length === 1 ? customers : []
  const codes = {
    'customer-headquarters': [customer?.headquarters],
    'customer-parent': [customer?.['ultimate-parent']],
    regions,
  }[name]?.flatMap((fact) => fact?.value ?? [])
  if (!codes || codes.length === 0) return undefined
  const places = codes.map((code) => placeInSentence(code, pack)[language === 'en' ? 'en' : 'zh'])
  if (language !== 'en') return places.join('、')
  return places.length === 1 ? places[0] : `${places.slice(0, -1).join(', ')} and ${places.at(-1)}`
}
