import { type Kept, keptWhere } from './changed.ts'
import type { PieceWithin } from './markdown.ts'
import type { SectionHead } from './yamlEntries.ts'
import type { AnyPiece, LiteralEntry, Nest, Pieces, Run } from './yamlPieces.ts'
import type { BlockText } from './yamlScalars.ts'

/** What is told of a text in YAML at once; `at` is where its piece begins, in UTF-16 units from the first one. */
export type Step =
  | { readonly type: 'open'; readonly piece: Nest | LiteralEntry; readonly at: number }
  | { readonly type: 'close'; readonly piece: Nest | LiteralEntry; readonly at: number }
  | { readonly type: 'entries'; readonly piece: Run; readonly at: number }
  | { readonly type: 'words'; readonly piece: LiteralEntry; readonly at: number; readonly words: PieceWithin }

/**
 * All steps of a text, in their order: what an entry has in it comes between its own two.
 * @param read reads the words of a block scalar
 */
export function stepsOf(pieces: Pieces, read: (block: BlockText) => readonly PieceWithin[]): readonly Step[] {
  const steps: Step[] = []
  const add = (pieces: readonly AnyPiece[], start: number): void => {
    let at = start
    for (const piece of pieces) {
      if (piece.type === 'run') steps.push({ type: 'entries', piece, at })
      else {
        steps.push({ type: 'open', piece, at })
        if (piece.type === 'nest') add(piece.inner.pieces, at + piece.headLength)
        else for (const words of read(piece.part.block)) steps.push({ type: 'words', piece, at, words })
        steps.push({ type: 'close', piece, at })
      }
      at += piece.length
    }
  }
  add(pieces.pieces, 0)
  return steps
}

/** What two texts have in common at their ends. */
export const stepsKept = (before: readonly Step[], after: readonly Step[]): Kept => keptWhere(before, after, isSameStep)

/** Whether two steps tell the same, if what they tell of begins or ends at the same place. */
function isSameStep(a: Step, b: Step): boolean {
  switch (a.type) {
    case 'open':
      return b.type === a.type && (a.piece === b.piece || opensAlike(a.piece, b.piece))
    case 'close':
      return b.type === a.type && a.piece.length - a.piece.end === b.piece.length - b.piece.end
    case 'entries':
      return b.type === a.type && a.piece === b.piece
    case 'words':
      return b.type === a.type && (a.piece === b.piece ? a.words === b.words : readAlike(a.words, b.words))
  }
}

/** Whether two pieces of a block scalar stand in the same lines. What a paragraph is depends on the block after it. */
const readAlike = (a: PieceWithin, b: PieceWithin): boolean =>
  a.origin !== undefined && a.origin === b.origin && a.after === b.after

const opensAlike = (a: Nest | LiteralEntry, b: Nest | LiteralEntry): boolean =>
  a.type === b.type && a.head === b.head && a.headLength === b.headLength && beginAlike(a.section, b.section)

const beginAlike = (a: SectionHead, b: SectionHead): boolean =>
  a.start === b.start &&
  a.title === b.title &&
  a.titleAt === b.titleAt &&
  a.number === b.number &&
  a.numberAt === b.numberAt &&
  !a.heading === !b.heading
