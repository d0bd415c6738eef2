import type { ContractBuilder } from './builder.ts'
import { moved, placed, straight } from './mappedText.ts'
import type { Part, SectionHead } from './yamlEntries.ts'
import type { AnyPiece, Pieces } from './yamlPieces.ts'

/** Tells a builder what pieces of YAML say. */
export class YamlWriter {
  readonly #builder: ContractBuilder
  /** How many pieces of Markdown were read in block scalars. */
  read = 0

  constructor(builder: ContractBuilder) {
    this.#builder = builder
  }

  /** @param offset where the piece that the parts were read from stands in the text */
  parts(parts: readonly Part[], offset: number): void {
    for (const part of parts) this.#part(part, offset)
  }

  /** @param offset where they stand in the text */
  pieces({ pieces }: Pieces, offset: number): void {
    let at = offset
    for (const piece of pieces) {
      this.#piece(piece, at)
      at += piece.length
    }
  }

  #piece(piece: AnyPiece, offset: number): void {
    this.#builder.origin = originOf(piece)
    if (piece.type === 'run') this.parts(piece.parts, offset)
    else
      this.#section(piece.section, piece.end, offset, () => {
        if (piece.type === 'block') this.#part(piece.part, offset)
        else this.pieces(piece.inner, offset + piece.headLength)
      })
  }

  /** @param tell tells what stands in the section */
  #section(head: SectionHead, end: number, offset: number, tell: () => void): void {
    const { title, titleAt, heading } = head
    const span = { start: head.start - titleAt, end: end - titleAt }
    const section = this.#builder.openNested('yaml-entry', title, span, 0, straight(offset + titleAt))
    if (heading) this.#part(heading, offset)
    tell()
    this.#builder.close(section, end + offset)
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
