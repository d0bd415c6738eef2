import type { Span } from '../contract/contract.ts'
import { calculationFor, properEccn } from '../facts/items.ts'
import { mentionsIn } from '../facts/mentions.ts'
import { offersOf } from '../facts/offers.ts'
import { countryNamed, groupsOf } from '../facts/places.ts'
import type { Country, CountryGroup, Item } from '../policy/schema.ts'
import { authorityLine, type Reading } from '../rules/wording.ts'
import type { HoverProvider, HoverQuery } from './hover.ts'
import { plainMarkdown } from './markdown.ts'

/** What is known of the chip, the ECCN or the place that the text names here, with the date of what is known. */
export const mentionHover: HoverProvider = (query) => {
  const { offset, pack } = query
  const line = lineAt(query)
  const found = mentionsIn(line.text, pack).find(
    ({ id, start, end }) => id.kind !== 'cue' && line.start + start <= offset && offset <= line.start + end,
  )
  const code = found ? undefined : codeAt(query)
  if (!found && !code) return undefined
  const span = found
    ? { start: line.start + found.start, end: line.start + found.end }
    : (code as Span & { country: Country })
  const named = found?.id ?? { kind: 'country' as const, country: (code as { country: Country }).country }
  const reading = { pack, locale: query.locale, day: query.checked.day }
  const known =
    named.kind === 'item'
      ? itemLines(named.item, reading)
      : named.kind === 'eccn'
        ? eccnLines(named.eccn, reading)
        : named.kind === 'country'
          ? countryLines(named.country, reading)
          : named.kind === 'group'
            ? groupLines(named.group, reading)
            : []
  if (known.length === 0) return undefined
  const [title = '', ...rest] = known
  return {
    span,
    markdown: [`**${plainMarkdown(title)}**`, bullets([...rest, ...inferredLine(query, span)])].join('\n\n'),
  }
}

const bullets = (lines: readonly string[]): string => lines.map((text) => `- ${plainMarkdown(text)}`).join('\n')

function lineAt({ checked, offset }: HoverQuery): { text: string; start: number } {
  const { text } = checked.contract
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return { text: text.slice(start, end < 0 ? text.length : end), start }
}

/** A country's code counts as one in the facts alone. */
function codeAt({ checked, offset, pack }: HoverQuery): (Span & { country: Country }) | undefined {
  const { regions = [], parties = [], 'governing-law': law } = checked.facts.declared
  const seats = parties.flatMap((party) => [party.headquarters, party['ultimate-parent']])
  for (const fact of [...regions, ...seats, law]) {
    const country = fact && countryNamed(fact.value, pack)
    if (fact && country && fact.span.start <= offset && offset <= fact.span.end) return { ...fact.span, country }
  }
  return undefined
}

function inferredLine({ checked, pack, locale }: HoverQuery, { start, end }: Span): string[] {
  const offer = offersOf(checked.facts, pack).find(({ span }) => span.start <= end && start <= span.end)
  if (!offer) return []
  return [
    locale === 'zh'
      ? '由正文推断，未在事实中声明；按 Ctrl+. 可写入事实。'
      : 'Inferred from the text and not declared: Ctrl+. writes it into the facts.',
  ]
}

function itemLines(item: Item, reading: Reading): string[] {
  const { pack, locale } = reading
  const zh = locale === 'zh'
  const { vendor, name, tpp, tops, bitLength, precision, tppRange, overlay, caseByCase, verified, confidence } = item
  const calculation = calculationFor(item, pack)
  const authority = overlay && pack.authorities.find(({ id }) => id === overlay.authority)
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
  const ids = [`eccn-${eccn.toLowerCase().replaceAll('.', '-')}`, `eccn-${eccn.slice(0, 5).toLowerCase()}`]
  const authority = ids.flatMap((id) => pack.authorities.filter((one) => one.id === id))[0]
  if (!authority) return []
  return [`ECCN ${eccn}`, authorityLine(authority, reading), authority.summary]
}

function countryLines(country: Country, { pack, locale }: Reading): string[] {
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
  const law = pack.authorities.find(({ id }) => id === authority)
  return [
    title[locale],
    zh ? `${asOf}的名单：${names.join('、')}。` : `List of ${asOf}: ${names.join(', ')}.`,
    ...(note ? [note[locale]] : []),
    ...(law ? [authorityLine(law, reading)] : []),
  ]
}
