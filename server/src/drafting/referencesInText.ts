import type { Span } from '../contract/contract.ts'
import { chineseValue } from '../contract/numbering.ts'
import { attachmentKey, attachmentName } from './attachments.ts'
import { byText } from './byText.ts'
import { romanValue } from './partNumber.ts'

/** What kind of part a reference says it names. */
export type Label = 'section' | 'article' | 'paragraph' | 'attachment' | 'zh-article' | 'zh-chapter' | 'zh-section'

/** Whose part it is: this contract's, surely or perhaps, or another document's or a statute's. */
export type Owner = 'own' | 'perhaps' | 'other'

/** One key of a reference in one text. */
export interface KeyInText {
  readonly key: string
  readonly at: Span
  /** It counts paragraphs, which may have no numbers: 第三款. */
  readonly isParagraph?: true
}

/** A reference in one text. Offsets are UTF-16 units of that text. */
export interface ReferenceInText {
  readonly label: Label
  readonly owner: Owner
  readonly at: Span
  readonly keys: readonly KeyInText[]
  /** For an attachment its kind, as `attachmentsOf` names it. */
  readonly name: string
  /** It is counted from where it stands: “paragraph (c)”, 第二款. */
  readonly isRelative: boolean
  /** “this Section 9”: meant to name where it stands. */
  readonly saysThis: boolean
  /** It is not one of several: “Sections 4 and 6”. */
  readonly isAlone: boolean
}

const word =
  '(?:sub-?)?(?:sections?|clauses?|paragraphs?)|secs?\\.|paras?\\.|articles?|arts?\\.|§{1,2}|exhibits?|schedules?|annex(?:es)?|appendix|appendices|attachments?'
const decimal = '\\d{1,4}[A-Z]?(?:\\.\\d{1,3}[A-Z]?)*(?:\\.[a-z]{1,4}(?=[.\\s,;)]|$)(?:\\.[ivx]{1,5}(?=[.\\s,;)]|$))?)?'
const lettered = '(?<![A-Za-z])[A-Z](?:\\.?\\d{1,2}(?:\\.\\d{1,2})*)?|(?<![A-Za-z])[IVXLC]{1,6}'
const bracket = '\\s?\\((?:[a-z]{1,2}|[ivxl]{1,6}|\\d{1,2}|[A-Z])\\)'
const number = `(?:(?:${decimal}|(?:${lettered})(?![\\w’'-]))(?:${bracket})*|(?:${bracket})+)`
const joint = '\\s*(?:,\\s*(?:and|or|and/or)?|and/or|and|or|through|to|&|[–—-])\\s*'
const english = new RegExp(`(?<![\\p{L}\\d-])(${word})\\s?(${number}(?:${joint}${number})*)(?!\\d|-\\d)`, 'giu')
const oneNumber = new RegExp(number, 'g')
const oneKey = /\d+[A-Za-z]?|[A-Z]+(?=[\d.(]|$)|[A-Za-z]+/g

const chineseNumeral = '[零〇一二三四五六七八九十百\\d０-９]{1,5}'
const chinese = new RegExp(
  `第\\s*(${chineseNumeral}(?:\\.\\d{1,3})*)\\s*(条|條|章|节|節)(?:之([一二三四五六七八九十]{1,2}))?((?:\\s*第?\\s*[（(]?${chineseNumeral}[)）]?\\s*[款项項目])*)|(?<![\\d.])(\\d{1,2}(?:\\.\\d{1,3})+)\\s*([条條款项項])(?!\\d)`,
  'gu',
)
const tailKey = new RegExp(`(${chineseNumeral})[)）]?\\s*([款项項目])?`, 'gu')
/** The 一 of 附件一一致 begins the next word. */
const chineseAttachment =
  /(附件|附录|附錄|附表)\s*([一二三四五六七八九十]{1,3}?(?=一[致同并併起切律经經])|(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Z])(?![\w一二三四五六七八九十]))/g

/** The references to numbered parts in a text, in order; only labelled ones count (“1.5 units” is none). */
export const referencesInText = byText((text): readonly ReferenceInText[] => {
  const found: ReferenceInText[] = []
  if (/[a-z§]/i.test(text)) found.push(...englishIn(text))
  if (/[第附条條款]/.test(text)) found.push(...chineseIn(text))
  return found.sort((a, b) => a.at.start - b.at.start)
})

