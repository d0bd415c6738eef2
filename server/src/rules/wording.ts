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
  const caution = cautionOf(authority, day)
  return caution
    ? `${authority.citation}${locale === 'zh' ? `（${caution.zh}）` : ` (${caution.en})`}`
    : authority.citation
}

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

function cautionOf(authority: Authority, day: string): Localized | undefined {
  const standing = standingOn(authority, day)
  if (standing.status === 'proposed') return { en: 'only proposed', zh: '仅为提案，尚未生效' }
  if (standing.needsCheck) return { en: 'status to be confirmed', zh: '现行状态待确认' }
  if (!mayBeReliedOn(standing)) return statuses[standing.status]
  return authority.verified === 'knowledge' ? { en: 'not verified against the text', zh: '未经原文核对' } : undefined
}

/** An authority for somebody who looks it up: its title and citation, how it stands and since when, and what is not known. */
export function authorityLine(authority: Authority, { locale, day, pack }: Reading): string {
  const { title, citation, verified } = authority
  const standing = standingOn(authority, day)
  const words = standingInWords(standing)[locale]
  const caution = standing.needsCheck
    ? { en: 'its status is to be confirmed', zh: '现行状态待确认' }
    : verified === 'knowledge'
      ? { en: 'not verified against the text', zh: '未经原文核对' }
      : undefined
  return locale === 'zh'
    ? `${title}（${citation}）：${words}（按${day}；${knownOn(pack).zh}）${caution ? `；${caution.zh}` : ''}。`
    : `${title} (${citation}): ${words}, on ${day} ${knownOn(pack).en}${caution ? `; ${caution.en}` : ''}.`
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
  const isUnsure = rest.some((authority) => cautionOf(authority, day))
  if (locale === 'zh') {
    const more = rest.length > 0 ? `等${known.length}项${isUnsure ? '（其余部分待确认）' : ''}` : ''
    return `依据：${basisInWords(basis, locale)}${cited.length > 0 ? `；${cited.join('；')}${more}` : ''}。`
  }
  const more = rest.length > 0 ? ` and ${rest.length} more${isUnsure ? ' (not all confirmed)' : ''}` : ''
  return `Basis: ${basisInWords(basis, locale)}${cited.length > 0 ? `; ${cited.join('; ')}${more}` : ''}.`
}
