import { type InlayHint, InlayHintKind } from 'vscode-languageserver'
import type { Span } from '../contract/contract.ts'
import { rangeOf } from '../contract/lines.ts'
import { partsOf } from '../drafting/parts.ts'
import { referencesOf } from '../drafting/references.ts'
import type { Check } from '../rules/check.ts'
import type { EditTarget } from './workspaceEdit.ts'

/** After each reference in a range, the title of the clause that it names, where the words do not say it already. */
export function referenceHints({ contract }: Check, within: Span, { lines }: EditTarget): InlayHint[] {
  const parts = partsOf(contract)
  return referencesOf(contract).flatMap(({ at, status, targets, label }): InlayHint[] => {
    const part = parts[targets[0] ?? -1]
    if (status !== 'found' || label === 'attachment' || !part) return []
    if (at.end < within.start || at.start > within.end) return []
    const section = contract.sections[part.section]
    // A sub-clause without a title of its own has none to show.
    const title = section?.number?.span.start === part.at.start ? section.title : ''
    const follows = contract.text.slice(at.end, at.end + title.length + 4)
    if (title === '' || follows.includes(title)) return []
    return [{ position: rangeOf(at, lines).end, label: title, kind: InlayHintKind.Parameter, paddingLeft: true }]
  })
}
