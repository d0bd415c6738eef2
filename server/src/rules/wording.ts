import type { Holding } from '../facts/circumstances.ts'
import type { Authority, Basis, Pack } from '../policy/schema.ts'
import type { Finding, Locale } from './finding.ts'

const bases: Record<Basis, Record<Locale, string>> = {
  statute: { en: 'statute', zh: '法律规定' },
  'licence-condition': { en: 'licence condition', zh: '许可条件' },
  guidance: { en: 'guidance', zh: '监管指引' },
  'market-practice': { en: 'market practice', zh: '市场惯例' },
  'house-policy': { en: 'house policy', zh: '内部政策' },
}

/** What a need rests on, in words. */
export function basisInWords(basis: Basis, locale: Locale): string {
  return bases[basis][locale]
}

/** An authority's citation, with what a reader must know before relying on it. */
export function cite(authority: Authority, locale: Locale): string {
  const caution = cautionOf(authority)
  return caution
    ? `${authority.citation}${locale === 'zh' ? `（${caution.zh}）` : ` (${caution.en})`}`
    : authority.citation
}

function cautionOf(authority: Authority): Record<Locale, string> | undefined {
  if (authority.status === 'proposed') return { en: 'only proposed', zh: '仅为提案，尚未生效' }
  if (authority.needsCheck) return { en: 'status to be confirmed', zh: '现行状态待确认' }
  if (authority.status !== 'in-force' && authority.status !== 'guidance-nonbinding')
    return { en: authority.status, zh: '现已不适用' }
  return authority.verified === 'knowledge' ? { en: 'not verified against the text', zh: '未经原文核对' } : undefined
}

const statuses: Record<Authority['status'], Record<Locale, string>> = {
  'in-force': { en: 'in force', zh: '现行有效' },
  'guidance-nonbinding': { en: 'guidance, not binding', zh: '指引，无约束力' },
  proposed: { en: 'only proposed, never in force', zh: '仅为提案，未曾生效' },
  suspended: { en: 'suspended', zh: '暂停适用' },
  superseded: { en: 'superseded', zh: '已被取代' },
  rescinded: { en: 'rescinded', zh: '已被撤销' },
}

/** An authority for somebody who looks it up: its title and citation, how it stands and since when, and what is not known. */
export function authorityLine(authority: Authority, pack: Pack, locale: Locale): string {
  const { title, citation, status, statusSince, needsCheck, verified } = authority
  const since = statusSince ? (locale === 'zh' ? `（自 ${statusSince}）` : ` since ${statusSince}`) : ''
  const caution = needsCheck
    ? { en: 'its status is to be confirmed', zh: '现行状态待确认' }
    : verified === 'knowledge'
      ? { en: 'not verified against the text', zh: '未经原文核对' }
      : undefined
  return locale === 'zh'
    ? `${title}（${citation}）：${statuses[status].zh}${since}，截至 ${pack.date}${caution ? `；${caution.zh}` : ''}。`
    : `${title} (${citation}): ${statuses[status].en}${since}, as of ${pack.date}${caution ? `; ${caution.en}` : ''}.`
}

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

/** “Basis: guidance; 15 CFR 736.2(b)(10).” At most two authorities are named; the rest are counted. */
export function basisLine(basis: Basis, authorities: readonly string[], pack: Pack, locale: Locale): string {
  const known = authorities.flatMap((id) => pack.authorities.filter((authority) => authority.id === id))
  const cited = known.slice(0, 2).map((authority) => cite(authority, locale))
  const rest = known.length - cited.length
  if (locale === 'zh') {
    const more = rest > 0 ? `等${known.length}项` : ''
    return `依据：${basisInWords(basis, locale)}${cited.length > 0 ? `；${cited.join('；')}${more}` : ''}。`
  }
  const more = rest > 0 ? ` and ${rest} more` : ''
  return `Basis: ${basisInWords(basis, locale)}${cited.length > 0 ? `; ${cited.join('; ')}${more}` : ''}.`
}
