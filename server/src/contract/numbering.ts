import type { NumberStyle } from './contract.ts'

/** A number found at the start of a text. */
export interface LeadingNumber {
  /** As written, without brackets' surrounding white space: `9.3.`, `第九条`, `(b)`. */
  readonly text: string
  readonly style: NumberStyle
  readonly path: readonly number[]
  /** Length of the number with the white space (and 、) after it. */
  readonly length: number
}

const chinese = '零〇一二三四五六七八九十百千两'
const chineseNumber = `[${chinese}\\d０-９]{1,7}`

/** Tried in order; the first that matches the start of a title says its number. */
const forms: readonly (readonly [NumberStyle, RegExp])[] = [
  ['zh-chapter', new RegExp(`^第\\s*(${chineseNumber})\\s*(?:章|编|編|部分)(?:之[${chinese}]+)?[\\s\\u3000、:：]*`)],
  ['zh-article', new RegExp(`^第\\s*(${chineseNumber})\\s*[条條节節款](?:之[${chinese}]+)?[\\s\\u3000、:：.．]*`)],
  ['zh-list', new RegExp(`^([${chinese}]{1,4})(?:之[${chinese}]+)?[、.．]\\s*`)],
  ['zh-paren', new RegExp(`^[（(]([${chinese}]{1,4})(?:之[${chinese}]+)?[）)]\\s*[、.．]?\\s*`)],
  ['article', /^article\s+(\d{1,3}|[ivxlc]{1,7})(?:-?[A-Z])?\b[.:：]?\s*(?:[-–—]\s*)?/i],
  ['section', /^(?:section|clause|§)\s*(\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,7}\b)[A-Z]?\b[.:：]?\s*(?:[-–—]\s*)?/i],
  ['decimal-dot', /^(\d{1,3}(?:\.\d{1,3})*)[A-Z]?[.．、)）](?!\d)\s*/],
  ['decimal', /^(\d{1,3}(?:\.\d{1,3})+)[A-Z]?(?=[\s\u3000\u4e00-\u9fff])\s*/],
  ['decimal', /^(\d{1,3})[A-Z]?(?=[\s\u3000]+\p{Lu}|[\s\u3000]*[\u4e00-\u9fff])\s*/u],
  // C and L by themselves are letters: hardly a contract has fifty clauses in Roman numerals.
  ['roman', /^(?![CL][.)])([IVXLC]{1,7})(?:-[A-Z])?[.)]\s+/],
  ['upper-alpha', /^([A-Z])\d?[.)]\s+/],
  ['lower-alpha', /^\(([a-z])\d?\)\s*/],
  ['lower-alpha', /^([a-z])\d?[.)]\s+/],
]

/**
 * Reads the number at the start of a heading or paragraph, as contracts write them in English and Chinese. A number put
 * in between others (9A, 第九条之一) has the path of the one it follows.
 * @returns the number, or undefined where the text starts with none
 */
export function leadingNumber(text: string): LeadingNumber | undefined {
  for (const [style, form] of forms) {
    const found = form.exec(text)
    if (!found) continue
    const path = pathOf(found[1] as string, style)
    if (path.some(Number.isNaN)) continue
    return { text: found[0].trim().replace(/[\s\u3000、:：]+$/, ''), style, path, length: found[0].length }
  }
  return undefined
}

function pathOf(number: string, style: NumberStyle): number[] {
  if (style === 'roman' || ((style === 'article' || style === 'section') && !/\d/.test(number)))
    return [romanValue(number)]
  if (style === 'upper-alpha' || style === 'lower-alpha') return [number.toLowerCase().charCodeAt(0) - 96]
  if (style.startsWith('zh-')) return [chineseValue(number)]
  return number.split('.').map(Number)
}

/** The value of a Roman numeral in either case; not a number where it is none. */
export function romanValue(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const digits = [...text.toLowerCase()].map((letter) => values[letter] ?? Number.NaN)
  return digits.reduce((sum, value, i) => sum + (value < (digits[i + 1] ?? 0) ? -value : value), 0)
}

/** Numbers in circles, ① to ㊿, as a class of an expression: Unicode has them in three rows. */
export const circled = '[①-⑳㉑-㉟㊱-㊿]'
const inCircles = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿'

const inCircle = new RegExp(`^${circled}`)

/** Whether a text begins with a number in a circle. */
export const beginsInCircle = (text: string): boolean => inCircle.test(text)

/** Writes 1 to 50 in a circle, and what has none in brackets. */
export const circledNumber = (value: number): string => inCircles[value - 1] ?? `（${value}）`

/** The value of a Chinese numeral up to 9999, with its units (一百零五) or digit by digit (一〇五), of full-width digits or one in a circle. */
export function chineseValue(text: string): number {
  const plain = text.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  const digitOf = (character: string): number =>
    '零一二三四五六七八九'.indexOf(character === '〇' ? '零' : character === '两' ? '二' : character)
  const digits = [...plain].map(digitOf)
  if (digits.every((digit) => digit >= 0)) return Number(digits.join(''))
  let total = 0
  let digit = 0
  for (const character of plain) {
    const value = digitOf(character)
    const unit = { 十: 10, 百: 100, 千: 1000 }[character]
    if (value >= 0) digit = value
    else if (unit) {
      total += (digit || 1) * unit
      digit = 0
    } else return Number.NaN
  }
  return total + digit
}

/** Writes 1 to 9999 as a Chinese numeral: 9 → 九, 12 → 十二, 105 → 一百零五. */
export function chineseNumeral(value: number): string {
  const digits = '零一二三四五六七八九'
  let out = ''
  let rest = value
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(rest / unit)
    rest %= unit
    if (digit === 0) {
      gap = out !== ''
      continue
    }
    if (gap) out += '零'
    gap = false
    out += (digit === 1 && unit === 10 && out === '' ? '' : digits[digit]) + name
  }
  return out
}
