import type { Span } from '../contract/contract.ts'
import { Wording } from '../contract/wording.ts'
import { isChinese } from './termForms.ts'

/** Some of the words looked for, found in a text. */
export interface Found extends Span {
  readonly words: string
}

/** Finds words in the wording of a passage, the longest at each place. */
export type Scan = (wording: Wording) => readonly Found[]

/** So many contracts are open side by side, each with terms of its own. */
const mostScanners = 16

/**
 * Makes scanners for lists of words, and keeps the last ones: the terms of a contract rarely change from one edit to the
 * next, and with them what was found in each of its passages.
 * @param before what must stand before the words, in Latin text, as the source of a regular expression; it is not part of what
 * is found
 * @param after what must follow them, as a lookahead
 */
export function scanners(before = '', after = '(?![\\p{Script=Latin}\\p{N}_])'): (words: readonly string[]) => Scan {
  const known = new Map<string, TextScan>()
  const scanOf = Wording.rememberedFor(({ text }, scan: TextScan) => scan(text))
  return (words) => {
    const key = words.join('\n')
    const scan = known.get(key) ?? scanFor(words, before, after)
    known.delete(key)
    known.set(key, scan)
    if (known.size > mostScanners) known.delete(known.keys().next().value as string)
    return (wording) => scanOf(wording, scan)
  }
}

type TextScan = (text: string) => readonly Found[]

function scanFor(words: readonly string[], before: string, after: string): TextScan {
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
