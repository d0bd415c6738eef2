import type { Span } from './contract.ts'

/** Where a Markdown file's front matter stands. */
export interface FrontMatter {
  /** Between the fences: YAML. */
  readonly content: Span
  /** Where the Markdown begins: after the closing fence and its line break. */
  readonly bodyStart: number
}

/**
 * Finds YAML front matter: a line `---` at the very start (after a byte order mark), closed by a line `---` or `...`.
 * A line scanner and not a Markdown extension: while the closing fence is not typed yet there is no front matter,
 * rather than a file without lists (micromark-extension-frontmatter issue 5).
 */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const opening = /---[ \t]*(?:\r\n|\n)/y
  opening.lastIndex = start
  if (!opening.test(text)) return undefined
  const contentStart = opening.lastIndex
  for (let line = contentStart; line < text.length; ) {
    const end = text.indexOf('\n', line)
    const next = end < 0 ? text.length : end + 1
    if (/^(?:---|\.\.\.)[ \t]*\r?\n?$/.test(text.slice(line, Math.min(next, line + 64)))) {
      return { content: { start: contentStart, end: line }, bodyStart: next }
    }
    line = next
  }
  return undefined
}
