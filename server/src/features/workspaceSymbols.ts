import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver'
import { termsOf } from '../drafting/terms.ts'
import type { Check } from '../rules/check.ts'
import { outlineName } from './outline.ts'
import { type EditTarget, rangeOf } from './workspaceEdit.ts'

/** More are not shown; a longer query finds the rest. */
const most = 500

/** Clauses and defined terms of the open contracts whose names hold the letters of a query, in order. */
export function workspaceSymbols(
  query: string,
  contracts: readonly (EditTarget & { readonly checked: Check })[],
): WorkspaceSymbol[] {
  const wanted = [...query.toLowerCase().replace(/\s+/g, '')]
  const matches = (name: string): boolean => {
    const letters = name.toLowerCase()
    let at = 0
    for (const letter of wanted) {
      at = letters.indexOf(letter, at) + 1
      if (at === 0) return false
    }
    return true
  }
  return contracts
    .flatMap(({ uri, lines, checked: { contract } }): WorkspaceSymbol[] => [
      ...contract.sections.slice(1).map((section) => ({
        name: outlineName(section),
        kind: SymbolKind.String,
        location: { uri, range: rangeOf(section.head, lines) },
      })),
      ...termsOf(contract).all.flatMap(({ name, definitions: [first] }) =>
        first ? [{ name, kind: SymbolKind.Constant, location: { uri, range: rangeOf(first.span, lines) } }] : [],
      ),
    ])
    .filter(({ name }) => name !== '' && matches(name))
    .slice(0, most)
}
