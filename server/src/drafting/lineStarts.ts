import { chineseValue } from '../contract/numbering.ts'
import { perContract } from '../contract/perContract.ts'
import { attachmentKey, attachmentName } from './attachments.ts'
import { romanValue } from './partNumber.ts'

const lineStart =
  /^[^\p{L}\d\n]{0,12}(?:(?:(?:section|clause|article|第)\s*)?(\d{1,3}(?:\.\d{1,3})*)|(?:section|clause|article)\s+([ivxlc]{1,7})\b|第?([一二三四五六七八九十百]{1,5})[、条條章節节]|(exhibit|schedule|annex|appendix|attachment|附件|附录|附錄|附表)\s*["“「]?([A-Z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3}))/gimu

/**
 * The numbers (`9.3`) and the attachments (`exhibit b`) with which lines of a contract begin, whether or not those lines
 * were read as heads: what is among them is not called missing.
 */
export const lineStartsOf = perContract(
  ({ text }): ReadonlySet<string> =>
    new Set(
      Array.from(text.matchAll(lineStart), ([, number, roman, chinese, name, key]) => {
        if (name && key) return `${attachmentName(name)} ${attachmentKey(key)}`
        return number ?? String(roman ? romanValue(roman) : chineseValue(chinese as string))
      }),
    ),
)
