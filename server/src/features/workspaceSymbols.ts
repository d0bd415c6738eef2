import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver'
import type { Contract } from '../contract/contract.ts'
import { rangeOf } from '../contract/lines.ts'
import { termsOf } from '../drafting/terms.ts'
import { outlineName } from './outline.ts'
import type { EditTarget } from './workspaceEdit.ts'

/** More are not shown; a longer query finds the rest. */
const most = 500

/** The clauses and defined terms of a contract, by their names. */
export function symbolsOf(contract: Contract, { uri, lines }: Pick<EditTarget, 'uri' | 'lines'>): WorkspaceSymbol[] {
  return [
    ...contract.sections.slice(1).map((section) => ({
      name: outlineName(section),
      kind: SymbolKind.String,
      location: { uri, range: rangeOf(section.head, lines) },
    })),
    ...termsOf(contract).all.flatMap(({ name, definitions: [first] }) =>
      first ? [{ name, kind: SymbolKind.Constant, location: { uri, range: rangeOf(first.span, lines) } }] : [],
    ),
  ].filter(({ name }) => name !== '')
}

/** Those of the symbols of the open contracts whose names hold the letters of a query, in order. */
export function workspaceSymbols(query: string, symbols: readonly WorkspaceSymbol[]): WorkspaceSymbol[] {
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
  return symbols.filter(({ name }) => matches(name)).slice(0, most)
}
