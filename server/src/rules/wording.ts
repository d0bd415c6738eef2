import type { Holding } from '../facts/circumstances.ts'
import type { Authority, Basis, Localized, Pack } from '../policy/schema.ts'
import { authorityIn, mayBeReliedOn, type Standing, standingOn } from '../policy/standing.ts'
import type { Finding, Locale } from './finding.ts'

const bases: Record<Basis, Record<Locale, string>> = {
  statute: { en: 'statute', zh: '法律规定' },
  'licence-condition': { en: 'licence condition', zh: '许可条件' },
  guidance: { en: 'guidance', zh: '监管指引' },
  'market-practice': { en: 'market practice', zh: '市场惯例' },
  'house-policy': { en: 'house policy', zh: '内部政策' },
}

/** The sentences of a message in a row; empty ones leave no gap. */
export const inRow = (sentences: readonly string[], locale: Locale): string =>
  sentences.filter((sentence) => sentence !== '').join(locale === 'zh' ? '' : ' ')

/** What a need rests on, in words. */
export function basisInWords(basis: Basis, locale: Locale): string {
  return bases[basis][locale]
}

/** Who reads, and on which day. */
export interface Reading {
  readonly pack: Pack
  readonly locale: Locale
  /** `YYYY-MM-DD` */
  readonly day: string
}

/** An authority's citation, with what a reader must know before relying on it. */
export function cite(authority: Authority, { locale, day }: Reading): string {
  return marked(authority.citation, inOne(cautionsOf(authority, day), locale), locale)
}

/** An authority's citation where how it stands is told beside it: with what was not compared with the text alone. */
export const citeText = (authority: Authority, locale: Locale): string =>
  marked(authority.citation, inOne(textCautions(authority), locale), locale)

/** A citation with its caution, if it has any: “22 CFR 127.7 (in part unverified)”. */
export function marked(citation: string, caution: string, locale: Locale): string {
  if (caution === '') return citation
  return locale === 'zh' ? `${citation}（${caution}）` : `${citation} (${caution})`
}

const inOne = (cautions: readonly Localized[], locale: Locale): string =>
  cautions.map((one) => one[locale]).join(locale === 'zh' ? '；' : '; ')

const statuses: Record<Standing['status'], Localized> = {
  'in-force': { en: 'in force', zh: '现行有效' },
  'guidance-nonbinding': { en: 'guidance, not binding', zh: '指引，无约束力' },
  proposed: { en: 'only proposed, never in force', zh: '仅为提案，未曾生效' },
  suspended: { en: 'suspended or not enforced', zh: '暂停适用或不予执行' },
  superseded: { en: 'superseded', zh: '已被取代' },
  rescinded: { en: 'rescinded', zh: '已被撤销' },
  'not-yet': { en: 'not yet in effect', zh: '尚未生效' },
  'not-yet-proposed': { en: 'not yet proposed', zh: '尚未提出' },
}

/** How an authority stands, in words: “suspended or not enforced since 2025-05-13”. */
export function standingInWords({ status, since }: Standing): Localized {
  const words = statuses[status]
  if (!since) return words
  return status === 'not-yet'
    ? { en: `${words.en} (from ${since})`, zh: `${words.zh}（${since}起生效）` }
    : { en: `${words.en} since ${since}`, zh: `自${since}起${words.zh}` }
}

/** All that a reader must know before relying on an authority: how it stands, and what was not compared with its text. */
const cautionsOf = (authority: Authority, day: string): readonly Localized[] => [
  ...standingCautions(standingOn(authority, day)),
  ...textCautions(authority),
]

function standingCautions(standing: Standing): readonly Localized[] {
  if (standing.status === 'proposed') return [{ en: 'only proposed', zh: '仅为提案，尚未生效' }]
  if (standing.needsCheck) return [{ en: 'status to be confirmed', zh: '现行状态待确认' }]
  return mayBeReliedOn(standing) ? [] : [statuses[standing.status]]
}

