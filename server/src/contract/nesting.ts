import type { Span } from './contract.ts'

/**
 * Lists and quotations that stand in one another deeper than this are read as if they stood at this depth: what a parser does with
 * a line takes time in the square of its marks, and it goes down into them by calls, of which there is an end.
 */
const deepest = 100

/** The mark of a quotation or list item at the beginning of a line, with the white space before it (CommonMark 0.31, 5). */
const mark = /([ \t]*)(?:>|(?:[-+*]|\d{1,9}[.)])(?![^ \t\r\n]))/y
/** What may be as many marks: a look at this tells of nearly every text that it has no such line. A tab leads in by two. */
const mayBeDeep = new RegExp(`[ \\t>+*\\d.)-]{${deepest / 2}}`)
const line = /[^\r\n]+/g

/** A text with so little nesting that it can be read. */
export interface Shallow {
  /** As long as the text, with white space in place of the marks that stand too deep: what they mark is read, and stands where it did. */
  readonly text: string
  /** Where the first of those stands. */
  readonly deepAt: number | undefined
}

/** Takes the marks of lists and quotations out of a text that stand too deep in others. */
export function shallow(text: string): Shallow {
  if (!mayBeDeep.test(text)) return { text, deepAt: undefined }
  let deepAt: number | undefined
  const read = text.replace(line, (written, at: number) => {
    const marks = mayBeDeep.test(written) ? deepMarks(written) : undefined
    if (!marks) return written
    deepAt ??= at + marks.start
    return written.slice(0, marks.start) + ' '.repeat(marks.end - marks.start) + written.slice(marks.end)
  })
  return { text: read, deepAt }
}

/** The marks at the beginning of a line that stand too deep. Indentation may stand for marks of lines before. */
function deepMarks(written: string): Span | undefined {
  const rule = startOfRule(written)
  let depth = 0
  let deepFrom: number | undefined
  let at = 0
  mark.lastIndex = 0
  for (let found = mark.exec(written); found; found = mark.exec(written)) {
    const blank = found[1] as string
    const start = at + blank.length
    if (start >= rule) break
    // One space goes with the mark before it, and an item takes two columns at least.
    depth += 1 + Math.max(0, columnsOf(blank) - Math.min(at, 1)) / 2
    if (depth > deepest) deepFrom ??= start
    at = mark.lastIndex
  }
  return deepFrom === undefined ? undefined : { start: deepFrom, end: at }
}

/** A tab goes on to the next fourth column (CommonMark 0.31, 2.2). */
const columnsOf = (blank: string): number => blank.length + 3 * (blank.split('\t').length - 1)

/** Where the rule begins that a line may end with: marks of a list without words, three or more, are one (CommonMark 0.31, 4.1). */
function startOfRule(written: string): number {
  const line = written.trimEnd()
  const unit = line.at(-1)
  if (unit !== '-' && unit !== '*') return written.length
  let [start, marks] = [line.length, 0]
  for (let at = start - 1; line[at] === unit || line[at] === ' ' || line[at] === '\t'; at--)
    if (line[at] === unit) [start, marks] = [at, marks + 1]
  return marks < 3 ? written.length : start
}
