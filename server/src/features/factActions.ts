import type { CodeAction } from 'vscode-languageserver'
import type { Span } from '../contract/contract.ts'
import { offersOf } from '../facts/offers.ts'
import { declareFact } from '../fixes/declareFact.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import { declareFactKind } from './offered.ts'
import { type EditSupport, type EditTarget, workspaceEdit } from './workspaceEdit.ts'

/** “Write this fact into the contract's facts”, for the facts that the words at a selection say. */
export function factActions(
  { start, end }: Span,
  { contract, facts }: Check,
  target: EditTarget,
  pack: Pack,
  locale: Locale,
  support: EditSupport,
): CodeAction[] {
  return offersOf(facts, pack)
    .filter(({ span }) => span.start <= end && start <= span.end)
    .flatMap((offer) => {
      const fix = declareFact(offer, contract, locale)
      return fix ? [{ title: fix.title, kind: declareFactKind, edit: workspaceEdit(target, fix.edits, support) }] : []
    })
}
