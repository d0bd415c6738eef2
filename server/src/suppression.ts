import type { Connection, WorkspaceEdit } from 'vscode-languageserver'
import type { Lines } from './contract/lines.ts'
import { rangeOf } from './contract/lines.ts'
import type { CheckedDocument } from './documents.ts'
import { type EditSupport, workspaceEdit } from './features/workspaceEdit.ts'
import { acceptGap } from './fixes/acceptGap.ts'
import { suppressInHouse, suppressInSection } from './fixes/suppress.ts'
import type { Playbooks } from './playbooks.ts'
import { type InsertResult, type SuppressParams, suppressRequest } from './protocol.ts'
import { isSuppressible } from './rules/suppressed.ts'

/** What findings are kept from being shown by. */
interface Suppression {
  readonly contractOf: (uri: string) => CheckedDocument | undefined
  readonly playbooks: Playbooks
  readonly support: EditSupport
}

/** Serves the edits that say which findings are not to be shown, and why. */
export function serveSuppression(connection: Connection, { contractOf, playbooks, support }: Suppression): void {
  connection.onRequest(suppressRequest, ({ uri, code, offset, where, reason }: SuppressParams): InsertResult => {
    const result = contractOf(uri)
    if (!result || !isSuppressible(code)) return null
    if (where === 'house') return inHouse(playbooks.playbookFor(uri), code, reason, result.lines)
    if (where === 'here') {
      const here = suppressInSection(code, offset, result.contract, reason)
      return here ? workspaceEdit(result, [here], support) : null
    }
    const fix = acceptGap(code, result.checked, 'en', { reason, by: '', until: '' })
    return fix ? workspaceEdit(result, fix.edits, support) : null
  })
}

function inHouse(
  playbook: { readonly uri: string; readonly text: string } | undefined,
  code: string,
  reason: string,
  lines: Lines,
): WorkspaceEdit | null {
  if (!playbook) return null
  const { uri, text } = playbook
  const { span, newText } = suppressInHouse(code, text, reason)
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: rangeOf(span, lines.of(text)), newText }] },
    ],
  }
}
