import type { Locale, Severity } from '../rules/finding.ts'
import { folded } from '../rules/folding.ts'
import { counted } from './counted.ts'
import type { FileCheck } from './json.ts'
import { sectionAt } from './sectionAt.ts'
import { printable, width, wrap } from './terminal.ts'

/** Severities in words. */
export const severityWords: Record<Severity, Record<Locale, string>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  information: { en: 'note', zh: '提示' },
  hint: { en: 'hint', zh: '建议' },
}
const colours: Record<Severity, number> = { error: 31, warning: 33, information: 36, hint: 90 }

/**
 * One file of `proviso check` for a person: what it has, then each finding with its place, section and words.
 * @param colour whether to use terminal colours
 */
export function textReport({ file, kind, checked, lines }: FileCheck, locale: Locale, colour: boolean): string {
  const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const { contract } = checked
  const findings = folded(checked.findings, locale)
  const out = [paint(1, printable(file)) + counted({ kind, checked }, locale)]
  for (const finding of findings) {
    const { line, character } = lines.positionAt(finding.span.start)
    const section = finding.section ?? sectionAt(contract, finding.span.start)
    const where = `${line + 1}:${character + 1}${section ? ` ${printable(section)}` : ''}`
    out.push(
      `  ${paint(colours[finding.severity], severityWords[finding.severity][locale])}  ${where}  [${finding.code}]`,
    )
    const paragraphs = finding.message.split('\n').map(printable)
    out.push(...paragraphs.flatMap((text) => wrap(text, width)).map((text) => `      ${text}`))
  }
  if (findings.length === 0) out.push(locale === 'zh' ? '  未发现问题。' : '  Nothing to report.')
  return `${out.join('\n')}\n`
}
