import type { ItemBlock, ParagraphBlock, Prose } from './block.ts'
import type { Title } from './builder.ts'
import { movedSpan } from './built.ts'
import type { PassageCut } from './passages.ts'

/** A paragraph as it was read, with the titles of the item that it begins. */
export interface ReadParagraph extends Pick<ItemBlock, 'title' | 'titleAlone'> {
  readonly first: ParagraphBlock
}

interface Known extends ReadParagraph {
  readonly start: number
}

interface KnownCell {
  readonly cuts: readonly PassageCut[]
  readonly start: number
}

/**
 * Remembers the paragraphs of the last text that was read: of the next one, those that say the same need only be put in their
 * places. Most contracts are one long list, of which an edit touches one paragraph.
 */
export class ParagraphMemory {
  #before: ReadonlyMap<string, Known> = new Map()
  #now = new Map<string, Known>()
  #definitions = ''
  #cellsBefore: ReadonlyMap<string, KnownCell> = new Map()
  #cells = new Map<string, KnownCell>()

  /**
   * Begins with a new text.
   * @param definitions the link reference definitions that its words may refer to
   */
  begin(definitions: string): void {
    this.#before = definitions === this.#definitions ? this.#now : new Map()
    this.#now = new Map()
    this.#definitions = definitions
  }

  /**
   * What a paragraph was read as.
   * @param written all that it is read by
   * @param start where that begins in its text
   */
  of(written: string, start: number, read: () => ReadParagraph): ReadParagraph {
    const known = this.#before.get(written)
    // Comments say where they stand themselves.
    const isKnown = known && known.first.comments.length === 0
    const found = isKnown ? moved(known, start - known.start) : read()
    this.#now.set(written, { ...found, start })
    return found
  }

  /** Begins with a new table. */
  beginTable(): void {
    this.#cellsBefore = this.#cells
    this.#cells = new Map()
  }

  /**
   * What a cell was read as.
   * @param written its words
   * @param start where they begin in its text
   */
  cell(written: string, start: number, read: () => PassageCut[]): readonly PassageCut[] {
    const known = this.#cellsBefore.get(written) ?? this.#cells.get(written)
    const cuts = known ? known.cuts.map((cut) => movedCut(cut, start - known.start)) : read()
    this.#cells.set(written, { cuts, start })
    return cuts
  }
}

function moved({ first, title, titleAlone }: ReadParagraph, by: number): ReadParagraph {
  if (by === 0) return { first, title, titleAlone }
  const prose = first.prose && movedProse(first.prose, by)
  const isOne = first.proseBefore === first.prose
  const proseBefore = isOne ? prose : first.proseBefore && movedProse(first.proseBefore, by)
  return {
    first: { ...first, span: movedSpan(first.span, by), prose, proseBefore },
    title: movedTitle(title, by),
    titleAlone: movedTitle(titleAlone, by),
  }
}

const movedCut = (cut: PassageCut, by: number): PassageCut => ({ ...cut, span: movedSpan(cut.span, by) })

const movedTitle = (title: Title | undefined, by: number): Title | undefined =>
  title && {
    ...title,
    number: title.number && { ...title.number, span: movedSpan(title.number.span, by) },
    span: title.span && movedSpan(title.span, by),
  }

const movedProse = (prose: Prose, by: number): Prose => ({
  ...prose,
  title: movedTitle(prose.title, by),
  head: prose.head.map((cut) => movedCut(cut, by)),
  rest: prose.rest.map((cut) => movedCut(cut, by)),
  documentTitle: prose.documentTitle && { ...prose.documentTitle, span: movedSpan(prose.documentTitle.span, by) },
})
