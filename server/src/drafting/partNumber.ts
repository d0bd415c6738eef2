import { byText } from '../contract/byText.ts'
import { beginsInCircle, chineseValue, leadingNumber, romanValue } from '../contract/numbering.ts'

/**
 * How a part is numbered. Parts of one form stand side by side; parts of different forms nest: `9.` holds `(a)` holds
 * `(i)`.
 */
export type NumberForm =
  | 'zh-chapter' // 第三章
  | 'zh-section' // 第二节
  | 'zh-article' // 第九条
  | 'article' // Article 9
  | 'section' // Section 9
  | 'roman' // IV.
  | 'zh-list' // 九、
  | 'zh-paren' // （九）
  | 'upper-alpha' // A.
  | 'decimal' // 9. / 9.3
  | 'digit-paren' // (9)
  | 'digit-half-paren' // 9)
  | 'lower-alpha' // a.
  | 'alpha-paren' // (a)
  | 'lower-roman' // ii.
  | 'roman-paren' // (ii)
  | 'circled' // ⑨

/** A number at the start of a part, as it is referred to. */
export interface PartNumber {
  readonly form: NumberForm
  /** Outermost first, in lower case, Chinese numerals as digits: `9.3` is `9`, `3`; `(b)` is `b`; 第九条之一 is `9-1`. */
  readonly keys: readonly string[]
  /** The place in its row, from 1; a number put in between (`9A`) has the one it follows. */
  readonly value: number
  /** It was put in between others: `9A`, 第九条之一. */
  readonly inserted: boolean
  /** Length of the number as written, without what follows it. */
  readonly length: number
}

const bracketed = /^[（(]\s?([a-z]{1,2}|[ivxl]{2,6}|\d{1,3})\s?[）)]/
const lowerRoman = /^([ivx]{2,5})[.)](?=\s)/

/**
 * Reads the number at the start of a part's text.
 * @param text from the number on
 * @param inProse whether it stands before prose, where a bare number (“30 days”) numbers nothing
 */
export const partNumber = (text: string, inProse: boolean): PartNumber | undefined =>
  read((inProse ? 'p' : 'h') + text.slice(0, longestNumber))

/** A number is no longer than this, in UTF-16 units, with the character after it that tells it from prose. */
const longestNumber = 24

const read = byText((flagged): PartNumber | undefined => {
  const text = flagged.slice(1)
  const inProse = flagged.startsWith('p')
  const bracket = bracketed.exec(text)
  if (bracket) return bracketNumber(bracket[1] as string, bracket[0].length)
  if (beginsInCircle(text)) {
    const value = chineseValue(text.charAt(0))
    return { form: 'circled', keys: [String(value)], value, inserted: false, length: 1 }
  }
  const roman = lowerRoman.exec(text)
  if (roman) {
    const letters = roman[1] as string
    return {
      form: 'lower-roman',
      keys: [letters],
      value: romanValue(letters),
      inserted: false,
      length: roman[0].length,
    }
  }
  const found = leadingNumber(text)
  if (!found) return undefined
  const { style, path } = found
  const written = found.text
  const isBare = style === 'decimal' && path.length === 1
  if (isBare && inProse) return undefined
  const suffix = suffixOf(written)
  const last = path.at(-1) as number
  const letters = style === 'upper-alpha' || style === 'lower-alpha'
  // A2 is the second of A; a2 was put in after a.
  const lettered = style === 'upper-alpha' ? /^([A-Z])(\d)/.exec(written) : null
  if (lettered) {
    const [, letter = '', digit = ''] = lettered
    const second = { form: 'upper-alpha' as const, value: Number(digit), inserted: false, length: written.length }
    return { ...second, keys: [letter.toLowerCase(), digit] }
  }
  const keys = letters ? [written.replace(/[^A-Za-z\d]/g, '').toLowerCase()] : path.map(String)
  if (!letters && suffix) keys[keys.length - 1] += suffix
  return {
    form: formOf(written, style),
    keys,
    value: last,
    inserted: suffix !== '',
    length: written.length,
  }
})

/** A letter that is also a Roman numeral counts as a letter here; {@link asRoman} reads it the other way. */
function bracketNumber(inner: string, length: number): PartNumber | undefined {
  if (/^\d/.test(inner)) return { form: 'digit-paren', keys: [inner], value: Number(inner), inserted: false, length }
  if (inner.length === 1)
    return { form: 'alpha-paren', keys: [inner], value: letterValue(inner), inserted: false, length }
  if (/^[ivxl]+$/.test(inner))
    return { form: 'roman-paren', keys: [inner], value: romanValue(inner), inserted: false, length }
  // (aa) follows (z); any other two letters are words: (is), (or).
  return inner[0] === inner[1]
    ? { form: 'alpha-paren', keys: [inner], value: 26 + letterValue(inner), inserted: false, length }
    : undefined
}

/** The same number with its one letter read as a Roman numeral; undefined where it is none. */
export function asRoman<Numbered extends Omit<PartNumber, 'length'>>(number: Numbered): Numbered | undefined {
  const [key] = number.keys
  if (!key || !/^[ivxl]$/.test(key)) return undefined
  const form = number.form === 'alpha-paren' ? 'roman-paren' : number.form === 'lower-alpha' ? 'lower-roman' : undefined
  return form && { ...number, form, value: romanValue(key) }
}

function formOf(written: string, style: string): NumberForm {
  if (style === 'zh-article') return /[节節]/.test(written) ? 'zh-section' : 'zh-article'
  if (style === 'decimal' || style === 'decimal-dot') {
    return /^\d+[)）]$/.test(written) ? 'digit-half-paren' : 'decimal'
  }
  if (style === 'lower-alpha') return written.startsWith('(') ? 'alpha-paren' : 'lower-alpha'
  return style as NumberForm
}

/** What a number put in between others carries: `a` of 9A, `-1` of 第九条之一; empty for any other. */
function suffixOf(written: string): string {
  const chinese = /之([一二三四五六七八九十]+)/.exec(written)?.[1]
  if (chinese) return `-${chineseValue(chinese)}`
  return (/\d([A-Z])[^A-Za-z\d]*$/.exec(written)?.[1] ?? '').toLowerCase()
}

const letterValue = (letter: string): number => letter.charCodeAt(0) - 96