function englishIn(text: string): ReferenceInText[] {
  return Array.from(text.matchAll(english)).flatMap((match): ReferenceInText[] => {
    const labelWord = match[1] as string
    const list = match[2] as string
    const start = match.index
    const end = start + match[0].length
    const label = labelOf(labelWord)
    const capital = /^[\p{Lu}§]/u.test(labelWord)
    const before = text.slice(Math.max(0, start - 60), start)
    const owner = ownerOf(before, text.slice(end, end + 120), label, /^\p{Lu}{2}/u.test(labelWord))
    const saysThis = /\b(?:this|these)\s+$/i.test(before)
    const listStart = end - list.length
    const numbers = Array.from(list.matchAll(oneNumber))
    return numbers.flatMap((one, i): ReferenceInText[] => {
      const from = listStart + one.index
      const written = one[0]
      // "section A" or "exhibit a" in lower case is a phrase, "Section A" is a reference.
      if (!capital && !/^[\d\s(]/.test(written)) return []
      if (label === 'attachment' && !/^(?:[A-Z]|\d{1,2}|[IVX]+)(?:$|[-.(])/.test(written)) return []
      const keys = keysOf(written, from, label)
      if (keys.length === 0) return []
      const isRelative = /^\s*\(/.test(written)
      const at = { start: i === 0 ? start : from + (/^\s*/.exec(written)?.[0].length ?? 0), end: from + written.length }
      const name = label === 'attachment' ? attachmentName(labelWord) : ''
      return [{ label, owner, at, keys, name, isRelative, saysThis, isAlone: numbers.length === 1 }]
    })
  })
}

function labelOf(written: string): Label {
  const plain = written.toLowerCase()
  if (/^(?:exhibit|schedule|annex|append|attach)/.test(plain)) return 'attachment'
  if (/^art/.test(plain)) return 'article'
  return /para|^sub/.test(plain) ? 'paragraph' : 'section'
}

function keysOf(written: string, from: number, label: Label): { key: string; at: Span }[] {
  const keys = Array.from(written.matchAll(oneKey), (match) => ({
    key: match[0].toLowerCase(),
    at: { start: from + match.index, end: from + match.index + match[0].length },
  }))
  const first = keys[0]
  // Section IV, Article IX: parts are known by the value. One letter is a letter but for I, V and X.
  if (first && /^[IVXLC]{2,}$|^[IVX]$/.test(written) && label !== 'attachment')
    return [{ ...first, key: String(romanValue(first.key)) }]
  return label === 'attachment' ? keys.slice(0, 1).map((key) => ({ ...key, key: attachmentKey(key.key) })) : keys
}

const inOther = /\b(?:exhibit|schedule|annex|appendix|attachment)\s+\w{1,3}\s*[-–—,:(]?\s*$/i

const lawBefore =
  /\b(?:C\.?F\.?R\.?|U\.?S\.?C\.?|Stat\.|Code|Act|Regulations?|Rules?|Law|Directive|Statute|Ordinance|Order|Circular|Convention|Treaty|SCCs?|Standard Contractual Clauses|Title \d+)[\s,(]*$/
const acronymBefore =
  /\b(?!(?:THE|THIS|OF|IN|TO|AND|OR|WITH|UNDER|BY|PER|SEE|FOR|THAN|FROM|ON|AT|AS|IF|ALL|ANY|SUCH|BOTH|NOT)\b)[A-Z]{2,}s?(?:’s|'s)?[\s,(]*$/
const ownAfter =
  /^\s*(?:\([^)]{1,80}\)|\[[^\]]{1,80}\])?\s*,?\s*(?:(?:above|below|hereof|herein|hereto|hereunder)\b|(?:of|in|to|under)\s+(?:this|these|the present)\b)/i
const ofAfter =
  /^\s*(?:\([^)]{1,80}\)|\[[^\]]{1,80}\])?,?\s*(?:,?\s*(?:and|or|of)?\s*(?:\(\w{1,4}\)|\d+(?:\.\d+)*)\s*)*,?\s*(?:of|in|under|to|from)\s+(?:[Tt]he\s+|[Aa]n?\s+|[Ii]ts\s+|[Tt]hat\s+|[Tt]itle\s+|[Ee]ach\s+|[Aa]ny\s+|[Ss]uch\s+|[Oo]ur\s+|[Yy]our\s+|[“"‘*_[]*)*(\p{Lu}[\p{L}’'&.-]*|\d)/u
const directlyAfter =
  /^\s+(?:(?!(?:AND|OR|OF|TO|IN|THE|IS|SHALL|WILL|MAY|MUST|CAN|ARE|WAS|HAS|HAVE|BY|FOR|AS|NOT|DO|DOES|ABOVE|BELOW)\b)[A-Z]{3,}\b|C\.F\.R|U\.S\.C|\p{Lu}\p{L}+ (?:Act|Law|Code|Regulation)\b)/u
/** An amendment names clauses of the contract that it amends, and those that it adds. */
const amends = /^[^.;:]{0,60}\bhereby\s+(?:added|amended|deleted|inserted|replaced)\b/i
const agreements =
  /^(?:Agreement|Contract|Terms|Lease|Licen[cs]e|Addendum|Section|Clause|Article|Exhibit|Schedule|Annex|Appendix|Attachment|Part)$/

function ownerOf(before: string, after: string, label: Label, isShouted: boolean): Owner {
  if (lawBefore.test(before)) return 'other'
  // Among capitals throughout, capitals name nothing.
  if (!isShouted && (acronymBefore.test(before) || directlyAfter.test(after))) return 'other'
  if (amends.test(after)) return 'perhaps'
  if (ownAfter.test(after)) return 'own'
  if (inOther.test(before)) return 'perhaps'
  const of = ofAfter.exec(after)?.[1]
  if (of !== undefined) return agreements.test(of) ? 'perhaps' : 'other'
  return /\b(?:its|their|our|your)\s+$/i.test(before) && label === 'attachment' ? 'perhaps' : 'own'
}

const chineseLaw =
  /(?:[》〉]|[\p{Script=Han}](?:法|条例|條例|办法|辦法|规定|規定|规则|規則|解释|解釋|准则|準則|公约|公約|细则|細則|通知|公告|决定|決定))\s*(?:[（(][^）)]{0,40}[）)])?\s*(?:的|中|之|项下)?\s*$/u
const chineseOwn = /本(?:合同|协议|協議|合約|条款|條款|约定书|章程|附件|许可|許可)[》”"]?(?:的|中|项下|之)?\s*$/
const earlierLaw = /[》法例][^。；]{0,12}(?:第[^条條]{1,8}[条條][^。；]{0,8}){1,4}[、和及与或至到]\s*$/

function chineseIn(text: string): ReferenceInText[] {
  const parts = Array.from(text.matchAll(chinese)).flatMap((match): ReferenceInText[] => {
    const [whole, numeral, unit, inserted, tail = '', bare, bareUnit] = match
    const start = match.index
    const end = start + whole.length
    const next = text[end] ?? ''
    // 第三方, 第一条件: words that begin alike.
    if (/^[件约約]/.test(next) && /[条條]$/.test(whole)) return []
    const label = /[章]/.test(unit ?? '') ? 'zh-chapter' : /[节節]/.test(unit ?? '') ? 'zh-section' : 'zh-article'
    const written = numeral ?? (bare as string)
    const writtenAt = start + whole.indexOf(written)
    const keys: KeyInText[] = dotted(written, writtenAt)
    if (inserted && keys[0]) keys[0] = { ...keys[0], key: `${keys[0].key}-${chineseValue(inserted)}` }
    const tailAt = start + whole.length - tail.length
    for (const one of tail.matchAll(tailKey)) {
      const found = dotted(one[1] as string, tailAt + one.index)
      keys.push(...(one[2] === '款' ? found.map((key) => ({ ...key, isParagraph: true as const })) : found))
    }
    if (keys.some(({ key }) => key.includes('NaN'))) return []
    const before = text.slice(Math.max(0, start - 40), start)
    const owner = chineseOwn.test(before) ? 'own' : chineseLaw.test(before) || earlierLaw.test(before) ? 'other' : 'own'
    const isRelative = /[款项項]/.test(bareUnit ?? '') && keys.length === 1
    return [
      {
        label,
        owner,
        at: { start, end },
        keys,
        name: '',
        isRelative,
        saysThis: /[本该該此]\s*$/.test(before),
        isAlone: true,
      },
    ]
  })
  const attachments = Array.from(text.matchAll(chineseAttachment), (match): ReferenceInText => {
    const key = match[2] as string
    const at = { start: match.index, end: match.index + match[0].length }
    return {
      ...{ label: 'attachment', owner: 'own', at, isRelative: false, saysThis: false, isAlone: true },
      keys: [{ key: attachmentKey(key), at: { start: at.end - key.length, end: at.end } }],
      name: attachmentName(match[1] as string),
    }
  })
  return [...parts, ...attachments]
}

function dotted(written: string, from: number): { key: string; at: Span }[] {
  let at = from
  return written.split('.').map((piece) => {
    const start = at
    at += piece.length + 1
    return { key: String(chineseValue(piece)), at: { start, end: start + piece.length } }
  })
}
