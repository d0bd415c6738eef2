import type { Span } from '../contract/contract.ts'
import { Shelf } from '../contract/shelf.ts'
import { Wording } from '../contract/wording.ts'
import { isChinese } from './termForms.ts'

/** Some of the words looked for, found in a text. */
export interface Found extends Span {
  readonly words: string
}

/** Finds words in the wording of a passage, the longest at each place. */
export type Scan = (wording: Wording) => readonly Found[]

/**
 * So many characters of words have their scanners kept: contracts come one after the other from hundreds of templates, whose terms have
 * some seven hundred characters each (mean of the labelled contracts, 3,700 the most). A character takes 29 bytes.
 */
const keptWords = 250_000

/**
 * Makes scanners for words, and keeps the last ones: the terms of a contract rarely change from one edit to the next, and with
 * them what was found in each of its passages.
 * @param before what must stand before the words, in Latin text, as the source of a regular expression; it is not part of what
 * is found
 * @param after what must follow them, as a lookahead
 * @returns gives the scanner for the keys of a map
 */
export function scanners(before = '', after = noLetter): (words: ReadonlyMap<string, unknown>) => Scan {
  const known = new Shelf<TextScan>(keptWords)
  const scans = new WeakMap<object, Scan>()
  const scanOf = Wording.rememberedFor(({ text }, scan: TextScan) => scan(text))
  return (map) => {
    const made = scans.get(map)
    if (made) return made
    const words = [...map.keys()]
    const key = words.join('\n')
    const textScan = known.get(key) ?? scanFor(words, before, after)
    known.put(key, textScan)
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
  if (before !== '') {
    const ofLatin = matches(latin, [], before, after)
    if (chinese.length === 0) return ofLatin
    const ofBoth = matches(latin, chinese, before, after)
    return (text) => (isChinese(text) ? ofBoth : ofLatin)(text)
  }
  const atEachLetter = lookingUp(latin, chinese, after)
  let ofFolded: TextScan | undefined
  return (text) => {
    if (chinese.length === 0 || !isFolded(text)) return atEachLetter(text)
    ofFolded ??= matches(latin, chinese, '', after)
    return ofFolded(text)
  }
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

/** Words by their first characters, then by their lengths, longest first: thousands of terms may begin alike. */
type ByStart = ReadonlyMap<number, ReadonlyMap<number, ReadonlyMap<string, string>>>

function byStartOf(words: readonly string[]): ByStart {
  const byStart = new Map<number, Map<number, Map<string, string>>>()
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const start = startOf(word, 0)
    const byLength = byStart.get(start) ?? new Map<number, Map<string, string>>()
    const alike = byLength.get(word.length) ?? new Map<string, string>()
    byStart.set(start, byLength.set(word.length, alike.set(word, word)))
  }
  return byStart
}

/**
 * Finds words as {@link matches} does, with a glance at each letter: an expression would try all words at each.
 * @param latin found where they stand as whole words
 */
function lookingUp(latin: readonly string[], chinese: readonly string[], after: string): TextScan {
  const [wholes, parts] = [byStartOf(latin), byStartOf(chinese)]
  /** For each class of characters, 1 where one begins a word. */
  const begin = new Uint8Array(classes)
  for (const word of [...latin, ...chinese]) begin[classOf(word.charCodeAt(0))] = 1
  const begins = /(?<![\p{Script=Latin}\p{N}_])/uy
  const ends = new RegExp(after, 'uy')
  const isAt = (place: RegExp, text: string, at: number): boolean => {
    place.lastIndex = at
    return place.test(text)
  }
  /** What stands beside most words is in ASCII, and told without an expression. */
  const isBegun = (text: string, at: number): boolean => {
    const unit = at > 0 ? text.charCodeAt(at - 1) : space
    return unit < classes ? !isAsciiWord(unit) : isAt(begins, text, at)
  }
  const isEnded = (text: string, at: number): boolean => {
    const unit = at < text.length ? text.charCodeAt(at) : space
    return after === noLetter && unit < classes ? !isAsciiWord(unit) : isAt(ends, text, at)
  }
  const wordAt = (byStart: ByStart, text: string, at: number, start: number): string | undefined => {
    const byLength = byStart.get(start)
    const isWhole = byStart === wholes
    if (!byLength || (isWhole && !isBegun(text, at))) return undefined
    for (const [length, alike] of byLength) {
      const end = at + length
      if (end > text.length || (isWhole && !isEnded(text, end))) continue
      const word = alike.get(text.slice(at, end))
      if (word !== undefined) return word
    }
    return undefined
  }
  const anyWordAt = (byStart: ByStart, text: string, at: number): string | undefined =>
    wordAt(byStart, text, at, startOf(text, at)) ?? wordAt(byStart, text, at, text.charCodeAt(at) * afterFirst)
  return (text) => {
    const found: Found[] = []
    for (let i = 0; i < text.length; i++) {
      if (begin[classOf(text.charCodeAt(i))] === 0) continue
      const isInWord = i > 0 && isAsciiLetter(text.charCodeAt(i - 1))
      const whole = isInWord ? undefined : anyWordAt(wholes, text, i)
      const word = whole ?? (parts.size > 0 ? anyWordAt(parts, text, i) : undefined)
      if (word === undefined) continue
      found.push({ start: i, end: i + word.length, words: word })
      i += word.length - 1
    }
    return found
  }
}

/** Characters of ASCII are a class each, all others are one. */
const classes = 128
const classOf = (unit: number): number => Math.min(unit, classes - 1)

const afterFirst = 0x10000
/** The first two characters from a place on as a number; the first alone where it is the last. */
const startOf = (text: string, at: number): number =>
  text.charCodeAt(at) * afterFirst + (at + 1 < text.length ? text.charCodeAt(at + 1) : 0)

const space = 32
const isAsciiLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
const isAsciiWord = (unit: number): boolean => isAsciiLetter(unit) || (unit >= 48 && unit <= 57) || unit === 95

const alternatives = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(betweenHan, ' ?'))
    .join('|')

const betweenHan = /(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])/g

/** Chinese words folded over two lines in YAML have a space in them that nobody wrote. */
const isFolded = (text: string): boolean => /[\u3400-\u9fff] [\u3400-\u9fff]/.test(text)
const unfolded = (words: string): string => words.replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
