import { clauseCount } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import type { FileCheck } from './fileCheck.ts'
import type { Since } from './format.ts'
import type { Judged } from './judged.ts'
import { sinceLines } from './sinceText.ts'

/** How many of the needed clauses a contract has, to stand behind its name; empty where nothing can be counted. */
export function counted({ kind, checked }: Pick<FileCheck, 'kind' | 'checked'>, locale: Locale): string {
  const { met, needed } = clauseCount(checked)
  if (checked.contract.unread || kind !== 'contract' || needed === 0) return ''
  return locale === 'zh' ? `：${needed} 项所需条款已具备 ${met} 项` : `: ${met} of ${needed} needed clauses`
}

/** What to say where a file has nothing to tell; none where something of it is only not shown. */
export function nothing({ findings, hidden }: Pick<Judged, 'findings' | 'hidden'>, locale: Locale): string[] {
  if (findings.length > 0) return [locale === 'zh' ? '未发现新问题。' : 'Nothing new to report.']
  return hidden > 0 ? [] : [locale === 'zh' ? '未发现问题。' : 'Nothing to report.']
}

/**
 * What of a file is not shown, and why.
 * @param since the revision that it is compared with, where it is compared with one and not with a baseline
 */
export function notShown(judged: Judged, locale: Locale, since?: Since): string[] {
  const { findings, hidden, gone } = judged
  const known = findings.filter(({ isKnown }) => isKnown).length
  const left =
    locale === 'zh'
      ? `另有 ${hidden} 项不在所选范围内，未列出。`
      : `${hidden} more ${are(hidden)} left out by --rules or --min-severity.`
  return [
    ...(hidden > 0 ? [left] : []),
    ...(since ? sinceLines(judged, since, locale) : inBaseline(known, gone.length, locale)),
  ]
}

function inBaseline(known: number, gone: number, locale: Locale): string[] {
  if (locale === 'zh')
    return [
      ...(known > 0 ? [`另有 ${known} 项已知问题（见基线），未列出。`] : []),
      ...(gone > 0 ? [`基线中有 ${gone} 项问题已不存在。请更新：proviso baseline update`] : []),
    ]
  return [
    ...(known > 0 ? [`${known} more ${are(known)} in the baseline and not shown.`] : []),
    ...(gone > 0 ? [`${gone} in the baseline ${are(gone)} gone. Take out: proviso baseline update`] : []),
  ]
}

const are = (count: number): string => (count === 1 ? 'is' : 'are')
