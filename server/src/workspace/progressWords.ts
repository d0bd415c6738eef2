import type { Locale } from '../rules/finding.ts'

/** How far a work on files is, and which file is next. */
export const progressWords = (done: number, of: number, file: string, locale: Locale): string =>
  locale === 'zh' ? `第 ${done + 1} 个，共 ${of} 个：${file}` : `${done + 1} of ${of}: ${file}`
