import type { Block, Blocks } from './block.ts'
import { ContractBuilder } from './builder.ts'
import { type Kept, keptOf, withBetween } from './changed.ts'
import { type Cut, type Cutting, cutAgain, nothingCut } from './cutAgain.ts'
import { isSameList } from './fromVersionToVersion.ts'
import { LinkDefinitions } from './linkDefinitions.ts'
import { straight } from './mappedText.ts'
import { readBlocks } from './markdownBlocks.ts'
import { pieceEnd } from './markdownPieces.ts'
import { MarkdownWriter, type WordsBefore } from './markdownWriter.ts'
import { ParagraphMemory } from './paragraphMemory.ts'
import { Shelf } from './shelf.ts'
import { longestPart, mostPieces } from './tooMuch.ts'
import { Wording } from './wording.ts'
import { type Written, writeAgain } from './writeAgain.ts'

/** A piece of Markdown, read by itself. */
interface Piece extends Blocks {
  readonly text: string
  /** Stands for the text. */
  readonly wording: Wording
  /** Whether a link in it may refer to a definition. */
  readonly mayRefer: boolean
  /** The link reference definitions of the document that its words name, with which it was read. */
  readonly known: readonly string[]
}

/** A piece of a text that stands in another. */
export interface PieceWithin {
  readonly blocks: readonly Block[]
  /** Where the places of its blocks count from in the text. */
  readonly at: number
  /** The block that comes after it. */
  readonly after: Block | undefined
  /** Stands for the lines of the original that it was read from; undefined where nothing is known of these. */
  readonly origin: object | undefined
}

/** What a contract was built as from a file. */
interface WrittenFile extends Written<WordsBefore> {
  /** Where the text began in the file. */
  readonly offset: number
}

const shelf = new Shelf<Piece>()

/** Keeps pieces from one document to the next, up to so many characters, each of which takes some 45 bytes with all that is worked out of it. */
export function keepPieces(characters: number): void {
  shelf.room = characters
}

/**
 * Reads Markdown, or plain text, into sections and passages. Remembers the last text it read: of the next one it reads only
 * the pieces that are new.
 */
export class MarkdownReader {
  #text = ''
  #cut: Cut<Piece> = nothingCut
  readonly #cutting: Cutting<Piece> = {
    endOf: pieceEnd,
    make: (text) => this.#piece(text),
    most: mostPieces,
    longest: longestPart,
  }
  /** What stands before the text in its file, and then its pieces. */
  #wordings: readonly Wording[] = [new Wording('')]
  #definitions = new LinkDefinitions([])
  #written: WrittenFile | undefined
  #layout: object | undefined
  #within: readonly PieceWithin[] = []
  /** For the blocks of pieces of a text that stands in another. */
  #origins = new WeakMap<object, object>()
  readonly #paragraphs = new ParagraphMemory()
  /** How many pieces have been read. */
  read = 0
  /** How many pieces of files have been written into contracts. */
  written = 0

  /**
   * Reads a text that stands in another.
   * @param layout stands for how the lines of the text are indented in the original: as long as it is the same object, so are they
   */
  piecesOf(text: string, layout?: object): readonly PieceWithin[] {
    if (text === this.#text && layout === this.#layout) return this.#within
    this.#cutText(text)
    this.#written = undefined
    const { pieces, starts } = this.#cut
    if (layout !== this.#layout) this.#origins = new WeakMap()
    this.#layout = layout
    this.#within = pieces.map(({ blocks, before }, i) => ({
      blocks,
      at: (starts[i] as number) - before,
      after: pieces[i + 1]?.blocks[0],
      origin: layout && this.#originOf(blocks),
    }))
    return this.#within
  }

  /** Stands for the lines of the original that a piece was read from. */
  #originOf(blocks: object): object {
    const known = this.#origins.get(blocks)
    if (known) return known
    const origin = {}
    this.#origins.set(blocks, origin)
    return origin
  }

  /**
   * Adds what a file says to a contract in which there is nothing yet. What an edit left alone is taken from the contract of
   * the text before.
   * @param offset where the text begins in the file
   * @param front what stands before it
   * @returns the file in pieces
   */
  addFile(builder: ContractBuilder, text: string, offset: number, front: Wording): readonly Wording[] {
    const by = text.length - this.#text.length
    const kept = this.#cutText(text)
    const before = this.#written?.offset === offset ? this.#written : nothingWritten
    this.#written = undefined
    this.#written = this.#writeFile(builder, before, kept, offset, by)
    if (this.#wordings[0] !== front) this.#wordings = [front, ...this.#wordings.slice(1)]
    return this.#wordings
  }

  #writeFile(
    builder: ContractBuilder,
    before: WrittenFile,
    { head, tail }: Kept,
    offset: number,
    by: number,
  ): WrittenFile {
    const { pieces, starts } = this.#cut
    const writer = new MarkdownWriter(builder)
    const write = (index: number): void => {
      const { blocks, before } = pieces[index] as Piece
      this.written++
      builder.origin = blocks
      writer.piece(blocks, straight(offset + (starts[index] as number) - before), pieces[index + 1]?.blocks[0])
    }
    // What a paragraph is depends on the block after it.
    return { offset, ...writeAgain(builder, writer, before, pieces.length, { head: head - 1, tail }, by, write) }
  }

  /** Cuts a text into pieces, and says which of them were there before. */
  #cutText(text: string): Kept {
    const before = this.#cut.pieces
    this.#cut = cutAgain(this.#text, this.#cut, text, this.#cutting)
    this.#text = text
    this.#shareDefinitions(before)
    const { pieces } = this.#cut
    const kept = keptOf(before, pieces)
    const changed = pieces.slice(kept.head, pieces.length - kept.tail)
    this.#wordings = withBetween(
      this.#wordings,
      { head: kept.head + 1, tail: kept.tail },
      changed.map(({ wording }) => wording),
    )
    return kept
  }

  #piece(text: string): Piece {
    this.read++
    const mayRefer = text.includes('[')
    const known = mayRefer ? this.#definitions.named(text) : []
    const piece = (known.length === 0 ? shelf.get(text) : undefined) ?? {
      ...readBlocks(text, known, this.#text === '' ? undefined : this.#paragraphs),
      text,
      wording: new Wording(text),
      mayRefer,
      known,
    }
    if (known.length === 0) shelf.put(text, piece)
    return piece
  }

  /** A definition counts in the whole document (CommonMark 0.31, 4.7): when they change, what may refer to them is read again. */
  #shareDefinitions(before: readonly Piece[]): void {
    const { pieces, starts } = this.#cut
    const { head, tail } = keptOf(before, pieces)
    const changed = [...before.slice(head, before.length - tail), ...pieces.slice(head, pieces.length - tail)]
    if (changed.every((piece) => piece.definitions.length === 0)) return
    this.#definitions = new LinkDefinitions(pieces.flatMap((piece) => piece.definitions))
    const isStale = ({ text, known, mayRefer }: Piece): boolean =>
      mayRefer && !isSameList(known, this.#definitions.named(text))
    if (pieces.some(isStale))
      this.#cut = { pieces: pieces.map((piece) => (isStale(piece) ? this.#piece(piece.text) : piece)), starts }
  }
}

const nothingWritten: WrittenFile = {
  offset: 0,
  built: new ContractBuilder(0, 0),
  marks: [],
}
