import { ownCopy } from '../contract/ownCopy.ts'
import { simplifiedOf } from '../contract/simplified.ts'
import { withoutParts } from './chineseWords.ts'
import { regionalWordAt } from './regionalWords.ts'

/** The words of a text, with the place of each: parallel arrays, UTF-16 offsets, half-open. */
export interface Tokens {
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Stands for punctuation between Chinese characters: it matches no word, so no phrase reaches across it. */
const chineseStop = '\u0000'

/**
 * Cuts a text into the words that phrases are compared by: Latin words in lower case without their endings, numbers,
 * `%`, and each Chinese character by itself, Traditional as Simplified and Taiwan's words as the mainland's, told from the same
 * character as a part of another word ({@link withoutParts}). Full-width letters count as plain ones.
 */
export function tokenise(text: string): Tokens {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let isChinese = false
  const add = (word: string, start: number, end: number): void => {
    words.push(word)
    starts.push(start)
    ends.push(end)
  }
  for (let i = 0; i < text.length; ) {
    const code = plain(text.charCodeAt(i))
    if (isWordUnit(code)) {
      let end = i + 1
      while (end < text.length && isWordUnit(plain(text.charCodeAt(end)))) end++
      // A possessive is no word of its own: supplier's, customers'.
      const possessive =
        isApostrophe(text.charCodeAt(end)) &&
        /[sS]/.test(text[end + 1] ?? '') &&
        !isWordUnit(plain(text.charCodeAt(end + 2)))
      const contraction = possessive ? undefined : contractionAt(text, i, end)
      if (contraction) {
        const { base, baseEnd, rest } = contraction
        if (base !== '') add(wordOf(base), i, baseEnd)
        add(wordOf(rest), baseEnd, contraction.end)
        i = contraction.end
        continue
      }
      add(wordOf(text.slice(i, end)), i, end)
      i = possessive ? end + 2 : end
    } else if (isHan(code)) {
      isChinese = true
      const regional = regionalWordAt(text, i)
      if (regional) {
        const end = i + regional.word.length
        const last = regional.mainland.length - 1
        for (const [k, character] of Array.from(regional.mainland).entries())
          add(character, i + k, k < last ? i + k + 1 : end)
        i = end
      } else {
        const character = text.charAt(i)
        add(simplifiedOf.get(character) ?? character, i, i + 1)
        i++
      }
    } else {
      if (code === 0x25) add('%', i, i + 1)
      else if (isChinesePunctuation(text.charCodeAt(i))) add(chineseStop, i, i + 1)
      i++
    }
  }
  return { words: isChinese ? withoutParts(words) : words, starts, ends }
}

/** What stands after the apostrophe of a contraction, in full. */
const inFull: ReadonlyMap<string, string> = new Map([
  ['t', 'not'],
  ['ll', 'will'],
  ['re', 'are'],
  ['ve', 'have'],
])
/** What is negated where the letters before n’t do not say it. */
const negated: ReadonlyMap<string, string> = new Map([
  ['can', 'can'],
  ['won', 'will'],
  ['shan', 'shall'],
])

/**
 * A contraction whose first word stands from `start` to `end`, as the words that it stands for: plain terms say “you can’t” and
 * “we’ll” where others say “may not” and “shall”.
 */
function contractionAt(
  text: string,
  start: number,
  end: number,
): { readonly base: string; readonly baseEnd: number; readonly rest: string; readonly end: number } | undefined {
  if (!isApostrophe(text.charCodeAt(end))) return undefined
  const mark = /^(?:t|ll|re|ve)(?![\p{L}\p{N}])/iu.exec(text.slice(end + 1, end + 4))?.[0].toLowerCase()
  if (mark === undefined) return undefined
  const word = text.slice(start, end)
  const isNegative = mark === 't'
  if (isNegative && !/n$/i.test(word)) return undefined
  const baseEnd = isNegative ? end - 1 : end
  const base = (isNegative && negated.get(word.toLowerCase())) || text.slice(start, baseEnd)
  return { base, baseEnd, rest: inFull.get(mark) ?? mark, end: end + 1 + mark.length }
}

/** Full-width forms as their plain ones. */
const plain = (code: number): number => (code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code)

/** Latin letters with their accents, and digits. */
function isWordUnit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  )
}

const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
const isChinesePunctuation = (code: number): boolean =>
  (code >= 0x3001 && code <= 0x3011) || (code >= 0xff01 && code <= 0xff1f)
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019

const words = new Map<string, string>()
/** The words of all contracts a person has open are some tens of thousands. */
const mostWords = 50_000
/** What is longer is a file or a key that somebody pasted. */
const longestWord = 50

/** What a word is compared by, as it is written. */
function wordOf(written: string): string {
  const known = words.get(written)
  if (known !== undefined) return known
  if (words.size > mostWords) words.clear()
  const word = stem(written.normalize('NFKC').toLowerCase())
  if (written.length <= longestWord) words.set(ownCopy(written), word)
  return word
}

/** Words that their endings would tear apart, or make another word of: uses is not us, and note is not not. */
const wholeStems: ReadonlyMap<string, string> = new Map([
  ...['uses', 'used', 'using'].map((form) => [form, 'use'] as const),
  ...['note', 'notes', 'noted', 'noting'].map((form) => [form, 'note'] as const),
])

/** A lower-case English word without its ending: exports, exported and exporting are `export`; exporter is not. */
export function stem(word: string): string {
  const whole = wholeStems.get(word)
  if (whole !== undefined) return whole
  if (word.length <= 3 || /\d/.test(word)) return word
  let out = word
  if (/ies$|ied$/.test(out) && out.length > 4) out = `${out.slice(0, -3)}y`
  else if (/(?:s|x|z|ch|sh)es$/.test(out)) out = out.slice(0, -2)
  else if (/[^sui]s$/.test(out)) out = out.slice(0, -1)
  if (out.endsWith('ing') && /[aeiouy]/.test(out.slice(0, -3)) && out.length > 5) out = undouble(out.slice(0, -3))
  else if (out.endsWith('ed') && /[aeiouy]/.test(out.slice(0, -2)) && out.length > 4) out = undouble(out.slice(0, -2))
  out = out
    .replace(/isation$/, 'ization')
    .replace(/ll$/, 'l')
    .replace(/e$/, '')
  // British and American spellings: authorise, licence, defence.
  return out.replace(/(.{3})is$/, '$1iz').replace(/^(licen|defen|offen)c$/, '$1s')
}

function undouble(word: string): string {
  return /([bdfgklmnprt])\1$/.test(word) ? word.slice(0, -1) : word
}
