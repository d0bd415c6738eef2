import type { Locale } from '../rules/finding.ts'

/** Chooses between the words of a report's own labels in English and in Chinese. */
export const labelIn =
  (locale: Locale) =>
  (en: string, zh: string): string =>
    locale === 'zh' ? zh : en
