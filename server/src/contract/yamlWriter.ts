import { ContractBuilder, type Title } from './builder.ts'
import { movedSpan, type Shift } from './built.ts'
import { moved, placed, straight } from './mappedText.ts'
import type { PieceWithin } from './markdown.ts'
import { MarkdownWriter, shiftedWords, type WordsBefore } from './markdownWriter.ts'
import { type PieceWriter, type Written, writeAgain } from './writeAgain.ts'
import type { Part, SectionHead } from './yamlEntries.ts'
import type { AnyPiece, Pieces } from './yamlPieces.ts'
import type { BlockText } from './yamlScalars.ts'
import { type Step, stepsKept, stepsOf } from './yamlSteps.ts'

/** What of the pieces before counts for those that are written next. */
interface Around {
  /** The sections of the entries that are open, outermost first. */
  readonly nests: readonly number[]
  /** The words before in the block scalar that is open, if one is. */
  readonly words: WordsBefore | undefined
}

/** What was written of a text, for the text after it. */
export interface WrittenYaml extends Written<Around> {
  /** Where its pieces begin, and where it ends. */
  readonly start: number
  readonly end: number
  readonly steps: readonly Step[]
}

const nothingWritten: WrittenYaml = { start: 0, end: 0, steps: [], built: new ContractBuilder(0, 0), marks: [] }

/** Tells a builder what pieces of YAML say. */
export class YamlWriter implements PieceWriter<Around> {
  readonly #builder: ContractBuilder
  #nests: readonly number[] = []
  /** Writes the block scalar that is open. */
  #words: MarkdownWriter | undefined
  /** How many pieces of Markdown were read in block scalars. */
  read = 0
  /** How many steps were told. */
  told = 0

  constructor(builder: ContractBuilder) {
    this.#builder = builder
  }

  /** @param offset where the piece that the parts were read from stands in the text */
  parts(parts: readonly Part[], offset: number): void {
    for (const part of parts) this.#part(part, offset)
  }

  /**
   * Writes all pieces of a text into a contract in which there is nothing yet. What an edit left alone is taken from the contract
   * of the text before.
   * @param start where they begin in the text
   * @param end where the text ends
   */
  text(pieces: Pieces, start: number, end: number, before: WrittenYaml = nothingWritten): WrittenYaml {
    const steps = stepsOf(pieces, (block) => this.#piecesOf(block))
    const kept = stepsKept(before.steps, steps)
    const stands = start === before.start ? kept : { ...kept, head: 0 }
    const write = (index: number): void => this.#step(steps[index] as Step, start)
    const written = writeAgain(this.#builder, this, before, steps.length, stands, end - before.end, write)
    return { start, end, steps, ...written }
  }

  get state(): Around {
    return { nests: this.#nests, words: this.#words?.state }
  }

  set state({ nests, words }: Around) {
    this.#nests = nests
    this.#words = words && new MarkdownWriter(this.#builder)
    if (this.#words && words) this.#words.state = words
  }

  isAt({ nests, words }: Around): boolean {
    return nests.length === this.#nests.length && (words ? this.#words?.isAt(words) === true : !this.#words)
  }

  shifted({ nests, words }: Around, shift: Shift): Around {
    return { nests: nests.map((section) => shift.section(section)), words: words && shiftedWords(words, shift) }
  }

  #step(step: Step, start: number): void {
    const builder = this.#builder
    const offset = start + step.at
    this.told++
    builder.origin = originOf(step.piece)
    switch (step.type) {
      case 'entries':
        this.parts(step.piece.parts, offset)
        break
      case 'open':
        this.#nests = [...this.#nests, this.#open(step.piece.section, step.piece.end, offset)]
        this.#words = step.piece.type === 'block' ? new MarkdownWriter(builder) : undefined
        break
      case 'words': {
        const { words, piece } = step
        builder.origin = words.origin ?? builder.origin
        this.#words?.piece(
          words.blocks,
          moved(piece.part.block.map, offset + piece.part.at).from(words.at),
          words.after,
        )
        break
      }
      case 'close':
        builder.close(this.#nests.at(-1) as number, step.piece.end + offset)
        this.#nests = this.#nests.slice(0, -1)
        this.#words = undefined
    }
  }

  #piecesOf({ reader, text, layout }: BlockText): readonly PieceWithin[] {
    const before = reader.read
    const pieces = reader.piecesOf(text, layout)
    this.read += reader.read - before
    return pieces
  }

  /** @param tell tells what stands in the section */
  #section(head: SectionHead, end: number, offset: number, tell: () => void): void {
    const section = this.#open(head, end, offset)
    tell()
    this.#builder.close(section, end + offset)
  }

  #open(head: SectionHead, end: number, offset: number): number {
    const { start, titleAt, heading } = head
    const span = { start: start - titleAt, end: end - titleAt }
    const section = this.#builder.openNested('yaml-entry', numberedTitle(head), span, 0, straight(offset + titleAt))
    if (heading) this.#part(heading, offset)
    return section
  }

  #part(part: Part, offset: number): void {
    const builder = this.#builder
    const map = straight(offset)
    switch (part.type) {
      case 'section':
        this.#section(part.head, part.end, offset, () => this.parts(part.parts, offset))
        break
      case 'prose':
        builder.addProse(part.cuts, part.kind, straight(offset + part.at))
        break
      case 'name':
        builder.nameDocument(part.name, placed(part.span, map))
        break
      case 'block': {
        const writer = new MarkdownWriter(builder)
        const words = moved(part.block.map, offset + part.at)
        for (const { blocks, at, after } of this.#piecesOf(part.block)) writer.piece(blocks, words.from(at), after)
        break
      }
      case 'annotation': {
        const clauses = part.clauses.map((clause) => ({ ...clause, span: placed(clause.span, map) }))
        builder.annotations.push({ span: placed(part.span, map), clauses, section: builder.current })
        break
      }
      case 'waivers':
        builder.waivers.push(...part.waivers.map((waiver) => ({ ...waiver, span: placed(waiver.span, map) })))
    }
  }
}

/** A title with the number that stands beside it, which is all of the title where there are no words. */
function numberedTitle({ title, titleAt, number, numberAt }: SectionHead): Title {
  if (!number) return title
  const span = movedSpan(number.span, numberAt - titleAt)
  return { words: title.words, number: { ...number, span }, span: title.span ?? span }
}

/** Stands for the lines of a piece; where the lines below its key are pieces of their own, for that with its key alone. */
function originOf(piece: AnyPiece): object {
  if (piece.type === 'run' || (piece.type === 'block' && !piece.part.block.layout)) return piece
  return piece.head ?? piece
}
