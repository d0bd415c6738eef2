import { byText } from '../contract/byText.ts'
import { chineseReferences } from './chineseReferences.ts'
import { englishReferences } from './englishReferences.ts'
import type { ReferenceInText } from './referenceInText.ts'

/** The references to numbered parts in a text, in order; only labelled ones count (“1.5 units” is none). */
export const referencesInText = byText((text): readonly ReferenceInText[] => {
  const found: ReferenceInText[] = []
  if (/[a-z§]/i.test(text)) found.push(...englishReferences(text))
  if (/[第附条條款]/.test(text)) found.push(...chineseReferences(text))
  return found.sort((a, b) => a.at.start - b.at.start)
})
