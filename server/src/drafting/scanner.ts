import type { Span } from '../contract/contract.ts'
import { byText } from './byText.ts'
import { isChinese } from './termForms.ts'

/** Some of the words looked for, found in a text. */
export interface Found extends Span {
  readonly words: string
}

/** Finds words in a text, the longest at each place. */
export type Scan = (text: string) => readonly Found[]

/**
 * Makes scanners for lists of words, and keeps the last one: the terms of a contract rarely change from one edit to the
 * next, and with them what was found in each of its passages.
 * @param before what must stand before the words, in Latin text, as the source of a regular expression; it is not part of what
 * is found
 * @param after what must follow them, as a lookahead
 */
export function scanners(before = '', after = '(?![\\p{Script=Latin}\\p{N}_])'): (words: readonly string[]) => Scan {
  let last: { readonly key: string; readonly scan: Scan } | undefined
  return (words) => {
    const key = words.join('\n')
    if (last?.key !== key) last = { key, scan: byText(scanFor(words, before, after)) }
    return last.scan
  }
}

function scanFor(words: readonly string[], before: string, after: string): Scan {
  if (words.length === 0) return () => []
  const latin = words.filter((one) => !isChinese(one))
  const chinese = words.filter(isChinese)
  const expression = new RegExp(
    [
      // Latin words stand as whole words; Chinese has no word ends to see.
      ...(latin.length > 0 ? [`(?<![\\p{Script=Latin}\\p{N}_])(${before})(${alternatives(latin)})${after}`] : []),
      ...(chinese.length > 0 ? [`()(${alternatives(chinese)})`] : []),
    ].join('|'),
    'gu',
  )
  return (text) =>
    Array.from(text.matchAll(expression), (match) => {
      const start = match.index + (match[1] ?? match[3] ?? '').length
      const found = match[2] ?? match[4] ?? ''
      return { start, end: start + found.length, words: unfolded(found) }
    })
}

const alternatives = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(betweenHan, ' ?'))
    .join('|')

const betweenHan = /(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])/g

/** Chinese words folded over two lines in YAML have a space in them that nobody wrote. */
const unfolded = (words: string): string => words.replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
