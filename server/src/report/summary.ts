import { countedClauses } from '../needs/needs.ts'
import { clauseTitle } from '../policy/titles.ts'
import { folded } from '../rules/folding.ts'
import { counted, nothing, notShown } from './counted.ts'
import type { Format, Run } from './format.ts'
import type { Judged } from './judged.ts'
import { sinceHead } from './sinceText.ts'
import { columnsOf, width, wrap } from './terminal.ts'
import { inOneLine, visible } from './visible.ts'

/** `proviso check --format summary`: per contract which clauses are missing or incomplete, and how much else there is. */
export const summary: Format = {
  tellsOfLost: true,
  begin: ({ since, locale }) => (since ? sinceHead(since, locale) : ''),
  file: fileSummary,
  between: '\n',
  end: () => '',
}

function fileSummary(judged: Judged, { locale, since }: Run): string {
  const { file, checked, pack } = judged
  const isChinese = locale === 'zh'
  const title = (clause: string): string => clauseTitle(pack, clause, locale)
  const fresh = judged.findings.flatMap(({ finding, isKnown }) => (isKnown ? [] : [finding]))
  const told = new Set(fresh.flatMap(({ code, clause }) => (code === 'missing-clause' && clause ? [clause] : [])))
  const needs = checked.contract.unread ? [] : countedClauses(checked.needs)
  const missing = needs.filter(({ clause }) => told.has(clause))
  const findings = folded(fresh, locale)
  const weak = new Set(findings.flatMap(({ code, clause }) => (code === 'weak-clause' && clause ? [clause] : [])))
  const others = findings.filter(({ code }) => code !== 'missing-clause' && code !== 'weak-clause')
  const serious = others.filter(({ severity }) => severity === 'error' || severity === 'warning').length
  const rows: [string, readonly string[]][] = [
    [isChinese ? '缺失' : 'missing', missing.map(({ clause }) => title(clause))],
    [isChinese ? '不完整' : 'incomplete', [...weak].map(title)],
    [
      isChinese ? '另有' : 'also',
      isChinese
        ? [...amount(serious, '项警告', ''), ...amount(others.length - serious, '项提示', '')]
        : [...amount(serious, 'warning'), ...amount(others.length - serious, 'note')],
    ],
  ]
  const lines = rows.flatMap(([label, values]) =>
    values.length > 0 ? hanging(label, values.join(isChinese ? '、' : ', ')) : [],
  )
  const head = inOneLine(file) + counted(judged, locale)
  const rest = [...(lines.length === 0 ? nothing(judged, locale) : []), ...notShown(judged, locale, since)]
  return `${[head, ...lines, ...rest.map((one) => `  ${one}`)].join('\n')}\n`
}

const amount = (count: number, what: string, plural = 's'): string[] =>
  count > 0 ? [`${count} ${what}${count > 1 ? plural : ''}`] : []

/** Columns of a label and the space behind it. */
const labelWidth = 12

/** A label, and words beside it that stay beside it over several lines. */
function hanging(label: string, words: string): string[] {
  return wrap(visible(words), width - labelWidth).map(
    (line, i) => `  ${i === 0 ? label + ' '.repeat(labelWidth - columnsOf(label)) : ' '.repeat(labelWidth)}${line}`,
  )
}
