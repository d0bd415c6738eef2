import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver'
import type { Span } from '../contract/contract.ts'
import { fixesFor, insertAllMissing } from '../fixes/fixes.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Finding, Locale } from '../rules/finding.ts'
import { factActions } from './factActions.ts'
import { gapActions } from './gapActions.ts'
import { declareFactKind, insertMissingKind } from './offered.ts'
import { suppressActions } from './suppressActions.ts'
import { type EditSupport, type EditTarget, workspaceEdit } from './workspaceEdit.ts'

/** What a client asked for. */
export interface CodeActionQuery {
  /** The selection, as offsets into the checked text. */
  readonly span: Span
  /** Kinds wanted; undefined for all. */
  readonly only: readonly string[] | undefined
  readonly locale: Locale
  readonly support: EditSupport
  /** Whether the client can ask a person why a gap is accepted. */
  readonly asks: boolean
}

/** A version of a contract, and what a person is shown of it: each finding with its diagnostic at the same index. */
export interface ActionSource extends EditTarget {
  readonly checked: Check
  readonly policy: { readonly pack: Pack }
  readonly findings: readonly Finding[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The actions at a selection: what is best for each finding, what is good for all of them, then other ways. Findings are our
 * own of this version: what the client echoes back is not trusted, since some clients send columns of another encoding.
 */
export function codeActions(
  { span, only, locale, support, asks }: CodeActionQuery,
  target: ActionSource,
): CodeAction[] {
  const { checked, findings, diagnostics, policy } = target
  const { pack } = policy
  const wants = (kind: string): boolean =>
    only?.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)) ?? true
  const actions: CodeAction[] = []
  const here = findings.flatMap((finding, index) =>
    finding.span.start <= span.end && span.start <= finding.span.end ? [{ finding, index }] : [],
  )
  const others: CodeAction[] = []
  if (wants(CodeActionKind.QuickFix)) {
    for (const { finding, index } of here) {
      for (const [i, fix] of fixesFor(finding, checked, pack, locale).entries()) {
        const diagnostic = diagnostics[index]
        const action: CodeAction = {
          title: fix.title,
          kind: CodeActionKind.QuickFix,
          ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
          isPreferred: i === 0 && here.length === 1,
          edit: workspaceEdit(target, fix.edits, support),
        }
        if (i === 0) actions.push(action)
        else others.push(action)
      }
    }
  }
  const missing = here.filter(({ finding }) => finding.code === 'missing-clause')
  const kind = wants(CodeActionKind.QuickFix) && missing.length > 1 ? CodeActionKind.QuickFix : insertMissingKind
  if (wants(kind) && (missing.length > 1 || only !== undefined)) {
    const all = insertAllMissing(checked, pack, locale)
    if (all) {
      const fixed = missing.flatMap(({ index }) => diagnostics[index] ?? [])
      actions.push({ title: all.title, kind, diagnostics: fixed, edit: workspaceEdit(target, all.edits, support) })
    }
  }
  if (wants(CodeActionKind.QuickFix)) {
    const found = here.map(({ finding }) => finding)
    actions.push(...gapActions(found, checked, target, locale, support, asks), ...others)
  }
  if (asks && wants(CodeActionKind.QuickFix))
    actions.push(
      ...suppressActions(
        here.map(({ finding }) => finding),
        target.uri,
        locale,
      ),
    )
  if (wants(declareFactKind)) actions.push(...factActions(span, checked, target, pack, locale, support))
  return actions
}
