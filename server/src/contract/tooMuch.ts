/** A text longer than this is not read; the longest real contracts have a twentieth of it. In UTF-16 units: ten megabytes of English. */
export const longestText = 10 * 2 ** 20

/** What a parser must read at once is no longer: it takes a thousand times as much memory. In UTF-16 units. */
export const longestPart = 2_000_000

/** More headings and paragraphs of Markdown than this are not read: the longest real contracts have a twentieth of them. */
export const mostPieces = 100_000

/** Nor are more lines of YAML. */
export const mostLines = 500_000

/** More problems of one kind than these are not told at once: a file with so many is no contract yet. */
export const mostProblems = 1000

/** Thrown where a text has more headings and paragraphs than are read. */
export class TooManyPieces extends Error {}

/** Thrown where a text has more lines than are read. */
export class TooManyLines extends Error {}

/** Thrown where a parser would have to read too much at once. */
export class TooLongPart extends Error {
  readonly part: string

  constructor(part: string) {
    super()
    this.part = part
  }
}

/**
 * Lets pass what a parser may read at once.
 * @throws TooLongPart
 */
export function holdToLongest(part: string): void {
  if (part.length > longestPart) throw new TooLongPart(part)
}
