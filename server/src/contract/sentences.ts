import type { Span } from './contract.ts'
import { circled } from './numbering.ts'

/** Words that end in a full stop without ending a sentence. Lower case, without the stop. */
const abbreviations = new Set(
  'no nos art arts sec secs para paras cl ex exh sch v vs mr mrs ms dr st inc ltd co corp llc pte pty plc sdn bhd b.v n.v s.a s.p.a gmbh ave blvd rd etc eg ie e.g i.e u.s u.s.a u.k p.r.c u.s.c c.f.r a.m p.m cf al et fig approx dept div est jan feb mar apr jun jul aug sep sept oct nov dec supp vol pp ch pub reg'.split(
    ' ',
  ),
)
/** Abbreviations that do end a sentence where one of {@link openers} follows. */
const maybeFinal = new Set(
  'inc ltd co corp llc plc pty bhd b.v n.v s.a s.p.a ave blvd rd u.s u.s.a u.k p.r.c etc'.split(' '),
)
const openers = new Set(
  'the this these those if each any in no neither either upon all for such when where unless nothing to notwithstanding except subject it provider supplier customer client seller buyer licensor licensee vendor contractor'.split(
    ' ',
  ),
)

const closers = /["'”’»)\]*_】」』）]/
const opensSentence = /["'“‘«([【「『（*_A-Z0-9\u4e00-\u9fff\u3400-\u4dbf•§]/
/** The letter or small Roman number of an inline item: “…as agreed. b) The Customer…”. */
const opensItem = /^(?:[a-z]|[ivx]{2,4})\)\s/
const chineseEnds = '。！？；'
/** After this a full-width stop ends a sentence, as older texts have it (期满终止．); after a number it is the number’s (１．). */
const beforeWideStop = /[\u4e00-\u9fff\u3400-\u4dbf）」』》”]/
const chineseItem = new RegExp(
  `^[\\s\\u3000]*(?:[（(][一二三四五六七八九十\\d]{1,3}[）)]|${circled}|\\d{1,2}[、.．)）])`,
)

/**
 * Cuts a paragraph into sentences. English ends with `.`, `!` or `?` before a capital or the letter of an item,
 * with the abbreviations of contract drafting left whole; Chinese with 。！？； and ． (each item of an inline list is a
 * piece of its own, so that "有下列情形之一的：（一）…；（二）…" gives its lead-in and its items).
 * @returns trimmed, non-empty pieces in order, as offsets into `text`
 */
export function splitSentences(text: string): Span[] {
  const pieces: Span[] = []
  let start = 0
  const cut = (end: number): void => {
    let from = start
    let to = end
    while (from < to && /\s/.test(text[from] as string)) from++
    while (to > from && /\s/.test(text[to - 1] as string)) to--
    if (to > from) pieces.push({ start: from, end: to })
    start = end
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as string
    if (chineseEnds.includes(unit) || (unit === '．' && beforeWideStop.test(text[i - 1] ?? ''))) {
      let end = i + 1
      while (end < text.length && closers.test(text[end] as string)) end++
      cut(end)
      i = end - 1
    } else if (unit === '：' && chineseItem.test(text.slice(i + 1, i + 12))) {
      cut(i + 1)
    } else if (unit === '.' || unit === '!' || unit === '?') {
      let end = i + 1
      while (end < text.length && closers.test(text[end] as string)) end++
      if (end < text.length && !/\s/.test(text[end] as string)) continue
      let next = end
      while (next < text.length && /\s/.test(text[next] as string)) next++
      const opens = opensSentence.test(text[next] ?? 'A') || opensItem.test(text.slice(next, next + 6))
      if (!opens) continue
      if (unit === '.' && isAbbreviation(text, start, i, next)) continue
      cut(end)
      i = end - 1
    }
  }
  cut(text.length)
  return pieces
}

function isAbbreviation(text: string, start: number, stop: number, next: number): boolean {
  let from = stop
  while (from > start && /[A-Za-z0-9.]/.test(text[from - 1] as string)) from--
  const word = text.slice(from, stop)
  // The number of a clause at its start ("9.3. Records"), or one letter ("J. Smith").
  if (text.slice(start, from).trim() === '' && /^[\dA-Za-z]{1,3}(?:\.\d+)*$/.test(word)) return true
  if (/^[A-Z]$/.test(word)) return true
  const lower = word.toLowerCase()
  if (!abbreviations.has(lower)) return false
  if (!maybeFinal.has(lower)) return true
  const following = /^[A-Za-z]+/.exec(text.slice(next, next + 20))?.[0].toLowerCase()
  return following === undefined || !openers.has(following)
}
