import type { Block, Blocks, Comment, ItemBlock, Prose } from './block.ts'
import { goesOn } from './brokenLines.ts'
import type { ContractBuilder } from './builder.ts'
import { keptOf } from './changed.ts'
import { placed, type SourceMap } from './mappedText.ts'
import { readBlocks } from './markdownBlocks.ts'
import { cutAgain } from './markdownPieces.ts'
import { ParagraphMemory } from './paragraphMemory.ts'
import { Shelf } from './shelf.ts'
import { Wording } from './wording.ts'

/** A piece of Markdown, read by itself. */
interface Piece extends Blocks {
  readonly text: string
  /** Stands for the text. */
  readonly wording: Wording
  /** Whether a link in it may refer to a definition. */
  readonly mayRefer: boolean
  /** The link reference definitions of the document that it was read with. */
  readonly known: readonly string[]
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
  #pieces: readonly Piece[] = []
  #definitions: readonly string[] = []
  readonly #paragraphs = new ParagraphMemory()
  /** How many pieces have been read. */
  read = 0

  /**
   * Adds what a text says to a contract.
   * @param map leads from offsets in `text` to the original (the same file, or a YAML scalar in it)
   * @returns the text in pieces
   */
  addTo(builder: ContractBuilder, text: string, map: SourceMap): readonly Wording[] {
    const before = this.#pieces
    this.#pieces = cutAgain(this.#text, before, text, (piece) => this.#piece(piece))
    this.#text = text
    this.#shareDefinitions(before)
    const writer = new MarkdownWriter(builder)
    let start = 0
    let lead = -1
    for (const [i, { text, blocks, before }] of this.#pieces.entries()) {
      const after = this.#pieces[i + 1]?.blocks[0]
      lead = writer.blocks(blocks, map.from(start - before), -1, lead, after)
      start += text.length
    }
    return this.#pieces.map(({ wording }) => wording)
  }

