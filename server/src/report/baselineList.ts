import type { Locale } from '../rules/finding.ts'
import type { Baseline, KnownFinding } from './baseline.ts'
import { width, wrap } from './terminal.ts'
import { inOneLine, visible } from './visible.ts'

/** A baseline for a program. */
export const baselineJson = ({ version, files }: Baseline): unknown => ({
  version,
  files: Object.entries(files).map(([file, known]) => ({ file, known })),
})

/** A baseline for a person: by contract, what is known, where it stood and since when. */
export function baselineList({ files }: Baseline, locale: Locale): string {
  const listed = Object.entries(files).filter(([, known]) => known.length > 0)
  if (listed.length === 0) return locale === 'zh' ? '基线为空。\n' : 'The baseline is empty.\n'
  return listed
    .map(([file, known]) => {
      const count = locale === 'zh' ? `：已知 ${known.length} 项` : `: ${known.length} known`
      const rows = known.flatMap((one) =>
        wrap(visible(inWords(one, locale)), width - 4).map((line, i) => `  ${i === 0 ? '- ' : '  '}${line}`),
      )
      return `${inOneLine(file)}${count}\n${rows.join('\n')}\n`
    })
    .join('\n')
}

function inWords({ code, clause, element, section, words, since }: KnownFinding, locale: Locale): string {
  const subject = element ?? clause
  const parts = [`[${code}]`, subject, section, words ? `“${words}”` : undefined]
  const when = since ? (locale === 'zh' ? `（自${since}）` : ` (since ${since})`) : ''
  return parts.filter(Boolean).join(' ') + when
}
