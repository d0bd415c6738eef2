import type { Locale } from '../rules/finding.ts'
import type { Comparison } from './comparison.ts'
import { type ComparisonItem, comparisonParts } from './comparisonParts.ts'
import { printable, width, wrap } from './terminal.ts'

/** `proviso compare` for a person at a terminal. */
export function comparisonText(made: Comparison, locale: Locale): string {
  const zh = locale === 'zh'
  const { before, after, day, pack, findings } = made
  const head = zh
    ? `从 ${before} 到 ${after}，按${day}的法律（规则包 ${pack.id} ${pack.version}）`
    : `From ${before} to ${after}, by the law of ${day} (policy pack ${pack.id} ${pack.version})`
  const parts = comparisonParts(made, locale).flatMap(({ title, items }) => [
    '',
    `  ${title}`,
    ...items.flatMap((one) => itemLines(one, locale)),
  ])
  const nothing = zh ? '  条款、事实、豁免及问题均无变化。' : '  No clause, fact, waiver or finding is another one.'
  const same = zh ? `  另有 ${findings.same} 项问题与此前相同。` : `  ${findings.same} findings are as they were.`
  return `${[
    ...wrap(printable(head), width),
    ...(parts.length > 0 ? parts : ['', nothing]),
    ...(findings.same > 0 ? ['', same] : []),
  ].join('\n')}\n`
}

function itemLines({ subject, id, at, text, more }: ComparisonItem, locale: Locale, indent = '  '): string[] {
  const place = at && `${at.line + 1}:${at.character + 1}`
  const lead = [place, subject, id && `[${id}]`].filter(Boolean).join(' ')
  const colon = locale === 'zh' ? '：' : ': '
  const words = lead === '' ? text : `${lead}${at || subject ? colon : ' '}${text}`
  const lines = words.split('\n').flatMap((line) => wrap(printable(line), width - indent.length - 2))
  return [
    ...lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`),
    ...more.flatMap((one) => itemLines(one, locale, `${indent}  `)),
  ]
}
