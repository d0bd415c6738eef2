import type { MappedText } from './mappedText.ts'

/** Which escapes the source writes: Markdown in its code none, though lines have prefixes there as well. */
export type Notation = 'markdown' | 'markdown-code' | 'yaml-double' | 'yaml-single' | 'yaml-plain'

const entity = /&(?:#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/y
const doubleQuotedEscape = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\r\n])/y
const lineContinuation = /\\(?:\r\n|\n|\r)[ \t]*/y
/** How far to look for the next character where source and value disagree for a reason not known here. */
const searchAhead = 80

function lengthOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at
  return expression.test(text) ? expression.lastIndex - at : 0
}

const isBreak = (unit: string | undefined): boolean => unit === '\n' || unit === '\r'
const isBlank = (unit: string | undefined): boolean => unit === ' ' || unit === '\t'

/** Finds where blanks end; asked for places in order, it looks at each once. */
function blanksIn(text: string): (from: number) => number {
  let end = 0
  return (from) => {
    end = Math.max(end, from)
    while (isBlank(text[end])) end++
    return end
  }
}

/**
 * Finds for each character of `value`, which a parser read out of `source[from, to)`, the place it was written at, and
 * adds it to `out`. Parsers say where a node stands but not where each of its characters does once
 * escapes, folded lines, quote marks and line prefixes are gone. Linear. Where the two cannot be matched, positions
 * stay within `[from, to)`.
 */
export function align(
  value: string,
  source: string,
  from: number,
  to: number,
  notation: Notation,
  out: MappedText,
): void {
  let at = from
  const [afterBlanks, afterSourceBlanks] = [blanksIn(value), blanksIn(source)]
  const put = (piece: string, length: number): void => {
    const end = Math.min(at + length, to)
    out.push(piece, at, end)
    at = end
  }
  const isPrefix = (unit: string | undefined): boolean =>
    isBlank(unit) || (notation.startsWith('markdown') && unit === '>')

  for (let i = 0; i < value.length; ) {
    const plain = plainLength(value, i, source, at, to)
    if (plain > 0) {
      put(value.slice(i, i + plain), plain)
      i += plain
      continue
    }
    const unit = value[i] as string
    if (at >= to) {
      put(unit, 0)
      i++
      continue
    }
    // A space of the value is a folded line break, unless it stood at the end of a line that is kept.
    if (isBreak(unit) || (unit === ' ' && !isBreak(value[afterBlanks(i)]))) {
      const end = afterSourceBlanks(at)
      if (end < to && isBreak(source[end])) {
        put(unit === ' ' ? ' ' : '\n', end - at + (source[end] === '\r' && source[end + 1] === '\n' ? 2 : 1))
        i += unit === '\r' && value[i + 1] === '\n' ? 2 : 1
        // Indentation and quote marks before the next line's first word are not in the value.
        while (at < to && source[at] !== value[i] && isPrefix(source[at])) at++
        continue
      }
    }
    const escaped = escapeLength(value, i, source, at, notation)
    if (escaped > 0) {
      // A character outside the basic plane is two units of the value and one escape of the source.
      const piece = String.fromCodePoint(value.codePointAt(i) as number)
      put(piece, escaped)
      i += piece.length
    } else if (source[at] === unit) {
      put(unit, 1)
      i++
    } else {
      const continued = notation === 'yaml-double' ? lengthOf(lineContinuation, source, at) : 0
      const next = continued > 0 ? at + continued : source.indexOf(unit, at)
      if (next >= at && next - at <= Math.max(continued, searchAhead) && next <= to) at = next
      else {
        put(unit, 0)
        i++
      }
    }
  }
}

/** How many units from here on are written as they are read, before one that may be an escape or a folded line. */
function plainLength(value: string, i: number, source: string, at: number, to: number): number {
  let length = 0
  for (; at + length < to; length++) {
    const unit = source.charCodeAt(at + length)
    if (unit !== value.charCodeAt(i + length) || mayBeNotation(unit)) break
    if (unit !== space) continue
    const next = source.charCodeAt(at + length + 1)
    if (next === space || mayBeNotation(next) || Number.isNaN(next)) break
  }
  return length
}

const space = 0x20
/** Tabs and line breaks; what begins an escape in one of the notations. */
const mayBeNotation = (unit: number): boolean =>
  unit === 0x09 || unit === 0x0a || unit === 0x0d || unit === 0x26 || unit === 0x27 || unit === 0x5c

/** How many units of the source write the character at `value[i]` as an escape; 0 where it is written plainly. */
function escapeLength(value: string, i: number, source: string, at: number, notation: Notation): number {
  const unit = source[at]
  if (notation === 'markdown') {
    if (unit === '\\' && source[at + 1] === value[i]) return 2
    if (unit !== '&') return 0
    const length = lengthOf(entity, source, at)
    return length > 0 && !value.startsWith(source.slice(at, at + length), i) ? length : 0
  }
  if (notation === 'yaml-double') return unit === '\\' ? lengthOf(doubleQuotedEscape, source, at) : 0
  if (notation === 'yaml-single') return unit === "'" && value[i] === "'" && source[at + 1] === "'" ? 2 : 0
  return 0
}
