import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from 'yaml'
import type { FactBlock } from './contract.ts'
import { type KeptText, noTextKept } from './keptText.ts'
import { type LiteralText, readLiteral } from './literalText.ts'
import { moved } from './mappedText.ts'
import { MarkdownReader } from './markdown.ts'
import { ownCopy } from './ownCopy.ts'
import { Shelf } from './shelf.ts'
import { holdToLongest } from './tooMuch.ts'
import { cutEntriesAgain, type Level, NotByPieces, type PieceText } from './yamlCuts.ts'
import { factBlockOf, type ParsedAlone, parseAlone, type YamlDocument } from './yamlDocument.ts'
import {
  deepest,
  EntryReader,
  type Named,
  type Part,
  type Placed,
  type SectionHead,
  sectionHead,
  titlingOf,
  untitled,
} from './yamlEntries.ts'
import { colonlessOpening, itemOpening, keyOpening, literalKey } from './yamlOpenings.ts'
import { type Fault, faultOfOtherKind, faultsFrom, faultsToTell, RepeatedKeys } from './yamlProblems.ts'
import { type BlockText, KnownScalars, ScalarReader, type Words } from './yamlScalars.ts'

/** An entry of a mapping as its mapping needs it: the value of its key, and the place, beside its name. */
interface Entry extends Named {
  readonly key: unknown
  readonly at: number
}

interface Piece {
  /** Otherwise it is one entry in which something else stands than its mapping or list has. */
  readonly isOfLevel: boolean
  /** In UTF-16 units, as are all positions, which count from where the piece begins. */
  readonly length: number
  /** Whether it is one entry or item, and was not to be read with others. */
  readonly isOneEntry: boolean
  /** Where its last word ends. */
  readonly end: number
  /** None where it is of a list. */
  readonly entries: readonly Entry[]
  /** What is wrong in it. */
  readonly faults: readonly Fault[]
}

/** Some entries, read by a YAML parser. */
export interface Run extends Piece {
  readonly type: 'run'
  readonly parts: readonly Part[]
  readonly scalars: readonly (Words | BlockText)[]
  readonly facts: FactBlock | undefined
}

/** The key of an entry that is no run. */
interface Head {
  readonly entry: Entry
  readonly key: Placed
  readonly hasColon: boolean
}

const isHeadOfLevel = ({ entry, hasColon }: Head, { indent, isList }: Level): boolean =>
  hasColon && !isList && entry.at === indent

/** One entry with entries of its own, which are pieces. */
export interface Nest extends Piece {
  readonly type: 'nest'
  readonly section: SectionHead
  readonly head: Head | undefined
  readonly headLength: number
  readonly inner: Pieces
}

/** One entry with a literal block scalar, which no YAML parser reads. */
export interface LiteralEntry extends Piece {
  readonly type: 'block'
  readonly section: SectionHead
  readonly head: Head
  readonly headLength: number
  readonly literal: LiteralText
  readonly part: Part & { readonly type: 'block' }
}

export type AnyPiece = Run | Nest | LiteralEntry

/** All of a mapping or list, cut into pieces. */
export interface Pieces extends Level, Omit<Piece, 'isOneEntry' | 'isOfLevel'> {
  readonly pieces: readonly AnyPiece[]
}

type ParsedPair = Pair<ParsedNode, ParsedNode | null>

const shelf = new Shelf<AnyPiece>()

/** Keeps pieces from one document to the next, up to so many characters. */
export function keepEntries(characters: number): void {
  shelf.room = characters
}

/** Reads pieces, and counts them. */
export class PieceReader {
  /** How many texts a YAML parser has read. */
  parsed = 0
  readonly #shortRun: number

  /** @param shortRun a run is no longer than this, unless it is one entry; in UTF-16 units */
  constructor(shortRun: number) {
    this.#shortRun = shortRun
  }

