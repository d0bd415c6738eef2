import type { Block, Comment, ItemBlock, Prose } from './block.ts'
import { goesOn } from './brokenLines.ts'
import type { ContractBuilder } from './builder.ts'
import type { Shift } from './built.ts'
import { placed, type SourceMap } from './mappedText.ts'
import { leadsIntoList } from './passages.ts'
import type { PieceWriter } from './writeAgain.ts'

/** What of the words before counts for those that are written next. */
export interface WordsBefore {
  /** The passage that a list or quotation leads on from, where one comes next, or -1. */
  readonly previous: number
  /** The passage that leads into lettered paragraphs after "… shall not:", or -1. */
  readonly openLead: number
  /** Whether the last block was a paragraph, whose words the next one may go on with. */
  readonly afterParagraph: boolean
}

/** Broken lines are joined into one paragraph up to this length, in UTF-16 units: each line that is added builds it anew. */
const longestBroken = 4000

/** Tells a builder what the blocks of a document say, one after the other. */
export class MarkdownWriter implements PieceWriter<WordsBefore> {
  readonly #builder: ContractBuilder
  /** The passage that a list or quotation leads on from, where one comes next, or -1. */
  #previous = -1
  /** The passage that leads into lettered paragraphs after "… shall not:", or -1. */
  #openLead = -1
  /** Whether the last block was a paragraph, whose words the next one may go on with. */
  #afterParagraph = false

  constructor(builder: ContractBuilder) {
    this.#builder = builder
  }

  /**
   * Writes a piece of the text.
   * @param after the block that comes after it
   */
  piece(blocks: readonly Block[], map: SourceMap, after: Block | undefined): void {
    this.#previous = this.#blocks(blocks, map, -1, this.#previous, { after })
  }

  get state(): WordsBefore {
    return { previous: this.#previous, openLead: this.#openLead, afterParagraph: this.#afterParagraph }
  }

  set state({ previous, openLead, afterParagraph }: WordsBefore) {
    this.#previous = previous
    this.#openLead = openLead
    this.#afterParagraph = afterParagraph
  }

  isAt({ previous, openLead, afterParagraph }: WordsBefore): boolean {
    return previous === this.#previous && openLead === this.#openLead && afterParagraph === this.#afterParagraph
  }

  shifted(before: WordsBefore, shift: Shift): WordsBefore {
    return shiftedWords(before, shift)
  }

  /**
   * @param lead the passage that leads into all of the blocks, or -1
   * @param before the passage that a list or quotation leads on from, where one comes first
   * @param outer the block that comes next; undefined where the blocks stand in another
   * @returns the passage that a list or quotation leads on from, where one comes next
   */
  #blocks(
    blocks: readonly Block[],
    map: SourceMap,
    lead: number,
    before: number,
    outer?: { readonly after: Block | undefined },
  ): number {
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
          const next = (blocks[i + 1] ?? outer?.after)?.type
          const prose = next === 'paragraph' || next === 'list' ? block.proseBefore : block.prose
          const last = prose ? this.#paragraph(prose, block.span.start, map, lead, afterParagraph) : lead
          previous = this.#leadsIntoList(last) ? last : lead
          break
        }
        case 'list':
          for (const [j, item] of block.items.entries()) {
            const next = j === block.items.length - 1 ? (blocks[i + 1] ?? outer?.after) : undefined
            if (!outer || previous >= 0) this.#item(item, map, previous)
            else this.#outerItem(item, map, next)
          }
          break
        case 'quote':
          this.#blocks(block.blocks, map, previous, previous)
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
        case 'too-deep':
          this.#builder.tooDeep.push(placed({ start: block.at, end: block.at + 1 }, map))
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
    if (before?.kind !== 'prose' || !first || head.length > 0 || before.text.length > longestBroken) return false
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

  /**
   * An item that no words lead into may be a clause. Where Markdown ends the list behind its title, what comes next stands
   * under it, as it does under a title in a paragraph.
   */
  #outerItem(item: ItemBlock, map: SourceMap, next: Block | undefined): void {
    const { span, number, first, titleAlone } = item
    if (first?.proseBefore && titleAlone && mayStandUnderItem(next)) {
      this.#comments(first.comments, map)
      this.#builder.openRunIn(titleAlone, { start: span.start, end: span.start }, map)
      this.#prose(first.proseBefore, map, -1)
      return
    }
    if (number !== undefined) this.#builder.closeBefore(number, span.start, map)
    this.#item(item, map, -1)
  }

  #item({ span, column, first, title, blocks }: ItemBlock, map: SourceMap, lead: number): void {
    if (first) this.#comments(first.comments, map)
    const section = title ? this.#builder.openNested('list-item', title, span, column, map) : -1
    const own = first?.prose ? this.#prose(first.prose, map, lead) : lead
    this.#blocks(blocks, map, own, own)
    if (section >= 0) this.#builder.close(section, placed(span, map).end)
  }

  #leadsIntoList(passage: number): boolean {
    const wording = this.#builder.wordings[passage]
    return wording !== undefined && leadsIntoList(wording)
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

/** Whether what comes after an item stands under it, and is neither a title nor a list that the item may be part of. */
const mayStandUnderItem = (next: Block | undefined): boolean =>
  next !== undefined &&
  next.type !== 'heading' &&
  next.type !== 'other' &&
  !(next.type === 'list' && next.items[0]?.number !== undefined)

/** The same words in another place of the lists. */
export const shiftedWords = ({ previous, openLead, afterParagraph }: WordsBefore, shift: Shift): WordsBefore => ({
  previous: shift.passage(previous),
  openLead: shift.passage(openLead),
  afterParagraph,
})
