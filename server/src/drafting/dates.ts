import { byText } from '../contract/byText.ts'
import type { Span } from '../contract/contract.ts'
import { chineseValue } from '../contract/numbering.ts'

/** A date as written in a text. Offsets are UTF-16 units of it. */
interface WrittenDate {
  readonly at: Span
  readonly year: number | undefined
  readonly month: number
  readonly day: number
}

/** What is wrong with dates of a text: one that the calendar does not have, or a period whose end is before its start. */
export type DateFault =
  | { readonly kind: 'impossible'; readonly at: Span }
  | { readonly kind: 'backwards'; readonly at: Span; readonly start: Span }

const months = 'january february march april may june july august september october november december'.split(' ')
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const forms: readonly [RegExp, (match: RegExpMatchArray) => Omit<WrittenDate, 'at'>][] = [
  [
    new RegExp(
      `(?<![\\d.]|\\bpages?\\s)(\\d{1,2})(?:st|nd|rd|th)?\\s(?:day\\sof\\s)?(${month})\\.?,?\\s(\\d{4})(?!\\d)`,
      'gi',
    ),
    ([, day, name, year]) => ({ year: Number(year), month: monthOf(name as string), day: Number(day) }),
  ],
  [
    new RegExp(`\\b(${month})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?!\\d)`, 'gi'),
    ([, name, day, year]) => ({ year: Number(year), month: monthOf(name as string), day: Number(day) }),
  ],
  [
    /(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?![\d-])/g,
    ([, year, number, day]) => ({ year: Number(year), month: Number(number), day: Number(day) }),
  ],
  [
    /(?<!\d)([\d０-９]{4}|[零〇一二三四五六七八九]{4})\s?年\s?([\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?([\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\s?[日号號]/g,
    ([, year, number, day]) => ({
      year: chineseValue(year as string),
      month: chineseValue(number as string),
      day: chineseValue(day as string),
    }),
  ],
  [
    /(?<![\d年０-９]\s?)(?<!\d)([\d０-９]{1,2})\s?月\s?([\d０-９]{1,2})\s?[日号號](?!内|內)/g,
    ([, number, day]) => ({ year: undefined, month: chineseValue(number as string), day: chineseValue(day as string) }),
  ],
]

/** Words between two dates that make them the ends of a period. */
const until =
  /^\s?(?:\([^)]*\)|（[^）]*）)?\s?,?\s?(?:to|through|until|till|and ending on|and ends on|ending on|and expiring on|至|到|起至|起到|[-–—~～])\s?(?:and including\s)?$/i
const opens =
  /(?:\bfrom|\bbetween|\bcommencing on|\bbeginning on|\bstarting on|\beffective from|自|从|從|于|期限为|期限為|期限：|[（(]|^)\s?(?:the\s)?$/i

/** The faults of the dates in a text, in order. */
export const dateFaults = byText((text): readonly DateFault[] => {
  if (!/\d{4}|[月年]/.test(text)) return []
  const dates = datesIn(text)
  return dates.flatMap((date, i): DateFault[] => {
    if (!isPossible(date)) return [{ kind: 'impossible', at: date.at }]
    const before = dates[i - 1]
    if (!before || !isPossible(before) || before.year === undefined || date.year === undefined) return []
    const isPeriod = until.test(text.slice(before.at.end, date.at.start)) && opens.test(text.slice(0, before.at.start))
    return isPeriod && dayOf(date) < dayOf(before) ? [{ kind: 'backwards', at: date.at, start: before.at }] : []
  })
})

function datesIn(text: string): WrittenDate[] {
  return forms
    .flatMap(([form, read]) =>
      Array.from(text.matchAll(form), (match) => ({
        at: { start: match.index, end: match.index + match[0].length },
        ...read(match),
      })),
    )
    .sort((a, b) => a.at.start - b.at.start)
}

const monthOf = (name: string): number => months.findIndex((one) => one.startsWith(name.toLowerCase().slice(0, 3))) + 1

/** Whether the calendar has the date; 29 February where no year is given. */
function isPossible({ year = 2000, month: number, day }: WrittenDate): boolean {
  if (number < 1 || number > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, number, 0)).getUTCDate()
}

const dayOf = ({ year = 0, month: number, day }: WrittenDate): number => Date.UTC(year, number - 1, day)
