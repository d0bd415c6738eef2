import type { SemanticTokensLegend } from 'vscode-languageserver'

// What clients are told of the features before any of them is loaded.

/** Characters after which a client should ask for completions without being told to. */
export const completionTriggers = [':', ',', ' ']

/** The kind of the action that writes what the text says into the facts. */
export const declareFactKind = 'refactor.declareFact.proviso'

/** The kind of the action that puts in every needed clause at once; not part of "fix all on save", since a drafter decides on clauses. */
export const insertMissingKind = 'source.insertMissingClauses.proviso'

/** What may be coloured, by the names that editors know: defined terms, as types are in code. */
export const tokenTypes = ['type'] as const

/** Names of the kinds of words that are coloured. */
export const tokenLegend: SemanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: ['definition'] }
