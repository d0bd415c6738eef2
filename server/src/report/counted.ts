import { countedClauses } from '../needs/needs.ts'
import type { Locale } from '../rules/finding.ts'
import type { FileCheck } from './json.ts'

/** How many of the needed clauses a contract has, to stand behind its name; empty where nothing can be counted. */
export function counted({ kind, checked }: Pick<FileCheck, 'kind' | 'checked'>, locale: Locale): string {
  const needs = countedClauses(checked.needs)
  if (checked.contract.unread || kind !== 'contract' || needs.length === 0) return ''
  const met = needs.filter(({ clause }) => checked.coverage.get(clause)?.status !== 'missing').length
  return locale === 'zh' ? `：${needs.length} 项所需条款已具备 ${met} 项` : `: ${met} of ${needs.length} needed clauses`
}

/** That a file has nothing to be told, or nothing that its baseline does not have. */
export function nothing({ findings }: { readonly findings: readonly unknown[] }, locale: Locale): string {
  if (findings.length > 0) return locale === 'zh' ? '未发现新问题。' : 'Nothing new to report.'
  return locale === 'zh' ? '未发现问题。' : 'Nothing to report.'
}