/** That nobody has compared an authority with its text, or not all that the pack says of it. */
function textCautions({ verified, unverified = [] }: Authority): readonly Localized[] {
  if (verified === 'knowledge') return [{ en: 'not verified against the text', zh: '未经原文核对' }]
  return unverified.length > 0 ? [{ en: 'in part unverified', zh: '部分内容未经核实' }] : []
}

/** What is not known of an authority, where its standing is told in words of its own; empty where nothing is open. */
export function openPoints(authority: Authority, { needsCheck }: Standing, locale: Locale): string {
  const status = { en: 'its status is to be confirmed', zh: '现行状态待确认' }
  return inOne([...(needsCheck ? [status] : []), ...textCautions(authority)], locale)
}

/** Which parts of what the pack says of an authority are unverified; empty where none is named. */
export function unverifiedParts({ unverified = [] }: Authority, locale: Locale): string {
  if (unverified.length === 0) return ''
  return locale === 'zh' ? `未经核实的部分：${unverified.join('；')}。` : `Unverified: ${unverified.join('; ')}.`
}

/** An authority for somebody who looks it up: its title and citation, how it stands and since when, and what is not known. */
export function authorityLine(authority: Authority, { locale, day, pack }: Reading): string {
  const { title, citation } = authority
  const standing = standingOn(authority, day)
  const words = standingInWords(standing)[locale]
  const open = openPoints(authority, standing, locale)
  return locale === 'zh'
    ? `${title}（${citation}）：${words}（按${day}；${knownOn(pack).zh}）${open && `；${open}`}。`
    : `${title} (${citation}): ${words}, on ${day} ${knownOn(pack).en}${open && `; ${open}`}.`
}

const knownOn = ({ date }: Pick<Pack, 'date'>): Localized => ({
  en: `by the law known on ${date}`,
  zh: `规则包日期${date}`,
})

/** A message without the day of the law in its pack, so that what two packs say can be compared. */
export const withoutPackDate = (message: string, { pack, locale }: Pick<Reading, 'pack' | 'locale'>): string =>
  message.replaceAll(knownOn(pack)[locale], '')

/** “This applies here because …”; empty where no fact of the deal decides. */
export function becauseLine(facts: readonly Holding[], locale: Locale): string {
  const reasons = [...new Set(facts.map(({ reason }) => reason[locale]))]
  if (reasons.length === 0) return ''
  return locale === 'zh'
    ? `本交易适用：${reasons.join('；')}。`
    : `This applies here because ${reasons.join(', and ')}.`
}

/** The facts of the deal as places that explain a finding. */
export const factPlaces = (facts: readonly Holding[], locale: Locale): Finding['related'] =>
  facts.flatMap(({ reason, spans }) => spans.map((span) => ({ span, message: sentence(reason[locale], locale) })))

const sentence = (clause: string, locale: Locale): string =>
  locale === 'zh' ? `${clause}。` : `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`

/**
 * “Basis: guidance; 15 CFR 736.2(b)(10).” At most two authorities are named; the rest are counted, with a word where one of
 * them needs caution.
 */
export function basisLine(basis: Basis, authorities: readonly string[], reading: Reading): string {
  const { pack, locale, day } = reading
  const known = authorities.flatMap((id) => authorityIn(pack, id) ?? [])
  const cited = known.slice(0, 2).map((authority) => cite(authority, reading))
  const rest = known.slice(2)
  const isUnsure = rest.some((authority) => cautionsOf(authority, day).length > 0)
  if (locale === 'zh') {
    const more = rest.length > 0 ? `等${known.length}项${isUnsure ? '（其余部分待确认）' : ''}` : ''
    return `依据：${basisInWords(basis, locale)}${cited.length > 0 ? `；${cited.join('；')}${more}` : ''}。`
  }
  const more = rest.length > 0 ? ` and ${rest.length} more${isUnsure ? ' (not all confirmed)' : ''}` : ''
  return `Basis: ${basisInWords(basis, locale)}${cited.length > 0 ? `; ${cited.join('; ')}${more}` : ''}.`
}
