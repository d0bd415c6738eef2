import { ContractBuilder } from './builder.ts'
import { type Built, goOnAlike, type Mark, type Shift } from './built.ts'
import { moved, placed, straight } from './mappedText.ts'
import type { Part, SectionHead } from './yamlEntries.ts'
import type { AnyPiece, Pieces } from './yamlPieces.ts'
import { type Step, stepsKept, stepsOf } from './yamlSteps.ts'

/** Where a writer stood before a step. */
interface YamlMark {
  readonly built: Mark
  /** The sections of the entries that were open, outermost first. */
  readonly nests: readonly number[]
}

/** What was written of a text, for the text after it. */
export interface WrittenYaml {
  /** Where its pieces begin, and where it ends. */
  readonly start: number
  readonly end: number
  readonly steps: readonly Step[]
  readonly built: Built
  /** One for each step. */
  readonly marks: readonly YamlMark[]
}

const nothingWritten: WrittenYaml = { start: 0, end: 0, steps: [], built: new ContractBuilder(0, 0), marks: [] }

/** Tells a builder what pieces of YAML say. */
export class YamlWriter {
  readonly #builder: ContractBuilder
  /** The sections of the entries that are open, outermost first. */
  #nests: readonly number[] = []
  /** How many pieces of Markdown were read in block scalars. */
  read = 0

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
    const builder = this.#builder
    const { built, marks: old } = before
    const steps = stepsOf(pieces)
    const { head, tail } = stepsKept(before.steps, steps)
    // The last step of the text before has no mark behind it.
    const first = start === before.start ? Math.max(Math.min(head, old.length - 1), 0) : 0
    const begun = old[first]
    if (begun && first > 0) {
      builder.beginWith(built, begun.built)
      this.#nests = begun.nests
    }
    const marks = old.slice(0, first)
    for (let i = marks.length; i < steps.length; i++) {
      const mark = { built: builder.mark(), nests: this.#nests }
      const same = i >= steps.length - tail ? old[i - steps.length + old.length] : undefined
      if (same && goOnAlike(same.built, built, mark.built, builder)) {
        const shift = builder.endWith(built, same.built, end - before.end)
        const taken = old.slice(i - steps.length).map((one) => shifted(one, shift))
        return { start, end, steps, built: builder, marks: [...marks, ...taken] }
      }
      marks.push(mark)
      this.#step(steps[i] as Step, start)
    }
    return { start, end, steps, built: builder, marks }
  }

  #step({ type, piece, at }: Step, start: number): void {
    const builder = this.#builder
    builder.origin = originOf(piece)
    const offset = start + at
    if (type === 'close') {
      builder.close(this.#nests.at(-1) as number, piece.end + offset)
      this.#nests = this.#nests.slice(0, -1)
    } else if (type === 'open') this.#nests = [...this.#nests, this.#open(piece.section, piece.end, offset)]
    else if (piece.type === 'run') this.parts(piece.parts, offset)
    else this.#section(piece.section, piece.end, offset, () => this.#part(piece.part, offset))
  }

  /** @param tell tells what stands in the section */
  #section(head: SectionHead, end: number, offset: number, tell: () => void): void {
    const section = this.#open(head, end, offset)
    tell()
    this.#builder.close(section, end + offset)
  }

  #open({ start, title, titleAt, heading }: SectionHead, end: number, offset: number): number {
    const span = { start: start - titleAt, end: end - titleAt }
    const section = this.#builder.openNested('yaml-entry', title, span, 0, straight(offset + titleAt))
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
        const { text, reader, map, layout } = part.block
        const before = reader.read
        reader.addTo(builder, text, moved(map, offset + part.at), layout)
        this.read += reader.read - before
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

/** Stands for the lines of a piece; where the lines below its key are pieces of their own, for that with its key alone. */
function originOf(piece: AnyPiece): object {
  if (piece.type === 'run' || (piece.type === 'block' && !piece.part.block.layout)) return piece
  return piece.head ?? piece
}

function shifted(mark: YamlMark, shift: Shift): YamlMark {
  const built = shift.mark(mark.built)
  return built === mark.built ? mark : { built, nests: mark.nests.map((section) => shift.section(section)) }
}