  #piece(text: string): Piece {
    this.read++
    const mayRefer = text.includes('[')
    const known = mayRefer ? this.#definitions : []
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
    const { head, tail } = keptOf(before, this.#pieces)
    const changed = [
      ...before.slice(head, before.length - tail),
      ...this.#pieces.slice(head, this.#pieces.length - tail),
    ]
    if (changed.every((piece) => piece.definitions.length === 0)) return
    const definitions = [...new Set(this.#pieces.flatMap((piece) => piece.definitions))].sort()
    if (definitions.join('\n') !== this.#definitions.join('\n')) this.#definitions = definitions
    const isStale = ({ known, mayRefer }: Piece): boolean => mayRefer && known !== this.#definitions
    if (this.#pieces.some(isStale))
      this.#pieces = this.#pieces.map((piece) => (isStale(piece) ? this.#piece(piece.text) : piece))
  }
}

/** Tells a builder what the blocks of a document say, one after the other. */
class MarkdownWriter {
  readonly #builder: ContractBuilder
  /** The passage that leads into lettered paragraphs after "… shall not:", or -1. */
  #openLead = -1
  /** Whether the last block was a paragraph, whose words the next one may go on with. */
  #afterParagraph = false

  constructor(builder: ContractBuilder) {
    this.#builder = builder
  }

  /**
   * @param lead the passage that leads into all of the blocks, or -1
   * @param before the passage that a list leads on from, where one comes first
   * @param after the block that comes next
   * @returns the passage that a list leads on from, where one comes next
   */
  blocks(blocks: readonly Block[], map: SourceMap, lead: number, before: number, after?: Block): number {
    let previous = before
    for (const [i, block] of blocks.entries()) {
      const afterParagraph = this.#afterParagraph
      this.#afterParagraph = false
      switch (block.type) {
        case 'heading':
          this.#heading(block, map)
          previous = -1
          break
        case 'paragraph': {
          this.#comments(block.comments, map)
          const next = (blocks[i + 1] ?? after)?.type
          const prose = next === 'paragraph' || next === 'list' ? block.proseBefore : block.prose
          previous = prose ? this.#paragraph(prose, block.span.start, map, lead, afterParagraph) : lead
          break
        }
        case 'list':
          for (const item of block.items) this.#item(item, map, previous)
          break
        case 'quote':
          this.blocks(block.blocks, map, lead, lead)
          break
        case 'table':
          this.#comments(block.comments, map)
          for (const row of block.rows) {
            let label = lead
            for (const [column, cell] of row.entries()) {
              const last = this.#builder.addProse(cell, 'table-cell', map, label)
              if (column === 0) label = last
            }
          }
          break
        case 'html':
          for (const part of block.parts) {
            if ('word' in part) this.#comments([part], map)
            else this.#builder.addProse(part, 'prose', map)
          }
          break
        case 'code':
          this.#builder.addProse(block.cuts, 'prose', map, lead)
          break
      }
      // Blocks within the block do not count: nothing goes on with the words of a quotation.
      this.#afterParagraph = block.type === 'paragraph'
    }
    return previous
  }

  #heading(block: Block & { type: 'heading' }, map: SourceMap): void {
    const { level, span, words, title, cuts } = block
    this.#comments(block.comments, map)
    if (level === 1 && this.#builder.sections.length === 1)
      this.#builder.nameDocument(words, placed(title.span ?? span, map))
    if (words === '') return
    this.#openLead = -1
    this.#builder.openHeading(level, title, span, map)
    this.#builder.addProse(cuts, 'heading', map)
  }

  #paragraph(prose: Prose, start: number, map: SourceMap, lead: number, afterParagraph: boolean): number {
    const { title, documentTitle, isSigned } = prose
    if (afterParagraph && this.#goesOn(prose))
      return this.#leadOn(prose, this.#builder.addContinued(prose.rest, prose.kind, map))
    if (isSigned) this.#builder.closeClauses(start, map)
    if (documentTitle) this.#builder.nameDocument(documentTitle.title, placed(documentTitle.span, map))
    if (title) this.#builder.openRunIn(title, { start, end: start }, map)
    return this.#prose(prose, map, lead)
  }

  #goesOn({ title, documentTitle, isSigned, isLettered, head, rest }: Prose): boolean {
    const before = this.#builder.passages.at(-1)
    const [first] = rest
    if (before?.kind !== 'prose' || !first || head.length > 0) return false
    return !title && !documentTitle && !isSigned && !isLettered && goesOn(before.text, first.wording.text)
  }

  /** Adds prose. */
  #prose(prose: Prose, map: SourceMap, lead: number): number {
    const { kind, head, rest, isLettered } = prose
    this.#builder.addProse(head, 'heading', map)
    const own = lead >= 0 ? lead : isLettered ? this.#openLead : -1
    const last = rest.length > 0 ? this.#builder.addProse(rest, kind, map, own) : lead
    return this.#leadOn(prose, last)
  }

  /** Keeps track of what the last passage of a paragraph leads into, and returns it. */
  #leadOn({ leads, isLettered }: Prose, last: number): number {
    if (leads) this.#openLead = last
    else if (!isLettered) this.#openLead = -1
    return last
  }

  #item({ span, column, first, title, blocks }: ItemBlock, map: SourceMap, lead: number): void {
    if (first) this.#comments(first.comments, map)
    const section = title ? this.#builder.openNested('list-item', title, span, column, map) : -1
    const own = first?.prose ? this.#prose(first.prose, map, lead) : lead
    this.blocks(blocks, map, own, own)
    if (section >= 0) this.#builder.close(section, placed(span, map).end)
  }

  #comments(comments: readonly Comment[], map: SourceMap): void {
    for (const { span, word } of comments) {
      const place = placed(span, map)
      if ('waiver' in word) this.#builder.waivers.push({ span: place, ...word.waiver })
      else {
        const clauses = word.clauses.map((clause) => ({ ...clause, span: placed(clause.span, map) }))
        this.#builder.annotations.push({ span: place, clauses, section: this.#builder.current })
      }
    }
  }
}
