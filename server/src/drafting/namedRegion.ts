import { attachmentKey, attachmentName } from './attachments.ts'

/**
 * In which part of a file a reference says that what it names stands: in the body of the contract (“of this Agreement”), in an
 * attachment (“of Exhibit A”, 附件一第三条), or in the attachment where it stands itself (“of this Exhibit”, 本附件).
 */
export type NamedRegion =
  | { readonly kind: 'body' /** What it calls the contract: `agreement`, 合同. */; readonly document: string }
  | { readonly kind: 'here' }
  | {
      readonly kind: 'attachment'
      readonly name: string
      /** Undefined where it says none, or several: “the Schedule”, “Exhibits A and B”. */
      readonly key: string | undefined
    }

const attachmentWord = '(exhibits?|schedules?|annex(?:es)?|appendix|appendices|attachments?)'
const attachmentNumber = '(?:\\s+([A-Z]|\\d{1,2}|[IVX]{1,5})(?![\\p{L}\\d]))?'
const title = '(?:\\s*\\([^)]{1,80}\\)|\\s*\\[[^\\]]{1,80}\\])?'
/** “Section 2(a), (b) or 3 …”, “paragraph 4 (Prices) …”: what may come before it is said whose part it is. */
const rest = `^${title},?\\s*(?:,?\\s*(?:and|or)?\\s*(?:\\(\\w{1,4}\\)|\\d+(?:\\.\\d+)*)\\s*)*,?\\s*`
const outer = '(?:(?:of|in|under)\\s+(?:part|section|clause|article|paragraph)\\s+[\\w.()]{1,12}\\s+)?'
const within = `${rest}${outer}(?:of|in|under|to)\\s+`

const ofAttachment = new RegExp(
  `${within}(?:(this)\\s+|(?:the|each|any|such|that)\\s+(?:applicable\\s+|relevant\\s+)?)?${attachmentWord}\\b${attachmentNumber}`,
  'iu',
)
const ofBody = new RegExp(`${within}(?:this|the)\\s+(?:present\\s+)?(agreement|contract)(?![\\p{L}-])`, 'iu')
const afterAttachment = new RegExp(
  `\\b${attachmentWord}\\s+([A-Z]|\\d{1,2}|[IVX]{1,5})(?:[’']s)?${title}\\s*[-–—,:(]?\\s*(?:at\\s+|in\\s+|under\\s+)?$`,
  'iu',
)

/** The region that English words around a reference name, the number of which ends where the words after it begin. */
export function englishRegion(before: string, after: string): NamedRegion | undefined {
  const [, isThis, word, number] = ofAttachment.exec(after) ?? []
  if (isThis) return { kind: 'here' }
  if (word) return attachmentRegion(word, number)
  const document = ofBody.exec(after)?.[1]
  if (document) return { kind: 'body', document: document.toLowerCase() }
  const [, wordBefore, numberBefore] = afterAttachment.exec(before) ?? []
  return wordBefore ? attachmentRegion(wordBefore, numberBefore) : undefined
}

/** A small letter is a word, and no letter of an attachment: “of exhibit a”. */
function attachmentRegion(word: string, number: string | undefined): NamedRegion {
  const isOne = number !== undefined && /^[A-Z\d]+$/.test(number) && !/s$/i.test(word)
  return { kind: 'attachment', name: attachmentName(word), key: isOne ? attachmentKey(number) : undefined }
}

const chineseOf = '(?:[》”"」])?\\s*(?:中的|项下的|項下的|[的之中]|项下|項下)?\\s*$'
const chineseAttachment = new RegExp(
  `(本)?(附件|附录|附錄|附表)\\s*([一二三四五六七八九十]{1,3}|\\d{1,2}|[A-Z])?(?:\\s*[《（(“「][^》）)”」]{0,40}[》）)”」])?${chineseOf}`,
  'u',
)
const chineseBody = new RegExp(`本(合同|协议|協議|合约|合約|契约|契約)[书書]?${chineseOf}`, 'u')

/** The region that the Chinese words before a reference name. */
export function chineseRegion(before: string): NamedRegion | undefined {
  const [, isThis, word, number] = chineseAttachment.exec(before) ?? []
  if (isThis) return { kind: 'here' }
  if (word)
    return {
      kind: 'attachment',
      name: attachmentName(word),
      key: number === undefined ? number : attachmentKey(number),
    }
  const document = chineseBody.exec(before)?.[1]
  return document === undefined ? undefined : { kind: 'body', document }
}
