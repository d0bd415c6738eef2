/** A quantity that a text states, with the words that state it: UTF-16 offsets into the text, half-open. */
export interface Stated {
  /** Of a period: days, a year counted as 365 and a month as 30. Of a percentage: the number. */
  readonly amount: number
  readonly start: number
  readonly end: number
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:hours?|小时|小時)$/i, 1 / 24],
  [/^(?:days?|日|天|个工作日|個工作日|工作日)$/i, 1],
  [/^(?:weeks?|周|週|星期|个星期)$/i, 7],
  [/^(?:months?|个月|個月|月)$/i, 30],
  [/^(?:years?|年)$/i, 365],
]

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const englishNumber = `(?:${tens.join('|')})(?:[- ](?:${small.slice(1, 10).join('|')}))?|${small.slice(1).reverse().join('|')}|(?:one )?hundred`
const chineseDigits = '零一二三四五六七八九'
const number = `\\d{1,4}(?:\\.\\d+)?|[零一二两三四五六七八九十百]{1,5}|${englishNumber}`

const period = new RegExp(
  `(?<![\\w.])(${number})(?:\\s*[(（]\\s*(\\d{1,4})\\s*[)）])?[\\s-]*(?:full |consecutive |calendar |business |working |contract )?(hours?|days?|weeks?|months?|years?|小时|小時|个?工作日|個工作日|日|天|周|週|个?星期|个月|個月|月|年)(?![a-z\\d])`,
  'giu',
)
const percentage = new RegExp(
  `(?<![\\w.])(?:(${number})\\s*(?:[(（]\\s*(\\d{1,3}(?:\\.\\d+)?)\\s*%?\\s*[)）]\\s*)?(?:%|％|percent\\b|per cent\\b|per centum\\b)|百分之([零一二两三四五六七八九十百]{1,4}|\\d{1,3}))`,
  'giu',
)
const dayOfMonth = /^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号號]/

/** 2026年3月1日 and 3月1日 are dates, not periods, and 第三年 is an ordinal. */
const isDated = (before: string, unit: string, after: string): boolean =>
  before.endsWith('第') ||
  (/^[月日]$/.test(unit) && /[年月]\s*$/.test(before)) ||
  (unit === '月' && dayOfMonth.test(after))

/** The periods of time that a text states: `five (5) years`, 三十日, `12 months`. */
export function periodsIn(text: string): Stated[] {
  return Array.from(text.matchAll(period)).flatMap((match) => {
    const [whole, written = '', digits, unit = ''] = match
    const end = match.index + whole.length
    if (isDated(text.slice(0, match.index), unit, text.slice(end, end + 8))) return []
    const count = digits === undefined ? numberOf(written) : Number(digits)
    const factor = units.find(([form]) => form.test(unit))?.[1]
    if (factor === undefined || !Number.isFinite(count) || count > 999) return []
    return [{ amount: count * factor, start: match.index, end }]
  })
}

const howOften = /(?:\b(?:every|each)|每隔?)\s*$/i
const untilThen = /(?:\bwithin|提前)\s*$/i
const afterwards = /^(?:['’]?\s*(?:prior |written )*notice\b|[之以]?[内內])/i
const brief = /(?:hours?|days?|weeks?|小时|小時|[日天周週])$/i

/**
 * Of the periods that a text states, those for which something lasts: “every three months” says how often, “within ten days” by when.
 * Years and months are lengths beside such words as well: 五年内 is how long records are kept.
 */
export const lengthsIn = (text: string): Stated[] =>
  periodsIn(text).filter(({ start, end }) => {
    const before = text.slice(Math.max(0, start - 12), start)
    if (howOften.test(before)) return false
    return (
      !brief.test(text.slice(start, end)) || !(untilThen.test(before) || afterwards.test(text.slice(end, end + 24)))
    )
  })

/** The percentages that a text states: `50%`, `fifty percent (50%)`, 百分之五十. */
export function percentagesIn(text: string): Stated[] {
  return Array.from(text.matchAll(percentage)).flatMap((match) => {
    const [whole, written, digits, chinese] = match
    const amount = digits === undefined ? numberOf(chinese ?? written ?? '') : Number(digits)
    return Number.isFinite(amount) ? [{ amount, start: match.index, end: match.index + whole.length }] : []
  })
}

/** A pack's or a fact's period in days; NaN where it is none. */
export const daysOf = (written: string): number => periodsIn(written)[0]?.amount ?? Number.NaN

function numberOf(written: string): number {
  const lower = written.toLowerCase()
  if (/^\d/.test(lower)) return Number(lower)
  if (/^[a-z]/.test(lower)) return englishValue(lower)
  let total = 0
  let digit = 0
  for (const character of lower) {
    const value = chineseDigits.indexOf(character === '两' ? '二' : character)
    if (value >= 0) digit = value
    else {
      total += (digit || 1) * (character === '百' ? 100 : 10)
      digit = 0
    }
  }
  return total + digit
}

function englishValue(word: string): number {
  if (word.endsWith('hundred')) return 100
  const [first = '', second] = word.split(/[- ]/)
  const ten = tens.indexOf(first)
  return ten >= 0 ? (ten + 2) * 10 + (second ? small.indexOf(second) : 0) : small.indexOf(first)
}
