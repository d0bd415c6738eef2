import type { Span } from '../contract/contract.ts'
import { calculationFor, properEccn } from '../facts/items.ts'
import { mentionsInText, type Named } from '../facts/mentions.ts'
import { countryNamed, groupsOf } from '../facts/places.ts'
import type { Country, CountryGroup, Item } from '../policy/schema.ts'
import { authorityIn } from '../policy/standing.ts'
import { authorityLine, type Reading } from '../rules/wording.ts'
import type { HoverProvider, HoverQuery } from './hover.ts'
import { plainMarkdown } from './markdown.ts'

/** What is known of the chip, the ECCN or the place that the text names here, with the date of what is known. */
export const mentionHover: HoverProvider = (query) => {
  const at = mentionAt(query) ?? codeAt(query)
  const [title, ...rest] = at ? linesOf(at.named, { ...query, day: query.checked.day }) : []
  if (!at || title === undefined) return undefined
  return { span: at.span, markdown: `**${plainMarkdown(title)}**\n\n${bullets(rest)}` }
}

/** What stands at a place, and where it stands. */
interface NamedAt {
  readonly named: Named
  readonly span: Span
}

function mentionAt({ checked: { contract }, offset, pack }: HoverQuery): NamedAt | undefined {
  const { text } = contract
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = text.indexOf('\n', offset)
  for (const { id, start, end } of mentionsInText(text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd), pack)) {
    const span = { start: lineStart + start, end: lineStart + end }
    const isKnown = ['item', 'eccn', 'country', 'group'].includes(id.kind)
    if (isKnown && span.start <= offset && offset <= span.end) return { named: id, span }
  }
  return undefined
}

function linesOf(named: Named, reading: Reading): string[] {
  if (named.kind === 'item') return itemLines(named.item, reading)
  if (named.kind === 'eccn') return eccnLines(named.eccn, reading)
  if (named.kind === 'country') return countryLines(named.country, reading)
  return named.kind === 'group' ? groupLines(named.group, reading) : []
}

const bullets = (lines: readonly string[]): string => lines.map((text) => `- ${plainMarkdown(text)}`).join('\n')

/** A country's code counts as one in the facts alone. */
function codeAt({ checked, offset, pack }: HoverQuery): NamedAt | undefined {
  const { regions = [], parties = [], 'governing-law': law } = checked.facts.declared
  const seats = parties.flatMap((party) => [party.headquarters, party['ultimate-parent']])
  for (const fact of [...regions, ...seats, law]) {
    const country = fact && countryNamed(fact.value, pack)
    if (fact && country && fact.span.start <= offset && offset <= fact.span.end)
      return { named: { kind: 'country', country }, span: fact.span }
  }
  return undefined
}

function itemLines(item: Item, reading: Reading): string[] {
  const { pack, locale } = reading
  const zh = locale === 'zh'
  const { vendor, name, tpp, tops, bitLength, precision, tppRange, overlay, caseByCase, verified, confidence } = item
  const calculation = calculationFor(item, pack)
  const authority = overlay && authorityIn(pack, overlay.authority)
  const lines = [`${vendor} ${name}`]
  if (tpp !== null)
    lines.push(
      `TPP ${tpp} = ${tops} TOPS × ${bitLength} bit (${precision})${tppRange ? (zh ? `；各来源：${tppRange.join('–')}` : `; sources: ${tppRange.join('–')}`) : ''}`,
    )
  lines.push(
    calculation ? calculation.steps[locale] : zh ? '无公开参数可供计算。' : 'No published figures to compute from.',
  )
  if (authority) lines.push(authorityLine(authority, reading))
  if (caseByCase === 'within' && item.result === '3A090.a')
    lines.push(
      zh
        ? '参数在91 FR 1684逐案审查类别之内；该类别另有条件，且限自美国出口。'
        : 'Within the figures of the case-by-case class of 91 FR 1684, which has further conditions and is for exports from the United States.',
    )
  const near = calculation?.near === true
  const sure = { high: { en: 'good', zh: '高' }, medium: { en: 'fair', zh: '中' }, low: { en: 'poor', zh: '低' } }[
    confidence
  ]
  lines.push(
    zh
      ? `仅为计算，并非归类结论${near ? '；接近限值，以供应方归类为准' : ''}。可信度：${sure.zh}${verified === 'knowledge' ? '，未经原文核对' : ''}；截至 ${pack.date}。`
      : `Arithmetic, no classification${near ? '; near a limit: take the supplier’s classification' : ''}. Confidence: ${sure.en}${verified === 'knowledge' ? ', not compared with a source' : ''}; as of ${pack.date}.`,
  )
  return lines
}

function eccnLines(written: string, reading: Reading): string[] {
  const { pack } = reading
  const eccn = properEccn(written)
  const authority =
    authorityIn(pack, `eccn-${eccn.toLowerCase().replaceAll('.', '-')}`) ??
    authorityIn(pack, `eccn-${eccn.slice(0, 5).toLowerCase()}`)
  if (!authority) return []
  return [`ECCN ${eccn}`, authorityLine(authority, reading), authority.summary]
}

function countryLines(country: Country, reading: Reading): string[] {
  const { pack, locale } = reading
  const zh = locale === 'zh'
  const groups = groupsOf(country.code, pack).map(({ title, asOf, verified }) => {
    const caution = verified === 'knowledge' ? (zh ? '，未经原文核对' : ', not verified against the text') : ''
    return zh ? `属于${title.zh}（${asOf}的名单${caution}）。` : `In ${title.en} (list of ${asOf}${caution}).`
  })
  const within = country.within && countryNamed(country.within, pack)
  return [
    `${country[locale]} (${country.code})`,
    ...(within ? [zh ? `计入${within.zh}。` : `Counts within ${within.en}.`] : []),
    ...(country.code === 'MO'
      ? [
          zh
            ? '不在 D:5 国家组内，规则和条款须另行写明。'
            : 'Not in Country Group D:5: rules and clauses name it beside the group.',
        ]
      : []),
    ...(groups.length > 0
      ? groups
      : [
          zh
            ? `不在所收录的任何名单内；截至 ${pack.date}。`
            : `In none of the lists that Proviso has, as of ${pack.date}.`,
        ]),
  ]
}

function groupLines({ title, asOf, members, note, authority }: CountryGroup, reading: Reading): string[] {
  const { pack, locale } = reading
  const zh = locale === 'zh'
  const names = members.map((code) => countryNamed(code, pack)?.[locale] ?? code)
  const law = authorityIn(pack, authority)
  return [
    title[locale],
    zh ? `${asOf}的名单：${names.join('、')}。` : `List of ${asOf}: ${names.join(', ')}.`,
    ...(note ? [note[locale]] : []),
    ...(law ? [authorityLine(law, reading)] : []),
  ]
}
