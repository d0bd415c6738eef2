import type { Contract } from '../contract/contract.ts'
import { chineseValue, romanValue } from '../contract/numbering.ts'
import { perKey } from '../contract/perContract.ts'
import { tally } from '../contract/tally.ts'
import { Wording } from '../contract/wording.ts'
import { attachmentKey, attachmentName } from './attachments.ts'
import { numberedParts, numberingKey } from './parts.ts'

const lineStart =
  /^[^\p{L}\d\n]{0,12}(?:(?:(?:section|clause|article|第)\s*)?(\d{1,3}(?:\.\d{1,3})*)|(?:section|clause|article)\s+([ivxlc]{1,7})\b|第?([一二三四五六七八九十百]{1,5})[、条條章節节]|(exhibit|schedule|annex|appendix|attachment|附件|附录|附錄|附表)\s*["“「]?([A-Z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3}))/gimu

/** “… of this Section.  9.3 Records.”: text out of a word processor runs clauses on into one line. */
const runIn =
  /(?=\d)(?<!\b(?:[Ss](?:ections?|ECTIONS?)|[Cc](?:lauses?|LAUSES?)|[Pp]aragraphs?|[Aa](?:rticles?|RTICLES?)|and|or|to|in|under|of|with|by|[Vv]ersion|[Ll]evel|[Pp]art|[Pp]age)\s{1,3}|[§,&–-]\s?|\d)(?:(?<=[.;:)\]\p{Lu}]\s{1,3}|\s{2})(\d{1,2})\.|(?<=\s)(\d{1,3}(?:\.\d{1,3})+)\.?)\s{1,4}(?=["“[]?\p{Lu}|\[)/gu
/** A title set to the right edge or run on into a line: `DISTRIBUTOR SCHEDULE          EXHIBIT A`. */
const titleInLine =
  /(?=[EeSsAa])(?<=[.;:)\s][^\S\n])(EXHIBIT|SCHEDULE|ANNEX|APPENDIX|(?<=[^\S\n]{4})(?:Exhibit|Schedule|Annex|Appendix))[^\S\n]{1,20}([A-Z]|\d{1,2})(?=[^\S\n]{2}|[^\S\n]?$)/gm

/** The numbers and attachments with which lines of a piece of text begin, once for each place. */
export function lineStartsIn(text: string): readonly string[] {
  const atStart = Array.from(text.matchAll(lineStart))
  const ends = new Set(atStart.map(({ index, 0: whole }) => index + whole.length))
  // The number at the start of a line may look like one that was run into it.
  const inside = Array.from(text.matchAll(runIn)).filter(
    ({ index, 1: whole, 2: decimal = whole as string }) => !ends.has(index + decimal.length),
  )
  return [
    ...inside.map(([, whole, decimal]) => whole ?? (decimal as string)),
    ...Array.from(text.matchAll(titleInLine), ([, name = '', key = '']) => attachment(name, key)),
    ...atStart.map(([, number, roman, chinese, name, key]) =>
      name && key
        ? attachment(name, key)
        : (number ?? String(roman ? romanValue(roman) : chineseValue(chinese as string))),
    ),
  ]
}

const startsIn = Wording.remembered(lineStartsIn)

const attachment = (name: string, key: string): string => `${attachmentName(name)} ${attachmentKey(key)}`

/**
 * With how many lines of a contract a number (`9.3`) or an attachment (`exhibit b`) begins, or stands where a clause or a
 * title may begin in a line, whether or not it was read as a head.
 */
const lineStartsOf: (contract: Contract) => ReadonlyMap<string, number> = tally(({ pieces }) => pieces, startsIn)

/** Letters, Roman numerals by themselves, （九） and ⑨ are no such start of a line. */
const isNoStart = /roman|alpha|zh-paren|circled/

/** How many parts that begin a line have a number, by what a line of theirs begins with. */
const headsOf = perKey(numberingKey, (contract): ReadonlyMap<string, number> => {
  const heads = new Map<string, number>()
  for (const { keys, startsLine, form } of numberedParts(contract)) {
    const start = keys.join('.')
    if (startsLine && !isNoStart.test(form)) heads.set(start, (heads.get(start) ?? 0) + 1)
  }
  return heads
})

/** Whether some line of a contract begins with a number or the name of an attachment. */
export const beginsLine = (contract: Contract, start: string): boolean => lineStartsOf(contract).has(start)

/**
 * Whether a line begins with a number and was not read as the head of a part: what it may be is not called missing. A clause
 * of another part of the file, or an item of a list elsewhere, is no sign of it.
 */
export const beginsUnreadLine = (contract: Contract, start: string): boolean =>
  (lineStartsOf(contract).get(start) ?? 0) > (headsOf(contract).get(start) ?? 0)
