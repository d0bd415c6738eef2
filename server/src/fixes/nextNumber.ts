import type { SectionNumber } from '../contract/contract.ts'
import { chineseNumeral, chineseValue } from '../contract/numbering.ts'

/** A number without its place. */
export type PlainNumber = Pick<SectionNumber, 'text' | 'style' | 'path'>

/**
 * The number of a new section after `previous`. At the end of its row it counts on (10 after 9). Between others it takes
 * the number before it with a suffix, as amendments do (9A, 第九条之一), so that no other number and no reference moves;
 * after one that has a suffix, the next (9B).
 * @param taken numbers that stand already, as written
 * @returns as written, in the style of `previous`
 */
export function nextNumber(previous: PlainNumber, last: boolean, taken: ReadonlySet<string>): string {
  const { text, style, path } = previous
  const own = path.at(-1) as number
  const before = suffixOf(text, style)
  for (let step = 1; ; step++) {
    const next = last ? counted(text, style, own + step) : suffixed(text, style, before + step)
    if (!taken.has(next)) return next
  }
}

/**
 * The place of the last number that was put in after one, in a row: that of 9B in 9, 9A, 9B, 10. All of these count what the plain
 * one counts.
 * @param paths those of the numbers in the row; undefined for what has none
 * @param at the place of one of them; it is given back where nothing was put in after it
 */
export function lastPutIn(paths: readonly (PlainNumber['path'] | undefined)[], at: number): number {
  const own = paths[at]?.join('.')
  let last = at
  while (own !== undefined && paths[last + 1]?.join('.') === own) last++
  return last
}

type Style = SectionNumber['style']

/** What a Chinese number put in between others carries: 第九条之一. */
const insertedSuffix = /之[一二三四五六七八九十]+/

function counted(text: string, style: Style, value: number): string {
  if (style.startsWith('zh-'))
    return text
      .replace(insertedSuffix, '')
      .replace(/[零〇一二三四五六七八九十百千两\d０-９]+/, /\d/.test(text) ? String(value) : chineseNumeral(value))
  if (style === 'upper-alpha' || style === 'lower-alpha') {
    return text.replace(/[A-Za-z]\d?/, String.fromCharCode((style === 'upper-alpha' ? 64 : 96) + value))
  }
  if (isRoman(text, style)) return text.replace(/[ivxlcIVXLC]+(?:-[A-Z])?(?=[^a-zA-Z]*$)/, roman(value, text))
  return text.replace(/\d+[A-Z]?(?=\D*$)/, String(value))
}

const isRoman = (text: string, style: Style): boolean =>
  style === 'roman' || ((style === 'article' || style === 'section') && !/\d/.test(text))

/** Which of the numbers put in after the plain one this is: 2 for 9B, B2 and 第九条之二, 0 for the plain one. */
function suffixOf(text: string, style: Style): number {
  if (style.startsWith('zh-')) return chineseValue(insertedSuffix.exec(text)?.[0].slice(1) ?? '零')
  if (style === 'upper-alpha' || style === 'lower-alpha') return Number(/[A-Za-z](\d)/.exec(text)?.[1] ?? 0)
  const letter = /(?:\d|-)([A-Z])(?=[^\dA-Za-z]*$)/.exec(text)?.[1]
  return letter ? letter.charCodeAt(0) - 64 : 0
}

function suffixed(text: string, style: Style, step: number): string {
  if (style.startsWith('zh-')) {
    const suffix = `之${chineseNumeral(step)}`
    const plain = text.replace(insertedSuffix, '')
    // 第九条之一, but 九之一、 and （九之一）.
    return style === 'zh-list' || style === 'zh-paren'
      ? plain.replace(/([^（(、.．）)]+)/, `$1${suffix}`)
      : plain + suffix
  }
  const letter = String.fromCharCode(64 + step)
  if (style === 'upper-alpha') return text.replace(/([A-Z])\d?/, `$1${step}`)
  if (style === 'lower-alpha') return text.replace(/([a-z])\d?/, `$1${step}`)
  if (isRoman(text, style)) return text.replace(/([ivxlcIVXLC]+)(?:-[A-Z])?(?=[^a-zA-Z]*$)/, `$1-${letter}`)
  return text.replace(/(\d+)[A-Z]?(?=\D*$)/, `$1${letter}`)
}

/** A value as a Roman numeral, in the case of another one. */
export function roman(value: number, like: string): string {
  const parts: readonly [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = value
  let out = ''
  for (const [unit, letters] of parts) {
    while (rest >= unit) {
      out += letters
      rest -= unit
    }
  }
  return /[ivxlc]/.test(like.slice(-3)) ? out.toLowerCase() : out
}
