import { countedClauses } from '../needs/needs.ts'
import type { Localized } from '../policy/schema.ts'
import { clauseTitle } from '../policy/titles.ts'
import { type Finding, type Locale, neverHidden, type Severity } from '../rules/finding.ts'
import { folded } from '../rules/folding.ts'
import { counted, nothing, notShown } from './counted.ts'
import type { Format, Run } from './format.ts'
import type { Judged } from './judged.ts'
import { severityWords } from './severityWords.ts'
import { sinceHead } from './sinceText.ts'
import { columnsOf, width, wrap } from './terminal.ts'
import { inOneLine, visible } from './visible.ts'

/** `proviso check --format summary`: per contract what was not read, which clauses are missing or incomplete, and how much else there is. */
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
  const unread = findings.filter(({ code }) => neverHidden.includes(code))
  const others = findings.filter(({ code }) => ![...neverHidden, 'missing-clause', 'weak-clause'].includes(code))
  const list = (values: readonly string[]): string[] =>
    values.length > 0 ? [values.join(isChinese ? '、' : ', ')] : []
  const rows: [string, readonly string[]][] = [
    [isChinese ? '未读取' : 'not read', unread.flatMap(({ message }) => message.split('\n'))],
    [isChinese ? '缺失' : 'missing', list(missing.map(({ clause }) => title(clause)))],
    [isChinese ? '不完整' : 'incomplete', list([...weak].map(title))],
    [isChinese ? '另有' : 'also', list(amounts(others, locale))],
  ]
  const lines = rows.flatMap(([label, texts]) => hanging(label, texts))
  const head = inOneLine(file) + counted(judged, locale)
  const rest = [...(lines.length === 0 ? nothing(judged, locale) : []), ...notShown(judged, locale, since)]
  return `${[head, ...lines, ...rest.map((one) => `  ${one}`)].join('\n')}\n`
}

/** How many findings there are of each weight, the worst first. */
function amounts(findings: readonly Finding[], locale: Locale): string[] {
  const words: readonly [Localized, ...Severity[]][] = [
    [severityWords.error, 'error'],
    [severityWords.warning, 'warning'],
    [severityWords.information, 'information', 'hint'],
  ]
  return words.flatMap(([what, ...severities]) => {
    const count = findings.filter(({ severity }) => severities.includes(severity)).length
    if (count === 0) return []
    return locale === 'zh' ? `${count} 项${what.zh}` : `${count} ${what.en}${count > 1 ? 's' : ''}`
  })
}

/** Columns of a label and the space behind it. */
const labelWidth = 12

/** A label, and texts beside it that stay beside it over several lines; nothing where there is no text. */
function hanging(label: string, texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => wrap(visible(text), width - labelWidth))
    .map(
      (line, i) => `  ${i === 0 ? label + ' '.repeat(labelWidth - columnsOf(label)) : ' '.repeat(labelWidth)}${line}`,
    )
}
