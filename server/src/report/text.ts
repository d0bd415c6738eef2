import { fixesFor } from '../fixes/fixes.ts'
import { clauseTitle } from '../policy/titles.ts'
import type { Finding, Locale, Severity } from '../rules/finding.ts'
import { folded } from '../rules/folding.ts'
import { quoteOf } from '../rules/placing.ts'
import { counted, nothing, notShown } from './counted.ts'
import type { Format, Run } from './format.ts'
import type { Judged } from './judged.ts'
import { sectionAt } from './sectionAt.ts'
import { severityWords } from './severityWords.ts'
import { sinceHead } from './sinceText.ts'
import { width, wrap } from './terminal.ts'
import { inOneLine, visible } from './visible.ts'

const colours: Record<Severity, number> = { error: 31, warning: 33, information: 36, hint: 90 }

/** `proviso check` for a person: per contract what it has, then each finding with its place, section, words and what to do. */
export const text: Format = {
  tellsOfLost: true,
  begin: ({ since, locale }) => (since ? sinceHead(since, locale) : ''),
  file: fileReport,
  between: '\n',
  end: () => '',
}

function fileReport(judged: Judged, { locale, colour, since }: Run): string {
  const { file, checked, lines } = judged
  const paint = (code: number, words: string): string => (colour ? `\u001b[${code}m${words}\u001b[0m` : words)
  const fresh = judged.findings.flatMap(({ finding, isKnown }) => (isKnown ? [] : [finding]))
  const findings = folded(fresh, locale)
  const out = [paint(1, inOneLine(file)) + counted(judged, locale)]
  for (const finding of findings) {
    const { line, character } = lines.positionAt(finding.span.start)
    const section = finding.section ?? sectionAt(checked.contract, finding.span.start)
    const where = `${line + 1}:${character + 1}${section ? ` ${visible(section)}` : ''}`
    out.push(
      `  ${paint(colours[finding.severity], severityWords[finding.severity][locale])}  ${where}  [${finding.code}]`,
    )
    const paragraphs = [
      ...finding.message.split('\n'),
      ...wordsOf(finding, judged, locale),
      ...toDo(finding, judged, locale),
    ]
    out.push(...paragraphs.flatMap((one) => wrap(visible(one), width)).map((one) => `      ${one}`))
  }
  const rest = [...(findings.length === 0 ? nothing(judged, locale) : []), ...notShown(judged, locale, since)]
  out.push(...rest.map((one) => `  ${one}`))
  return `${out.join('\n')}\n`
}

/** The words that a finding is about, where its message does not quote them. */
function wordsOf({ code, message, span }: Finding, { checked: { contract } }: Judged, locale: Locale): string[] {
  const words = code === 'missing-clause' ? '' : quoteOf(contract, span)
  const isQuoted = message.includes(words.replace(/^\[+|[\]…]+$/g, '').slice(0, enough))
  if (words === '' || isQuoted) return []
  return [locale === 'zh' ? `原文：“${words}”。` : `Words: “${words}”.`]
}

/** So much of the words in a message is a quotation of them. */
const enough = 24

/** What puts a finding right, best first: as the fixes of the editor and of `proviso fix` are called. */
function toDo(finding: Finding, { checked, pack }: Judged, locale: Locale): string[] {
  const [first] = finding.remedies
  const title =
    first?.kind === 'insert-clause'
      ? `${locale === 'zh' ? '插入条款：' : 'Insert clause: '}${clauseTitle(pack, first.clause, locale)}`
      : fixesFor(finding, checked, pack, locale)[0]?.title
  if (title === undefined) return []
  return [locale === 'zh' ? `处理：${title}` : `To do: ${title}`]
}
