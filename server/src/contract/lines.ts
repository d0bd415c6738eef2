import { Columns, type Encoding } from './columns.ts'
import type { Span } from './contract.ts'
import { lastAtMost } from './search.ts'

/** A place in a text as the Language Server Protocol counts it: 0-based line, 0-based character (UTF-16 unless something else was agreed on). */
export interface Position {
  readonly line: number
  readonly character: number
}

/**
 * Turns UTF-16 offsets of one text into positions and back. Lines end at `\n`, `\r\n` or a lone `\r`, as the protocol
 * has it. The first answer takes time linear in the text, each other a binary search. What editors say and are told all goes
 * through here, so here alone characters are counted as the editor counts them.
 */
export class Lines {
  readonly #text: string
  readonly #encoding: Encoding
  /** What is known of lines that somebody asked about, where a position counts otherwise than the text does. */
  readonly #columns = new Map<number, Columns>()
  /** Where each line begins; undefined until somebody asks: of a text without findings nobody does. */
  #known: readonly number[] | undefined

  constructor(text: string, encoding: Encoding = 'utf-16') {
    this.#text = text
    this.#encoding = encoding
  }

  get #starts(): readonly number[] {
    this.#known ??= lineStarts(this.#text)
    return this.#known
  }

  /** Those of another text, with the same way to count. */
  of(text: string): Lines {
    return new Lines(text, this.#encoding)
  }

  /** How many lines the text has; an empty text has one. */
  get count(): number {
    return this.#starts.length
  }

  /** The position of an offset. An offset outside the text is moved to its nearest end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length))
    const line = lastAtMost(this.#starts, at)
    const start = this.#starts[line] as number
    return { line, character: this.#columnsOf(line)?.before(at - start) ?? at - start }
  }

  /** The offset of a position. A character past the end of its line means the end of that line, before its break. */
  offsetAt(position: Position): number {
    const start = this.#starts[position.line]
    if (start === undefined) return position.line < 0 ? 0 : this.#text.length
    const at = start + (this.#columnsOf(position.line)?.offsetOf(position.character) ?? position.character)
    return Math.max(start, Math.min(at, this.lineEnd(position.line)))
  }

  /** The columns of a line; undefined where a position counts as the text does. */
  #columnsOf(line: number): Columns | undefined {
    if (this.#encoding === 'utf-16') return undefined
    const known =
      this.#columns.get(line) ??
      new Columns(this.#text.slice(this.lineStart(line), this.lineStart(line + 1)), this.#encoding)
    this.#columns.set(line, known)
    return known
  }

  /** Offset of the first character of a line; the text's length for a line after the last. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length
  }

  /** Offset of the end of a line, before its line break. */
  lineEnd(line: number): number {
    let end = this.#starts[line + 1] ?? this.#text.length
    while (end > this.lineStart(line) && (this.#text[end - 1] === '\n' || this.#text[end - 1] === '\r')) end--
    return end
  }
}

/** A range as the protocol has it: 0-based lines, UTF-16 characters, or what an editor counts. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** The range of a place in a text. */
export const rangeOf = ({ start, end }: Span, lines: Lines): Range => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
})

/**
 * A text as it is read: with a line feed for each carriage return that ends a line by itself, which YAML's library and others take
 * for no end of a line. All stands where it did.
 */
export const withLineFeeds = (text: string): string =>
  // Most texts have none at all, which is seen without the expression in a tenth of its time.
  text.includes('\r') && loneReturn.test(text) ? text.replace(everyLoneReturn, '\n') : text

const loneReturn = /\r(?!\n)/
const everyLoneReturn = /\r(?!\n)/g

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  let feed = text.indexOf('\n')
  let carriage = text.indexOf('\r')
  while (feed >= 0 || carriage >= 0) {
    // A feed right after a carriage return ends the same line.
    const isFeed = feed >= 0 && (carriage < 0 || feed <= carriage + 1)
    const next = (isFeed ? feed : carriage) + 1
    starts.push(next)
    if (isFeed) feed = text.indexOf('\n', next)
    if (carriage >= 0 && carriage < next) carriage = text.indexOf('\r', next)
  }
  return starts
}
