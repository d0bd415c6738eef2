import type { Locale, Severity } from '../rules/finding.ts'

/** Severities in words. */
export const severityWords: Record<Severity, Record<Locale, string>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  information: { en: 'note', zh: '提示' },
  hint: { en: 'hint', zh: '建议' },
}
