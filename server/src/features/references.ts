import { type DocumentHighlight, DocumentHighlightKind, type Location, type LocationLink } from 'vscode-languageserver'
import type { Contract, Span } from '../contract/contract.ts'
import { rangeOf } from '../contract/lines.ts'
import { namedAt } from './named.ts'
import type { EditTarget } from './workspaceEdit.ts'

/** Where the thing at an offset is given. */
export function definitionOf(contract: Contract, offset: number, { uri, lines }: EditTarget): LocationLink[] {
  const named = namedAt(contract, offset)
  if (!named) return []
  const origin = rangeOf(named.span, lines)
  return named.definitions.map((span) => {
    const range = rangeOf(span, lines)
    return { originSelectionRange: origin, targetUri: uri, targetRange: range, targetSelectionRange: range }
  })
}

/** Where the thing at an offset is named, and with `declarations` where it is given as well. */
export function referencesTo(
  contract: Contract,
  offset: number,
  declarations: boolean,
  { uri, lines }: EditTarget,
): Location[] {
  const named = namedAt(contract, offset)
  if (!named) return []
  const spans = declarations ? inOrder([...named.definitions, ...named.uses]) : named.uses
  return spans.map((span) => ({ uri, range: rangeOf(span, lines) }))
}

/** All places of the thing at an offset; those that give it are marked as written, the others as read. */
export function highlightsOf(contract: Contract, offset: number, { lines }: EditTarget): DocumentHighlight[] {
  const named = namedAt(contract, offset)
  if (!named) return []
  return [
    ...named.definitions.map((span) => ({ range: rangeOf(span, lines), kind: DocumentHighlightKind.Write })),
    ...named.uses.map((span) => ({ range: rangeOf(span, lines), kind: DocumentHighlightKind.Read })),
  ]
}

const inOrder = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.start - b.start)
