/**
 * What VS Code asks of the server while somebody chooses which words of a clause go in, and sees where they go.
 */
import type { Range } from 'vscode-languageserver'
import type { Language } from './contract/contract.ts'
import type { Position } from './policy/schema.ts'
import type { DocumentParams, InsertClauseParams } from './protocol.ts'

/** Client to server: the words of a clause to choose from; `null` where there are none. */
export const wordingsRequest = 'proviso/wordings'
/** Names the clause and the language; without one, that of the contract. */
export interface WordingsParams extends DocumentParams {
  readonly clause: string
  readonly language?: Language
}
/** The words of a clause in one language, with the parties and facts of the contract filled in. */
export interface Wordings {
  /** Title of the clause in the interface language. */
  readonly title: string
  readonly language: Language
  /** The languages that there are words in, that of the contract first. */
  readonly languages: readonly { readonly language: Language; readonly title: string }[]
  /** Nearest to what the house would like best first. */
  readonly wordings: readonly {
    readonly position: Position
    /** The position in words. */
    readonly title: string
    /** Whether the house puts it in where nobody chooses. */
    readonly isUsual: boolean
    /** Title and paragraphs, as Markdown. */
    readonly words: string
  }[]
}

/** Client to server: the contract as it would be with a clause in it; `null` where nothing would change. */
export const previewClauseRequest = 'proviso/previewClause'
/** As for putting it in. */
export type PreviewClauseParams = InsertClauseParams
/** The contract with a clause in it. */
export interface ClausePreview {
  readonly text: string
  /** Where in that text the new words stand. */
  readonly range: Range
}
