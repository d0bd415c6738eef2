import { type CodeAction, CodeActionKind } from 'vscode-languageserver'
import { dontShowCommand } from '../protocol.ts'
import type { Finding, Locale } from '../rules/finding.ts'
import { isSuppressible } from '../rules/suppressed.ts'

/** “Don't show this…”, once a code, for clients that have the command which asks where and why. */
export function suppressActions(findings: readonly Finding[], uri: string, locale: Locale): CodeAction[] {
  const found = new Map(findings.filter(({ code }) => isSuppressible(code)).map((finding) => [finding.code, finding]))
  return [...found.values()].map(({ code, span }) => {
    const which = found.size > 1 ? (locale === 'zh' ? `“${code}”` : ` “${code}”`) : ''
    const title = locale === 'zh' ? `不再显示${which || '此问题'}……` : `Don't show${which || ' this'}…`
    const command = { title, command: dontShowCommand, arguments: [uri, code, span.start] }
    return { title, kind: CodeActionKind.QuickFix, command }
  })
}
