import type { CommentWord } from './annotations.ts'
import type { Title } from './builder.ts'
import type { Span } from './contract.ts'
import type { PassageCut } from './passages.ts'

/** A comment with a word for Proviso in it. */
export interface Comment {
  readonly span: Span
  readonly word: CommentWord
}

/** Prose with the title at its start, where it has one. */
export interface Prose {
  readonly kind: 'prose' | 'list-item'
  readonly title: Title | undefined
  readonly head: readonly PassageCut[]
  /** What follows the title. */
  readonly rest: readonly PassageCut[]
  /** Whether what follows begins as an item does that the words before lead into: (a), (1), ①, （一）. */
  readonly isLettered: boolean
  /** Whether it ends with a colon. */
  readonly leads: boolean
  /** Whether the parties sign here. */
  readonly isSigned: boolean
  /** The title that the whole document has by this one. */
  readonly documentTitle: { readonly title: string; readonly span: Span } | undefined
}

/** A paragraph. */
export interface ParagraphBlock {
  readonly type: 'paragraph'
  readonly span: Span
  readonly comments: readonly Comment[]
  /** Its words, where there are any. */
  readonly prose: Prose | undefined
  /** The same where another paragraph or a list comes after it: it may be a title by itself then. */
  readonly proseBefore: Prose | undefined
}

/** An item of a list. */
export interface ItemBlock {
  readonly span: Span
  /** The column of its marker. */
  readonly column: number
  /** The number of its marker; undefined for a bullet. */
  readonly number: number | undefined
  /** The paragraph that it begins with, and the title with the item's number. */
  readonly first: ParagraphBlock | undefined
  readonly title: Title | undefined
  /** The title where number and title are all that it says: what comes after the list may stand under it. */
  readonly titleAlone: Title | undefined
  readonly blocks: readonly Block[]
}

/** A block of Markdown, read by itself. */
export type Block =
  | ParagraphBlock
  | {
      readonly type: 'heading'
      readonly span: Span
      readonly level: number
      readonly comments: readonly Comment[]
      readonly words: string
      readonly title: Title
      readonly cuts: readonly PassageCut[]
    }
  | { readonly type: 'list'; readonly items: readonly ItemBlock[] }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly type: 'table'
      readonly comments: readonly Comment[]
      readonly rows: readonly (readonly (readonly PassageCut[])[])[]
    }
  | { readonly type: 'html'; readonly parts: readonly (Comment | readonly PassageCut[])[] }
  | { readonly type: 'code'; readonly cuts: readonly PassageCut[] }
  /** Tells of a list or quotation that stands deeper in others than is read; comes before the other blocks. */
  | { readonly type: 'too-deep'; readonly at: number }
  | { readonly type: 'other' }

/** What was read of a text. */
export interface Blocks {
  readonly blocks: readonly Block[]
  /** All positions in the blocks count from so many characters before the text. */
  readonly before: number
  /** The link reference definitions in it, as written. */
  readonly definitions: readonly string[]
}
