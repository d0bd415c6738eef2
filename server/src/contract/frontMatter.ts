import type { Span } from './contract.ts'

/** Where a Markdown file's front matter stands. */
export interface FrontMatter {
  /** Between the fences: YAML. */
  readonly content: Span
  /** Where the Markdown begins: after the closing fence and its line break. */
  readonly bodyStart: number
}

/** Where a text begins after its byte order mark; a program may have put another before one that was there. */
export function afterByteOrderMarks(text: string): number {
  let at = 0
  while (text.charCodeAt(at) === 0xfeff) at++
  return at
}

/**
 * Finds YAML front matter: a line `---` at the very start (after a byte order mark), closed by a line `---` or `...`.
 * A line scanner and not a Markdown extension: while the closing fence is not typed yet there is no front matter,
 * rather than a file without lists (micromark-extension-frontmatter issue 5).
 */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const opening = /---[ \t]*(?:\r\n|\n|\r)/y
  opening.lastIndex = afterByteOrderMarks(text)
  if (!opening.test(text)) return undefined
  const contentStart = opening.lastIndex
  const closing = /(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/g
  closing.lastIndex = contentStart
  const end = closing.exec(text)?.index
  return end === undefined ? undefined : { content: { start: contentStart, end }, bodyStart: closing.lastIndex }
}
