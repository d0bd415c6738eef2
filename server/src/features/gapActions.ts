import { type CodeAction, CodeActionKind } from 'vscode-languageserver'
import { acceptGap } from '../fixes/acceptGap.ts'
import type { Pack } from '../policy/schema.ts'
import { type AcceptedGap, acceptGapCommand, type Gap } from '../protocol.ts'
import type { Check } from '../rules/check.ts'
import type { Finding, FindingCode, Locale } from '../rules/finding.ts'
import { type EditSupport, type EditTarget, workspaceEdit } from './workspaceEdit.ts'

/** Beyond so many gaps at one place, a list of acceptances would bury the fixes; the reader names one by its squiggle. */
const mostListed = 3

/** All gaps of a contract, with their names, for a list. */
export function gapsOf({ findings }: Check, pack: Pack, locale: Locale): Gap[] {
  return gapsIn(findings).flatMap((gap) => {
    const title = titleOf(gap, pack, locale)
    return title ? [{ gap, title }] : []
  })
}

/** The gaps that a contract accepts by other words than a comment, in document order. */
export const acceptedGaps = ({ contract }: Check, pack: Pack, locale: Locale): AcceptedGap[] =>
  contract.waivers
    .filter(({ span }) => !contract.text.startsWith('<!--', span.start))
    .map(({ clause, reason = '' }) => ({ title: titleOf(clause, pack, locale) ?? clause, reason }))

const titleOf = (gap: string, { families }: Pack, locale: Locale): string | undefined =>
  families.flatMap((family) => [family, ...family.elements]).find(({ id }) => id === gap)?.title[locale]

const gapCodes: ReadonlySet<FindingCode> = new Set(['missing-clause', 'weak-clause', 'regime-conflict'])

/** The families and elements whose gaps stand among some findings. */
const gapsIn = (findings: readonly Finding[]): string[] => [
  ...new Set(
    findings
      .flatMap((finding) => finding.parts ?? [finding])
      .flatMap(({ code, clause, element }) => (gapCodes.has(code) ? (element ?? clause ?? []) : [])),
  ),
]

/**
 * Accepting gaps: one action that asks, where the client can (it names the gaps), else one a gap with blanks to fill.
 * @param asks whether the client has the command that asks for reason, approver and time
 */
export function gapActions(
  findings: readonly Finding[],
  checked: Check,
  target: EditTarget,
  locale: Locale,
  support: EditSupport,
  asks: boolean,
): CodeAction[] {
  const gaps = gapsIn(findings)
  if (gaps.length === 0) return []
  if (asks) {
    const title = locale === 'zh' ? '接受缺口……' : 'Accept a gap…'
    const command = { title, command: acceptGapCommand, arguments: [target.uri, gaps] }
    return [{ title, kind: CodeActionKind.QuickFix, command }]
  }
  if (gaps.length > mostListed) return []
  return gaps.flatMap((gap): CodeAction[] => {
    const fix = acceptGap(gap, checked, locale)
    if (!fix) return []
    const title = gaps.length > 1 ? `${fix.title}: ${gap}` : fix.title
    return [{ title, kind: CodeActionKind.QuickFix, edit: workspaceEdit(target, fix.edits, support) }]
  })
}
