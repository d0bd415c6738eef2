import { romanValue } from '../contract/numbering.ts'
import { attachmentKey, attachmentName } from './attachments.ts'
import { englishRegion, type NamedRegion } from './namedRegion.ts'
import type { KeyInText, Label, Owner, ReferenceInText } from './referenceInText.ts'

const word =
  '(?:sub-?)?(?:sections?|clauses?|paragraphs?)|secs?\\.|paras?\\.|articles?|arts?\\.|§{1,2}|exhibits?|schedules?|annex(?:es)?|appendix|appendices|attachments?'
const decimal = '\\d{1,4}[A-Z]?(?:\\.\\d{1,3}[A-Z]?)*(?:\\.[a-z]{1,4}(?=[.\\s,;)]|$)(?:\\.[ivx]{1,5}(?=[.\\s,;)]|$))?)?'
const lettered = '(?<![A-Za-z])[A-Z](?:\\.?\\d{1,2}(?:\\.\\d{1,2})*)?|(?<![A-Za-z])[IVXLC]{1,6}'
const smallRoman = "(?<![A-Za-z])(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})(?![\\w’'-])"
const bracket = '\\s?\\((?:[a-z]{1,2}|[ivxl]{1,6}|\\d{1,2}|[A-Z])\\)'
const number = `(?:(?:${decimal}|(?:${lettered})(?![\\w’'-])|${smallRoman})(?:${bracket})*|(?:${bracket})+)`
const joint = '\\s*(?:,\\s*(?:and|or|and/or)?|and/or|and|or|through|to|&|[–—-])\\s*'
const english = new RegExp(`(?<![\\p{L}\\d-])(${word})\\s?(${number}(?:${joint}${number})*)(?!\\d|-\\d)`, 'giu')
const oneNumber = new RegExp(number, 'g')
const oneKey = /\d+[A-Za-z]?|[A-Z]+(?=[\d.(]|$)|[A-Za-z]+/g

/** The references of a text in English, with the words that say what is numbered. */
export function englishReferences(text: string): ReferenceInText[] {
  return Array.from(text.matchAll(english)).flatMap((match): ReferenceInText[] => {
    const labelWord = match[1] as string
    const list = match[2] as string
    const start = match.index
    const end = start + match[0].length
    const label = labelOf(labelWord)
    const capital = /^[\p{Lu}§]/u.test(labelWord)
    const before = text.slice(Math.max(0, start - lookedAt), start)
    const after = text.slice(end, end + lookedAt)
    const region = label === 'attachment' ? undefined : englishRegion(before, after)
    const owner = ownerOf(before, after, label, /^\p{Lu}{2}/u.test(labelWord), region)
    const saysThis = /\b(?:this|these)\s+$/i.test(before)
    const listStart = end - list.length
    const all = Array.from(list.matchAll(oneNumber))
    const isRoman = (label === 'article' || label === 'section') && isRomanList(all, text.slice(end))
    const numbers = isRoman ? all : all.filter(([written]) => !inSmallRoman.test(written))
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
      const isAlone = numbers.length === 1
      const small = inSmallRoman.test(written) ? ({ isInSmallRoman: true } as const) : {}
      return [{ label, owner, region, at, keys, name, isRelative, saysThis, isAlone, ...small }]
    })
  })
}

/** How far around a reference, in UTF-16 units, the text is read for whose part it names. */
const lookedAt = 120

const inSmallRoman = /^[ivx]/

/** What follows a number, where what follows a pronoun (“Article i wrote”) or “v.” between parties does not. */
const afterNumber = /^\s*(?:[.…]?\s*$|[,;:)\]]|(?:above|below|and|or|to|of|is|applies)\b)/

/** Whether a list is one of Roman numerals: a letter by itself may be a word, and is none among digits. */
function isRomanList(numbers: readonly RegExpExecArray[], after: string): boolean {
  const letters = numbers.map(([written]) => /^[ivxlc]+(?![\w.])/i.exec(written)?.[0] ?? '')
  return letters.every((one) => one !== '') && (letters.some((one) => one.length > 1) || afterNumber.test(after))
}

function labelOf(written: string): Label {
  const plain = written.toLowerCase()
  if (/^(?:exhibit|schedule|annex|append|attach)/.test(plain)) return 'attachment'
  if (/^art/.test(plain)) return 'article'
  return /para|^sub/.test(plain) ? 'paragraph' : 'section'
}

function keysOf(written: string, from: number, label: Label): KeyInText[] {
  const keys = Array.from(written.matchAll(oneKey), (match) => ({
    key: match[0].toLowerCase(),
    at: { start: from + match.index, end: from + match.index + match[0].length },
  }))
  const first = keys[0]
  // Section IV, Article IX: parts are known by the value. One letter is a letter but for I, V and X.
  if (first && /^(?:[IVXLC]{2,}|[IVX]|[ivx]+)(?=\s?\(|$)/.test(written) && label !== 'attachment')
    return [{ ...first, key: String(romanValue(first.key)) }, ...keys.slice(1)]
  return label === 'attachment' ? keys.slice(0, 1).map((key) => ({ ...key, key: attachmentKey(key.key) })) : keys
}

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
  /^(?:Agreement|Contract|Terms|Lease|Licen[cs]e|Addendum|Section|Clause|Article|Exhibit|Schedule|Annex|Appendix|Attachment|Part)\.?$/

function ownerOf(
  before: string,
  after: string,
  label: Label,
  isShouted: boolean,
  region: NamedRegion | undefined,
): Owner {
  if (lawBefore.test(before)) return 'other'
  // Among capitals throughout, capitals name nothing.
  if (!isShouted && (acronymBefore.test(before) || directlyAfter.test(after))) return 'other'
  if (amends.test(after)) return 'perhaps'
  if (ownAfter.test(after)) return 'own'
  // An attachment may number in a way that is not known here.
  if (region?.kind === 'attachment') return 'perhaps'
  const of = ofAfter.exec(after)?.[1]
  if (of !== undefined) return agreements.test(of) ? 'perhaps' : 'other'
  return /\b(?:its|their|our|your)\s+$/i.test(before) && label === 'attachment' ? 'perhaps' : 'own'
}
