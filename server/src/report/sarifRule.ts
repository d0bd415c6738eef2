import type { FindingCode } from '../rules/finding.ts'
import type { Run } from './format.ts'

/** What SARIF's readers are told of a code: from its page, where the pages are installed. */
export function ruleOf(code: FindingCode, { page, locale }: Pick<Run, 'page' | 'locale'>): object {
  const properties = { tags: ['contract', 'compliance'] }
  const markdown = page(code)
    ?.replace(/\r\n/g, '\n')
    .replace(/^<!-- expect: .*\n/gm, '')
  if (markdown === undefined) return { id: code, properties }
  const [english = '', chinese = ''] = markdown.split(/^## 中文\n/m)
  const words = locale === 'zh' ? chinese : english.replace(/^# .*\n/, '')
  const [first = ''] = words.trim().split(/\n\n/)
  const what = english.split(/^## What to do\n/m)[1] ?? ''
  return {
    id: code,
    shortDescription: { text: plain(locale === 'zh' ? (/^.*?。/s.exec(first)?.[0] ?? first) : first, locale) },
    fullDescription: { text: plain(first, locale) },
    help: {
      text: plain(locale === 'zh' ? chinese : `${first}\n\n${what}`, locale),
      markdown: withoutLinks(locale === 'zh' ? chinese : english).trim(),
    },
    properties,
  }
}

/** Links between the pages lead nowhere from another program. */
const withoutLinks = (markdown: string): string => markdown.replace(/\[([^\]]+)\]\([^)\s]+\.md\)/g, '$1')

/** Paragraphs, each on one line, without markup. */
const plain = (markdown: string, locale: Run['locale']): string =>
  withoutLinks(markdown)
    .trim()
    .split(/\n{2,}|\n(?=- )/)
    .map((paragraph) => paragraph.replace(/\n\s*/g, locale === 'zh' ? '' : ' ').replace(/`/g, ''))
    .join('\n')
