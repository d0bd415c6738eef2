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
 * Makes scanners for words, and keeps the last ones: the terms of a contract rarely change from one edit to the next, and with
 * them what was found in each of its passages.
 * @param before what must stand before the words, in Latin text, as the source of a regular expression; it is not part of what
 * is found
 * @param after what must follow them, as a lookahead
 * @returns gives the scanner for the keys of a map
 */
export function scanners(before = '', after = noLetter): (words: ReadonlyMap<string, unknown>) => Scan {
  const known = new Map<string, TextScan>()
  const scans = new WeakMap<object, Scan>()
  const scanOf = Wording.rememberedFor(({ text }, scan: TextScan) => scan(text))
  return (map) => {
    const made = scans.get(map)
    if (made) return made
    const words = [...map.keys()]
    const key = words.join('\n')
    const textScan = known.get(key) ?? scanFor(words, before, after)
    known.delete(key)
    known.set(key, textScan)
    if (known.size > mostScanners) known.delete(known.keys().next().value as string)
    const scan: Scan = (wording) => scanOf(wording, textScan)
    scans.set(map, scan)
    return scan
  }
}

/** Where no Latin word goes on. */
const noLetter = '(?![\\p{Script=Latin}\\p{N}_])'

type TextScan = (text: string) => readonly Found[]

function scanFor(words: readonly string[], before: string, after: string): TextScan {
  if (words.length === 0) return () => []
  const latin = words.filter((one) => !isChinese(one))
  const chinese = words.filter(isChinese)
  const ofLatin = before === '' ? wholeWords(latin, after) : matches(latin, [], before, after)
  if (chinese.length === 0) return ofLatin
  const ofBoth = matches(latin, chinese, before, after)
  return (text) => (isChinese(text) ? ofBoth : ofLatin)(text)
}

/** Finds words by one regular expression. */
function matches(latin: readonly string[], chinese: readonly string[], before: string, after: string): TextScan {
  if (latin.length + chinese.length === 0) return () => []
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

/** Finds whole Latin words as {@link matches} does, with a glance at each letter: an expression would try all words at each. */
function wholeWords(words: readonly string[], after: string): TextScan {
  const byFirst = new Map<number, string[]>()
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const first = word.charCodeAt(0)
    const alike = byFirst.get(first)
    if (alike) alike.push(word)
    else byFirst.set(first, [word])
  }
  const begins = /(?<![\p{Script=Latin}\p{N}_])/uy
  const ends = new RegExp(after, 'uy')
  const isAt = (place: RegExp, text: string, at: number): boolean => {
    place.lastIndex = at
    return place.test(text)
  }
  return (text) => {
    const found: Found[] = []
    for (let i = 0; i < text.length; i++) {
      const alike = byFirst.get(text.charCodeAt(i))
      if (!alike || isAsciiLetter(text.charCodeAt(i - 1))) continue
      const word = alike.find(
        (one) => text.startsWith(one, i) && isAt(begins, text, i) && isAt(ends, text, i + one.length),
      )
      if (word === undefined) continue
      found.push({ start: i, end: i + word.length, words: word })
      i += word.length - 1
    }
    return found
  }
}

const isAsciiLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)

const alternatives = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(betweenHan, ' ?'))
    .join('|')

const betweenHan = /(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])/g

/** Chinese words folded over two lines in YAML have a space in them that nobody wrote. */
const unfolded = (words: string): string => words.replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
