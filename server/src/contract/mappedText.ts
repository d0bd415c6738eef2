import type { Span } from './contract.ts'
import { lastAtMost } from './search.ts'

/** Leads from positions in a text to positions in the original that it was taken from. */
export interface SourceMap {
  /** Where the unit at `index` starts in the original. For the end of the text: where its last unit ends there. */
  start(index: number): number
  /** Where the unit before `index` ends in the original. */
  end(index: number): number
  /**
   * Leads runs on to the original: triples `[start in some text, start in this one, length]`, flattened, of which the
   * second counts from `from` here, and from `start(from)` in the result.
   */
  runs(runs: readonly number[], from: number): readonly number[]
  /** The map of the piece of the text that begins at `by`. */
  from(by: number): SourceMap
}

/** The map of a text that is its own original, or a straight piece of it that begins at `offset`. */
export const straight = (offset: number): SourceMap => new Straight(offset)

class Straight implements SourceMap {
  readonly #offset: number

  constructor(offset: number) {
    this.#offset = offset
  }

  start(index: number): number {
    return index + this.#offset
  }

  end(index: number): number {
    return index + this.#offset
  }

  runs(runs: readonly number[]): readonly number[] {
    return runs
  }

  from(by: number): SourceMap {
    return new Straight(this.#offset + by)
  }
}

/** The map of the piece of a text that begins at `by`, made of the map of the whole. */
export const beginningAt = (map: SourceMap, by: number): SourceMap => ({
  start: (index) => map.start(index + by),
  end: (index) => map.end(index + by),
  runs: (runs, from) => map.runs(runs, from + by),
  from: (more) => beginningAt(map, by + more),
})

/** A map to an original that begins `by` units into another one, led on to that. */
export const moved = (map: SourceMap, by: number): SourceMap => ({
  start: (index) => map.start(index) + by,
  end: (index) => map.end(index) + by,
  runs: (runs, from) => map.runs(runs, from),
  from: (more) => moved(map.from(more), by),
})

/** A span of a text, led on to the original. */
export function placed({ start, end }: Span, map: SourceMap): Span {
  const from = map.start(start)
  return { start: from, end: Math.max(from, map.end(end)) }
}

/**
 * A text that was taken out of another one, character by character: a YAML scalar without its indentation, the words
 * of a paragraph without their markup. Remembers for each UTF-16 unit where it came from.
 */
export class MappedText implements SourceMap {
  text = ''
  /**
   * Triples `[start here, start there, end there]`, flattened, ascending. A run is as long here as there, or it is one unit
   * that was written otherwise.
   */
  readonly #runs: number[] = []

  /** Adds one piece that stands in the original at `[start, end)`, unit by unit where the lengths agree. */
  push(piece: string, start: number, end: number): void {
    if (end - start !== piece.length) {
      for (let i = 0; i < piece.length; i++) this.#runs.push(this.text.length + i, start, end)
    } else if (piece !== '') {
      const last = this.#runs.length - 3
      const goesOn =
        last >= 0 &&
        this.#runs[last + 2] === start &&
        start - (this.#runs[last + 1] as number) === this.text.length - (this.#runs[last] as number)
      if (goesOn) this.#runs[last + 2] = end
      else this.#runs.push(this.text.length, start, end)
    }
    this.text += piece
  }

  /** Adds a piece of another text, with its places. */
  append(other: MappedText, from = 0, to = other.length): void {
    for (let at = from; at < to; ) {
      const end = Math.min(to, other.#runs[other.#runAt(at) + 3] ?? other.length)
      this.push(other.text.slice(at, end), other.start(at), other.end(end))
      at = end
    }
  }

  /** A piece of this text without the white space before it. */
  slice(from: number, to: number): MappedText {
    const out = new MappedText()
    let at = from
    while (at < to && /\s/.test(this.text[at] as string)) at++
    out.append(this, at, to)
    return out
  }

  get length(): number {
    return this.text.length
  }

  start(index: number): number {
    if (index >= this.length) return this.#runs.at(-1) ?? 0
    const run = this.#runAt(index)
    return (this.#runs[run + 1] as number) + index - (this.#runs[run] as number)
  }

  end(index: number): number {
    if (index <= 0) return this.start(0)
    const run = this.#runAt(Math.min(index, this.length) - 1)
    const end = this.#runs[run + 2] as number
    const next = this.#runs[run + 3] ?? this.length
    return index < next ? end - (next - index) : end
  }

  runs(runs: readonly number[], from: number): readonly number[] {
    return ledOn(runs, from, this, (here) =>
      here < this.length ? (this.#runs[this.#runAt(here) + 3] ?? this.length) : here + 1,
    )
  }

  from(by: number): SourceMap {
    return beginningAt(this, by)
  }

  /** The piece of the original that `[from, to)` of this text came from. */
  span(from: number, to: number): Span {
    return placed({ start: from, end: to }, this)
  }

  /** How `[from, to)` maps to the original: triples `[start here, start there, length]`, both counted from `from`. */
  runsOf(from: number, to: number): number[] {
    const out: number[] = []
    const base = this.start(from)
    for (let at = from; at < to; ) {
      const end = Math.min(to, this.#runs[this.#runAt(at) + 3] ?? this.length)
      addRun(out, at - from, this.start(at) - base, end - at)
      at = end
    }
    return out
  }

  /** Where in `runs` the run of a unit of this text stands. */
  #runAt(index: number): number {
    return Math.max(lastAtMost(this.#runs, index, 3), 0) * 3
  }
}

/**
 * Leads runs on to the original, as {@link SourceMap.runs} gives them.
 * @param nextAfter where the stretch of this text ends that a unit is in and that is as long there as here
 */
export function ledOn(
  runs: readonly number[],
  from: number,
  map: Pick<SourceMap, 'start'>,
  nextAfter: (index: number) => number,
): readonly number[] {
  const out: number[] = []
  const base = map.start(from)
  for (let i = 0; i < runs.length; i += 3) {
    const [text, source, length] = runs.slice(i, i + 3) as [number, number, number]
    for (let at = 0; at < length; ) {
      const here = from + source + at
      const units = Math.max(1, Math.min(length - at, nextAfter(here) - here))
      addRun(out, text + at, map.start(here) - base, units)
      at += units
    }
  }
  return out
}

/** Adds a run to triples, or to the last of them where it goes on. */
function addRun(runs: number[], text: number, source: number, length: number): void {
  const last = runs.length - 3
  const before = last >= 0 ? (runs[last + 2] as number) : 0
  if (last >= 0 && (runs[last] as number) + before === text && (runs[last + 1] as number) + before === source)
    runs[last + 2] = before + length
  else runs.push(text, source, length)
}

/** The same text with each run of white space one space, and none at the ends. */
export function singleSpaced(words: MappedText): MappedText {
  const out = new MappedText()
  let from = 0
  for (const { 0: space, index } of words.text.matchAll(/\s+/g)) {
    out.append(words, from, index)
    from = index + space.length
    if (out.length === 0 || from === words.length) continue
    // Lines of Chinese are joined without a space.
    const joins = space.endsWith('\n') && isHan(words.text[index - 1]) && isHan(words.text[from])
    if (!joins) out.push(' ', words.start(from - 1), words.end(from))
  }
  out.append(words, from)
  return out
}

function isHan(unit: string | undefined): boolean {
  return unit !== undefined && /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(unit)
}