  /**
   * Reads a mapping or list whose lines begin where the text does.
   * @param old what it was before an edit, of whose text `kept` stands
   * @param around the scalars that were there before, where the lines were read otherwise
   * @throws {NotByPieces} where only the whole document can be read
   */
  read(text: string, level: Level, old: Pieces | undefined, kept: KeptText, around = new KnownScalars()): Pieces {
    const known =
      old?.indent === level.indent && old.isList === level.isList && old.depth === level.depth ? old : undefined
    let scalars: KnownScalars | undefined
    const pieces = cutEntriesAgain(
      known?.pieces ?? [],
      known ? kept : noTextKept,
      text,
      level,
      this.#shortRun,
      (of) => {
        scalars ??= known ? new KnownScalars(() => of.gone.flatMap(scalarsIn)) : around
        return this.#piece(of, level, scalars)
      },
    )
    // Lines among which no entry stands are something else than a mapping or list.
    if (pieces.length > 0 && !pieces.some(({ isOfLevel }) => isOfLevel)) throw new NotByPieces()
    const repeated = new RepeatedKeys()
    const entries: Entry[] = []
    const faults: Fault[] = []
    let at = 0
    for (const piece of pieces) {
      for (const { name, title, number, key, at: keyAt } of piece.entries) {
        repeated.add(key, keyAt + at)
        entries.push({ name, title: movedBy(at, title), number: movedBy(at, number), key, at: keyAt + at })
      }
      for (const fault of faultsFrom(piece.faults, at)) faults.push(fault)
      at += piece.length
    }
    const last = pieces.at(-1)
    const end = last ? at - last.length + last.end : 0
    return { ...level, pieces, length: at, end, entries, faults: [...faults, ...repeated.faults] }
  }

  #piece(of: PieceText<AnyPiece>, level: Level, known: KnownScalars): AnyPiece | undefined {
    const key = `${level.isList ? 'items' : 'entries'} ${level.depth} ${level.indent}\n${of.text}`
    const piece = shelf.get(key) ?? this.#pieceAnew(of, level, known)
    if (piece) shelf.put(key, piece)
    return piece
  }

  /** @returns undefined where several entries stand in the text, and one of them has a mistake */
  #pieceAnew(of: PieceText<AnyPiece>, level: Level, known: KnownScalars): AnyPiece | undefined {
    const { text } = of
    const isDeepest = level.depth >= deepest
    const isLong = text.length > this.#shortRun && !isDeepest
    const long = isLong ? (this.#block(of, level, known) ?? this.#nest(of, level, known)) : undefined
    if (long) return long
    const own = ownCopy(text)
    const parsed = this.#parse(own, level.depth)
    if (parsed.isSound && isOfLevel(parsed.document, level)) return this.#run(own, level, known, parsed)
    if (!of.isOneEntry) return undefined
    // A mistake reaches no further than the innermost entry that it stands in.
    const nest = isLong || isDeepest ? undefined : this.#nest(of, level, known)
    return nest ?? this.#run(own, level, known, parsed)
  }

  #run(text: string, level: Level, known: KnownScalars, { document, faults, isSound }: ParsedAlone): Run {
    const contents = document.contents as ParsedNode | null
    const isFit = isOfLevel(document, level)
    const scalars = new ScalarReader(text, known)
    const reader = new EntryReader(document, scalars)
    return {
      type: 'run',
      isOneEntry: false,
      isOfLevel: isFit,
      length: text.length,
      end: reader.endOf(contents),
      entries: isFit && isMap(contents) ? (contents.items as ParsedPair[]).map((pair) => entryOf(pair, reader)) : [],
      faults: !isFit ? [faultOfOtherKind(text, level)] : isSound ? faults : faultsToTell(faults, text),
      parts: reader.node(contents, level.depth),
      facts: level.depth === 0 ? factBlockOf(document, 0) : undefined,
      scalars: scalars.finish(),
    }
  }

  #nest({ text, before, kept }: PieceText<AnyPiece>, level: Level, known: KnownScalars): Nest | undefined {
    const item = level.isList ? itemOpening(text, level) : undefined
    const opening = item ?? keyOpening(text, level) ?? colonlessOpening(text, level)
    if (!opening) return undefined
    const { headLength, inner } = opening
    const old = before?.type === 'nest' ? before : undefined
    const isHeadKept = old?.headLength === headLength && kept.before >= headLength
    const head = item ? undefined : isHeadKept ? old.head : this.#head(text.slice(0, headLength), level, known)
    if (!item && !head) return undefined
    // The mark of an item is read as the white space that it is to the entries after it.
    const innerText = item ? ' '.repeat(inner.indent) + text.slice(inner.indent) : text.slice(headLength)
    const innerKept = { before: isHeadKept ? kept.before - headLength : 0, after: kept.after }
    const pieces = this.read(innerText, inner, old?.inner, innerKept, known)
    const { title, number } = inner.isList ? untitled : titlingOf(pieces.entries, !head)
    const titling = { title: movedBy(headLength, title), number: movedBy(headLength, number) }
    const start = head ? head.entry.at : inner.indent
    const isFit = !head || isHeadOfLevel(head, level)
    return {
      type: 'nest',
      isOfLevel: isFit,
      isOneEntry: true,
      length: text.length,
      end: headLength + pieces.end,
      entries: head ? [head.entry] : [],
      faults: [...(isFit ? [] : [faultOfOtherKind(text, level)]), ...faultsFrom(pieces.faults, headLength)],
      section: sectionHead(start, head?.key, titling),
      head,
      headLength,
      inner: pieces,
    }
  }

  #block({ text, before, kept }: PieceText<AnyPiece>, level: Level, known: KnownScalars): LiteralEntry | undefined {
    const [header, strip] = (!level.isList && literalKey.exec(text)) || []
    if (header === undefined) return undefined
    const old = before?.type === 'block' ? before : undefined
    const literal = readLiteral(text.slice(header.length), level.indent, strip === '-', old?.literal)
    const isHeadKept = old?.headLength === header.length && kept.before >= header.length
    const head = literal && (isHeadKept ? old.head : this.#head(header, level, known))
    if (!head || !isHeadOfLevel(head, level)) return undefined
    const at = header.lastIndexOf('|')
    const end = header.length + literal.end
    return {
      type: 'block',
      isOfLevel: true,
      isOneEntry: true,
      length: text.length,
      end,
      entries: [head.entry],
      faults: [],
      section: sectionHead(level.indent, head.key, untitled),
      head,
      headLength: header.length,
      literal,
      part: {
        type: 'block',
        at,
        block: {
          source: ownCopy(text.slice(at, end)),
          text: literal.text,
          map: moved(literal.map, header.length - at),
          layout: literal.layout,
          reader: old?.part.block.reader ?? known.reader() ?? new MarkdownReader(),
        },
      },
    }
  }

  /**
   * Reads the lines with the key of an entry, which may lack its colon.
   * @returns undefined where they say more, or where an entry of that name is read as a whole
   */
  #head(text: string, level: Level, known: KnownScalars): Head | undefined {
    const own = ownCopy(text)
    const { document, isSound } = this.#parse(own, level.depth)
    const contents = document.contents as ParsedNode | null
    const isPair = isMap(contents) && contents.items.length === 1
    const pair = isPair
      ? (contents.items[0] as ParsedPair)
      : isScalar(contents)
        ? { key: contents, value: null }
        : undefined
    if (!isSound || !pair || !isScalar(pair.key) || !(pair.value === null || isEmpty(pair.value))) return undefined
    const scalars = new ScalarReader(own, known)
    const reader = new EntryReader(document, scalars)
    const entry = entryOf(pair as ParsedPair, reader)
    const isNamedWhole =
      entry.name === 'clause' || entry.name === 'waivers' || (level.depth === 0 && entry.name === 'contract')
    // Without its colon it is none of these yet.
    const isWhole = isPair && isNamedWhole
    return isWhole ? undefined : { entry, key: reader.key(pair as ParsedPair) as Placed, hasColon: isPair }
  }

  #parse(text: string, depth: number): ParsedAlone {
    holdToLongest(text)
    this.parsed++
    const parsed = notByPieces.test(text) ? undefined : parseAlone(text, depth)
    if (!parsed) throw new NotByPieces()
    return parsed
  }
}

