import { beginningAt, ledOn, type SourceMap } from './mappedText.ts'
import { lastAtMost } from './search.ts'

/**
 * The text of a literal block scalar (YAML 1.2.2, 8.1.2): its lines are those of the source without their indentation.
 * Positions in the source count from where the scalar's first line begins.
 */
export interface LiteralText {
  readonly text: string
  readonly map: SourceMap
  /** Where the last line with words in it ends in the source, after its break. */
  readonly end: number
  /** Stands for how the lines are indented and end, where that is alike: the same object for as long as they are so. */
  readonly layout: object | undefined
}

/**
 * Reads the lines of a literal block scalar that is written plainly: the first line has words in it, no line of spaces is
 * longer than the indentation, and nothing else stands below it.
 * @param source the lines, without the one with `|`
 * @param indent of the entry that it is the value of, in columns
 * @param before the scalar as it was, whose map is gone on with
 * @returns undefined where a YAML parser should read it
 */
export function readLiteral(
  source: string,
  indent: number,
  isStripped: boolean,
  before?: LiteralText,
): LiteralText | undefined {
  const texts: string[] = []
  const lines = new LineStarts()
  let column = -1
  let end = 0
  let isEven = true
  let lengthToEnd = 0
  let count = 0
  let length = 0
  const hasReturns = source.includes('\r')
  let next = 0
  for (let at = 0; at < source.length; at = next) {
    // Lines end at `\n` or `\r\n`.
    const lineBreak = source.indexOf('\n', at)
    const lineEnd = lineBreak < 0 ? source.length : lineBreak
    next = lineBreak < 0 ? lineEnd : lineBreak + 1
    let start = at
    while (source.charCodeAt(start) === space) start++
    const isReturned = hasReturns && lineBreak > start && source[lineEnd - 1] === '\r'
    const wordsEnd = isReturned ? lineEnd - 1 : lineEnd
    if (hasReturns && source.slice(start, wordsEnd).includes('\r')) return undefined
    const spaces = start - at
    const isBlank = start === wordsEnd
    if (column < 0) {
      if (isBlank || spaces <= indent) return undefined
      column = spaces
    }
    if (isBlank ? spaces > column || lineBreak < 0 : spaces < column) return undefined
    const text = isBlank ? '' : source.slice(at + column, wordsEnd)
    isEven &&= (!isBlank || spaces === 0) && (isReturned === hasReturns || lineBreak < 0)
    lines.add(length, at, at + (isBlank ? spaces : column))
    texts.push(text)
    length += text.length + 1
    if (isBlank) continue
    end = next
    lengthToEnd = length
    count = texts.length
  }
  if (count === 0) return undefined
  const text = texts.slice(0, count).join('\n') + (isStripped ? '' : '\n')
  lines.finish(count, lengthToEnd, end)
  const known = isEven ? { column, hasReturns, runs: new WeakMap<readonly number[], readonly number[]>() } : undefined
  const old = before?.map instanceof LiteralMap ? before.map.known : undefined
  const isAsBefore = old?.column === column && old.hasReturns === hasReturns
  const layout = known && isAsBefore ? old : known
  return { text, map: new LiteralMap(lines, text.length, layout), end, layout }
}

const space = 0x20

/** Where the lines of a text begin, and where they do in the source: with their indentation, and after it. */
class LineStarts {
  readonly text: number[] = []
  readonly raw: number[] = []
  readonly source: number[] = []

  add(text: number, raw: number, source: number): void {
    this.text.push(text)
    this.raw.push(raw)
    this.source.push(source)
  }

  /** Ends after so many lines. */
  finish(count: number, text: number, end: number): void {
    for (const starts of [this.text, this.raw, this.source]) starts.length = count
    this.add(text, end, end)
  }

  /** The line that a unit of the text stands on. */
  at(index: number): number {
    return Math.max(lastAtMost(this.text, index), 0)
  }
}

/** Runs led on before, while all lines are indented and end alike: those of a piece that an edit left alone are the same then. */
interface KnownRuns {
  readonly column: number
  readonly hasReturns: boolean
  readonly runs: WeakMap<readonly number[], readonly number[]>
}

class LiteralMap implements SourceMap {
  readonly known: KnownRuns | undefined
  readonly #lines: LineStarts
  readonly #length: number

  constructor(lines: LineStarts, length: number, known: KnownRuns | undefined) {
    this.#lines = lines
    this.#length = length
    this.known = known
  }

  start(index: number): number {
    const { text, source, raw } = this.#lines
    if (index >= this.#length) return raw.at(-1) as number
    const line = this.#lines.at(index)
    return (source[line] as number) + index - (text[line] as number)
  }

  end(index: number): number {
    if (index <= 0) return this.start(0)
    const { text, raw } = this.#lines
    const line = this.#lines.at(Math.min(index, this.#length) - 1)
    // After the break of its line, which is one unit here and may be two there.
    if (index >= (text[line + 1] as number)) return raw[line + 1] as number
    return this.start(Math.min(index, this.#length) - 1) + 1
  }

  runs(runs: readonly number[], from: number): readonly number[] {
    const known = this.known?.runs.get(runs)
    if (known) return known
    const { text } = this.#lines
    const led = ledOn(runs, from, this, (here) => text[this.#lines.at(here) + 1] ?? here)
    this.known?.runs.set(runs, led)
    return led
  }

  from(by: number): SourceMap {
    return beginningAt(this, by)
  }
}
