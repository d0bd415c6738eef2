import type { Contract } from '../contract/contract.ts'
import { chineseValue, romanValue } from '../contract/numbering.ts'
import { tally } from '../contract/tally.ts'
import { Wording } from '../contract/wording.ts'
import { attachmentKey, attachmentName } from './attachments.ts'

const lineStart =
  /^[^\p{L}\d\n]{0,12}(?:(?:(?:section|clause|article|第)\s*)?(\d{1,3}(?:\.\d{1,3})*)|(?:section|clause|article)\s+([ivxlc]{1,7})\b|第?([一二三四五六七八九十百]{1,5})[、条條章節节]|(exhibit|schedule|annex|appendix|attachment|附件|附录|附錄|附表)\s*["“「]?([A-Z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3}))/gimu

/** “… of this Section.  9.3 Records.”: text out of a word processor runs clauses on into one line. */
const runIn =
  /(?=\d)(?<!\b(?:[Ss](?:ections?|ECTIONS?)|[Cc](?:lauses?|LAUSES?)|[Pp]aragraphs?|[Aa](?:rticles?|RTICLES?)|and|or|to|in|under|of|with|by|[Vv]ersion|[Ll]evel|[Pp]art|[Pp]age)\s{1,3}|[§,&–-]\s?|\d)(?:(?<=[.;:)\]\p{Lu}]\s{1,3}|\s{2})(\d{1,2})\.|(?<=\s)(\d{1,3}(?:\.\d{1,3})+)\.?)\s{1,4}(?=["“[]?\p{Lu}|\[)/gu
/** A title set to the right edge or run on into a line: `DISTRIBUTOR SCHEDULE          EXHIBIT A`. */
const titleInLine =
  /(?=[EeSsAa])(?<=[.;:)\s][^\S\n])(EXHIBIT|SCHEDULE|ANNEX|APPENDIX|(?<=[^\S\n]{4})(?:Exhibit|Schedule|Annex|Appendix))[^\S\n]{1,20}([A-Z]|\d{1,2})(?=[^\S\n]{2}|[^\S\n]?$)/gm

/** The numbers and attachments with which lines of a piece of text begin, each once. */
const startsIn = Wording.remembered((text): readonly string[] => [
  ...new Set([
    ...Array.from(text.matchAll(runIn), ([, whole, decimal]) => whole ?? (decimal as string)),
    ...Array.from(text.matchAll(titleInLine), ([, name = '', key = '']) => attachment(name, key)),
    ...Array.from(text.matchAll(lineStart), ([, number, roman, chinese, name, key]) =>
      name && key
        ? attachment(name, key)
        : (number ?? String(roman ? romanValue(roman) : chineseValue(chinese as string))),
    ),
  ]),
])

const attachment = (name: string, key: string): string => `${attachmentName(name)} ${attachmentKey(key)}`

/**
 * The numbers (`9.3`) and the attachments (`exhibit b`) with which lines of a contract begin, or that stand where a
 * clause or a title may begin in a line, whether or not they were read as heads: what is among them is not called missing.
 */
export const lineStartsOf: (contract: Contract) => { readonly has: (start: string) => boolean } = tally(
  ({ pieces }) => pieces,
  startsIn,
)
