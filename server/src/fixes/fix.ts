import type { Span } from '../contract/contract.ts'

/** Replaces a piece of the original text. Blanks in `newText` are written `[[name]]`. */
export interface TextEdit {
  readonly span: Span
  readonly newText: string
}

/** Something a drafter can do about a finding, as edits that leave everything else as it is. */
export interface Fix {
  /** What it does, in the interface language. */
  readonly title: string
  /** Not overlapping, in document order. */
  readonly edits: readonly TextEdit[]
}

/** The text after the edits. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = ''
  let at = 0
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    out += text.slice(at, span.start) + newText
    at = span.end
  }
  return out + text.slice(at)
}

/**
 * Puts whole lines in after the line on which `after` stands. They begin at the start of a line, so that no editor shifts
 * them by the indentation of the line before.
 */
export function insertLinesAfter(text: string, after: number, lines: string, eol: string): TextEdit {
  const lineBreak = text.indexOf('\n', after)
  if (lineBreak < 0)
    return { span: { start: text.length, end: text.length }, newText: text === '' ? lines : eol + lines }
  const at = lineBreak + 1
  return { span: { start: at, end: at }, newText: lines + eol }
}
