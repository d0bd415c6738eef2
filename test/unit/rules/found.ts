import type { Format } from '../../../server/src/contract/contract.ts'
import { applyEdits } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import type { FindingCode, Locale } from '../../../server/src/rules/finding.ts'
import { checked, quote } from '../contracts.ts'

/** The findings of one code: each with the words that it stands at. */
export function found(code: FindingCode, text: string, locale: Locale = 'en', format: Format = 'markdown') {
  const result = checked(text, format, locale)
  return result.findings
    .filter((finding) => finding.code === code)
    .map((finding) => ({ ...finding, words: quote(result.contract, finding.span), result }))
}
/** The words at which the findings of one code stand. */
export const words = (code: FindingCode, text: string): string[] => found(code, text).map((finding) => finding.words)

/** The text after the first fix of the first finding. */
export function fixed(code: FindingCode, text: string): string {
  const [finding] = found(code, text)
  const [fix] = finding ? fixesFor(finding, finding.result, standardPack, 'en') : []
  return applyEdits(text, fix?.edits ?? [])
}
