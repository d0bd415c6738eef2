import type { Span } from './contract.ts'

const row = /\|[^\r\n]*[^\s|][^\r\n]*(?:\r\n|\n|$)/y
const delimiters = /\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?:\r\n|\n|$)/y
/** The parser takes a pipe after a backslash for a letter, and has marks of its own for what is no character. */
const isStrange = /[\\\0\ufeff]|\r(?!\n)/

/**
 * Reads a table, each row of which begins with a pipe, cell by cell: the parser takes long for each, needs 3 KB of memory for a
 * character, and has to read all of them again for an edit of one. Follows GFM 0.29, 4.10.
 * @returns where the words of each cell stand, row by row with the head first, white space around them left out; undefined for a
 * text that may be anything else
 */
export function plainTable(text: string): readonly (readonly Span[])[] | undefined {
  if (text[0] !== '|' || isStrange.test(text)) return undefined
  const head = matchAt(row, text, 0)
  const second = head && matchAt(delimiters, text, head.end)
  if (!second) return undefined
  const rows = [cellsOf(text, head)]
  if (rows[0]?.length !== cellsOf(text, second).length) return undefined
  let at = second.end
  for (let next = matchAt(row, text, at); next; next = matchAt(row, text, at)) {
    rows.push(cellsOf(text, next))
    at = next.end
  }
  return /^[ \t\r\n]*$/.test(text.slice(at)) ? rows : undefined
}

function matchAt(expression: RegExp, text: string, at: number): Span | undefined {
  expression.lastIndex = at
  return expression.test(text) ? { start: at, end: expression.lastIndex } : undefined
}

function cellsOf(text: string, { start, end }: Span): Span[] {
  const cells: Span[] = []
  for (let from = start + 1; from < end; ) {
    const pipe = text.indexOf('|', from)
    const to = pipe < 0 || pipe > end ? end : pipe
    const cell = wordsIn(text, from, to)
    // After the last pipe of a row no cell follows.
    if (to < end || cell.start < cell.end) cells.push(cell)
    from = to + 1
  }
  return cells
}

function wordsIn(text: string, from: number, to: number): Span {
  let [start, end] = [from, to]
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return { start, end }
}

const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d
