import { byText } from '../contract/byText.ts'
import type { Span } from '../contract/contract.ts'
import { circled } from '../contract/numbering.ts'
import { dotted } from './chineseReferences.ts'
import type { KeyInText } from './referenceInText.ts'

/** A reference by place in one text. Offsets are UTF-16 units of that text. */
export interface RelativeInText {
  readonly at: Span
  /** What it counts: clauses, or what is smaller than a clause (“paragraph”, 款), or items of a list (项). */
  readonly unit: 'clause' | 'paragraph' | 'item'
  /** -1 for the one before, 1 for the one after; 0 for the one that {@link key} counts in this clause. */
  readonly step: -1 | 0 | 1
  /** 二 of 本条第二款. */
  readonly key?: KeyInText
  /** It says whose part it is: 本条第二款. */
  readonly saysThis: boolean
}

const english =
  /\bthe\s+(?:immediately\s+)?(preceding|foregoing|previous|following|next)\s+(sub-?)?(section|clause|article|paragraph)\b(?!\s*(?:\d|\(\w{1,4}\)))/giu
/** “the following paragraph is added: …” names what comes in the sentence, and an amendment what is no part yet. */
const introduces = /^[^.;]*:|^[^.;]*\b(?:hereby|added|appended|inserted|replaced)\b/i

/** How far after the words, in UTF-16 units, a sentence is read for what they introduce. */
const lookedAt = 200

/** 提前条件, 目前款项, 网上条款: words that look alike. */
const chinese = /(?<![目之以提先网網线線账賬身马馬地])([前上下])一?([条條款])(?![件约約款项項目文])/gu
/** 第九条第二款、第三款: the article is named before; 附件一第三项, 保密协议第三项: the document is. */
const ofAnother =
  /(?:(?:[条條款项項]|》|之[一二三四五六七八九十]{1,2})[)）]?\s*[、，和及与與或至到]?|(?:附件|附录|附錄|附表)\s*[\w一二三四五六七八九十]{0,3}|(?:合同|合約|协议|協議|清单|清單|章程)[”"」]?)\s*$/
/** 第（一）项、第（三）项: one list, of one clause. */
const joint = /^\s*[、，和及与與或至到]\s*$/
const numeral = `(?:[零〇一二三四五六七八九十\\d０-９]{1,3}|${circled})`
const inBrackets = `[（(]?${numeral}[)）]?`
/** 本条第（二）项; 第（一）、（三）项, which says once what it counts. */
const counted = new RegExp(
  `(本[条條款])?第\\s*${inBrackets}(?:\\s*[、和及与與或至到]\\s*第?\\s*${inBrackets})*\\s*([款项項])(?!目)`,
  'gu',
)
const countedOne = new RegExp(`(${numeral})[)）]?`, 'gu')

/** The references of a text that name by place: “the preceding Section”, 前款, 本条第二款; in order. */
export const relativeReferencesInText = byText((text): readonly RelativeInText[] => {
  const found: RelativeInText[] = []
  if (/\bthe\s/i.test(text)) found.push(...englishIn(text))
  if (/[条條款项項]/.test(text)) found.push(...chineseIn(text))
  return found.sort((a, b) => a.at.start - b.at.start)
})

function englishIn(text: string): RelativeInText[] {
  return Array.from(text.matchAll(english)).flatMap((match): RelativeInText[] => {
    const [words, way = '', sub, noun = ''] = match
    const end = match.index + words.length
    const isAfter = /following|next/i.test(way)
    if (isAfter && introduces.test(text.slice(end, end + lookedAt))) return []
    const unit = sub || /paragraph/i.test(noun) ? 'paragraph' : 'clause'
    return [{ at: { start: match.index, end }, unit, step: isAfter ? 1 : -1, saysThis: false }]
  })
}

function chineseIn(text: string): RelativeInText[] {
  const byPlace = Array.from(text.matchAll(chinese), (match): RelativeInText => {
    const [words, way, noun] = match
    return {
      at: { start: match.index, end: match.index + words.length },
      unit: noun === '款' ? 'paragraph' : 'clause',
      step: way === '下' ? 1 : -1,
      saysThis: false,
    }
  })
  const byNumber: RelativeInText[] = []
  for (const match of text.matchAll(counted)) {
    const [words, own = '', noun] = match
    const start = match.index
    const unit = noun === '款' ? 'paragraph' : 'item'
    const last = byNumber.at(-1)
    const goesOn = last?.unit === unit && joint.test(text.slice(last.at.end, start))
    if (own === '' && !goesOn && ofAnother.test(text.slice(Math.max(0, start - 8), start))) continue
    const from = start + own.length
    const numbers = Array.from(words.slice(own.length).matchAll(countedOne))
    for (const [i, { index, 0: written, 1: number = '' }] of numbers.entries()) {
      const [key] = dotted(number, from + index)
      const at = {
        start: i === 0 ? start : from + index,
        end: i === numbers.length - 1 ? start + words.length : from + index + written.length,
      }
      if (key) byNumber.push({ at, unit, step: 0, key, saysThis: own !== '' })
    }
  }
  return [...byPlace, ...byNumber]
}
