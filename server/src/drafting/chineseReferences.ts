import { beginsInCircle, chineseValue, circled } from '../contract/numbering.ts'
import { attachmentKey, attachmentName } from './attachments.ts'
import { chineseRegion, type NamedRegion } from './namedRegion.ts'
import type { KeyInText, Owner, ReferenceInText } from './referenceInText.ts'

const chineseNumeral = '[零〇一二三四五六七八九十百\\d０-９]{1,5}'
const item = `${chineseNumeral}|${circled}`
const chinese = new RegExp(
  `第\\s*(${chineseNumeral}(?:\\.\\d{1,3})*)\\s*(条|條|章|节|節)(?:之([一二三四五六七八九十]{1,2}))?((?:\\s*第?\\s*[（(]?(?:${item})[)）]?\\s*[款项項目])*)|(?<![\\d.])(\\d{1,2}(?:\\.\\d{1,3})+)\\s*([条條款项項])(?!\\d)`,
  'gu',
)
/** 第四至第六条, 第四、五条: what is numbered is said once, after the last number. */
const chineseList = new RegExp(
  `第\\s*${chineseNumeral}(?:\\s*[至到、和及与與或—–~～-]\\s*第?\\s*${chineseNumeral})+\\s*[条條](?![件约約])`,
  'gu',
)
const listed = new RegExp(`第?\\s*(${chineseNumeral})(?:\\s*[条條])?`, 'gu')
const tailKey = new RegExp(`(${item})[)）]?\\s*([款项項目])?`, 'gu')
/** The 一 of 附件一一致 begins the next word. */
const chineseAttachment =
  /(附件|附录|附錄|附表)\s*([一二三四五六七八九十]{1,3}?(?=一[致同并併起切律经經])|(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Z])(?![\w一二三四五六七八九十]))/g

const chineseLaw =
  /(?:[》〉]|[\p{Script=Han}](?:法|条例|條例|办法|辦法|规定|規定|规则|規則|解释|解釋|准则|準則|公约|公約|细则|細則|通知|公告|决定|決定))\s*(?:[（(][^）)]{0,40}[）)])?\s*(?:的|中|之|项下)?\s*$/u
const chineseOwn = /本(?:合同|协议|協議|合約|条款|條款|约定书|章程|附件|许可|許可)[》”"]?(?:的|中|项下|之)?\s*$/
const earlierLaw = /[》法例][^。；]{0,12}(?:第[^条條]{1,8}[条條][^。；]{0,8}){1,4}[、和及与或至到]\s*$/

/** The references of a text in Chinese: 第九条第三款第（二）项, 第四至第六条, 附件二. */
export function chineseReferences(text: string): ReferenceInText[] {
  const lists = Array.from(text.matchAll(chineseList))
  const isInList = (at: number): boolean => lists.some(({ index, 0: list }) => index <= at && at < index + list.length)
  const parts = [
    ...lists.flatMap(({ index, 0: list }) => inList(list, index, whoseAt(text, index))),
    ...singleParts(text).filter(({ at }) => !isInList(at.start)),
  ]
  return [...goingOn(parts, text), ...attachments(text)]
}

/** Whose parts some words name, and where in the file. */
type Whose = Pick<ReferenceInText, 'owner' | 'region'>

/** Whose parts the words at a place name. */
function whoseAt(text: string, start: number): Whose {
  const before = text.slice(Math.max(0, start - lookedAt), start)
  const region = chineseRegion(before)
  return { owner: ownerAfter(before, region), region }
}

function ownerAfter(before: string, region: NamedRegion | undefined): Owner {
  if (!chineseOwn.test(before) && (chineseLaw.test(before) || earlierLaw.test(before))) return 'other'
  // An attachment may number in a way that is not known here.
  return region?.kind === 'attachment' ? 'perhaps' : 'own'
}

/** 附件一第二条和第三条: what is said once is meant of all that are joined. */
function goingOn(parts: readonly ReferenceInText[], text: string): ReferenceInText[] {
  const found: ReferenceInText[] = []
  for (const part of [...parts].sort((a, b) => a.at.start - b.at.start)) {
    const last = found.at(-1)
    const isJoined =
      last?.region && !part.region && part.owner === 'own' && joint.test(text.slice(last.at.end, part.at.start))
    found.push(isJoined ? { ...part, owner: last.owner, region: last.region } : part)
  }
  return found
}

const joint = /^\s*[、和及与與或至到]\s*$/

/** How far before a reference, in UTF-16 units, the text is read for whose part it names. */
const lookedAt = 60

/** One reference for each number of a list that names its unit once. */
function inList(list: string, from: number, whose: Whose): ReferenceInText[] {
  return Array.from(list.matchAll(listed), ({ index, 0: written, 1: numeral = '' }): ReferenceInText => {
    const start = from + index
    return {
      ...{ label: 'zh-article', ...whose, name: '', isRelative: false, saysThis: false, isAlone: false },
      at: { start, end: start + written.length },
      keys: dotted(numeral, start + written.indexOf(numeral)),
    }
  })
}

function singleParts(text: string): ReferenceInText[] {
  return Array.from(text.matchAll(chinese)).flatMap((match): ReferenceInText[] => {
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
    const isRelative = /[款项項]/.test(bareUnit ?? '') && keys.length === 1
    return [
      {
        label,
        ...whoseAt(text, start),
        at: { start, end },
        keys,
        name: '',
        isRelative,
        saysThis: /[本该該此]\s*$/.test(text.slice(Math.max(0, start - 4), start)),
        isAlone: true,
      },
    ]
  })
}

function attachments(text: string): ReferenceInText[] {
  return Array.from(text.matchAll(chineseAttachment), (match): ReferenceInText => {
    const key = match[2] as string
    const at = { start: match.index, end: match.index + match[0].length }
    return {
      ...{ label: 'attachment', owner: 'own', at, isRelative: false, saysThis: false, isAlone: true },
      keys: [{ key: attachmentKey(key), at: { start: at.end - key.length, end: at.end } }],
      name: attachmentName(match[1] as string),
    }
  })
}

/** The keys of a number, as written at a place: 9.3, 九, ③. */
export function dotted(written: string, from: number): KeyInText[] {
  let at = from
  return written.split('.').map((piece) => {
    const start = at
    at += piece.length + 1
    const isCircled = beginsInCircle(piece) ? ({ isCircled: true } as const) : {}
    return { key: String(chineseValue(piece)), at: { start, end: start + piece.length }, ...isCircled }
  })
}
