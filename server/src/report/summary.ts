import { countedClauses } from '../needs/needs.ts'
import { clauseTitle } from '../policy/titles.ts'
import type { Locale } from '../rules/finding.ts'
import { folded } from '../rules/folding.ts'
import { counted } from './counted.ts'
import type { FileCheck } from './json.ts'
import { printable, width, wrap } from './terminal.ts'

/** One file of `proviso check --format summary`: which clauses are missing or incomplete, and how much else there is. */
export function summaryReport({ file, kind, checked, pack }: FileCheck, locale: Locale): string {
  const isChinese = locale === 'zh'
  const title = (clause: string): string => clauseTitle(pack, clause, locale)
  const missing = countedClauses(checked.needs).filter(
    ({ clause }) => checked.coverage.get(clause)?.status === 'missing',
  )
  const findings = folded(checked.findings, locale)
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
    values.length > 0 ? hanging(label, values.join(isChinese ? '、' : ', '), isChinese) : [],
  )
  const nothing = isChinese ? '  未发现问题。' : '  Nothing to report.'
  const head = printable(file) + counted({ kind, checked }, locale)
  return `${[head, ...(lines.length > 0 ? lines : [nothing])].join('\n')}\n`
}

const amount = (count: number, what: string, plural = 's'): string[] =>
  count > 0 ? [`${count} ${what}${count > 1 ? plural : ''}`] : []

/** Columns of a label and the space behind it. */
const labelWidth = 12

/** A label, and words beside it that stay beside it over several lines. */
function hanging(label: string, words: string, isChinese: boolean): string[] {
  const used = isChinese ? label.length * 2 : label.length
  return wrap(printable(words), width - labelWidth).map(
    (line, i) => `  ${i === 0 ? label + ' '.repeat(labelWidth - used) : ' '.repeat(labelWidth)}${line}`,
  )
}