/** Marks of a document, and lines that begin with a tab or have nothing else. */
const notByPieces = /^(?:---|\.\.\.)(?:\s|$)|^\t|^ *\t[ \t]*\r?$/m

/** Whether entries of a mapping stand in a text, or items of a list, as its lines do. */
function isOfLevel({ contents }: YamlDocument, { indent, isList }: Level): boolean {
  const isKind = isList ? isSeq(contents) && !contents.flow : isMap(contents) && !contents.flow
  return isKind && (contents as ParsedNode).range[0] === indent
}

const movedBy = (by: number, placed: Placed | undefined): Placed | undefined =>
  placed && { words: placed.words, at: placed.at + by }

const isEmpty = (value: ParsedNode | null): boolean =>
  isScalar(value) && (value.value === '' || value.value === null) && !(value as Scalar.Parsed).source

const entryOf = (pair: ParsedPair, reader: EntryReader): Entry => ({
  ...reader.named(pair),
  key: isScalar(pair.key) ? pair.key.value : pair.key,
  at: pair.key.range[0],
})

/** All scalars of a piece that it has read itself. */
export const scalarsIn = (piece: AnyPiece): (Words | BlockText)[] =>
  piece.type === 'run'
    ? [...piece.scalars]
    : piece.type === 'block'
      ? [piece.head.key.words, piece.part.block]
      : [...(piece.head ? [piece.head.key.words] : []), ...piece.inner.pieces.flatMap(scalarsIn)]
