import { applyEdits, type TextEdit } from './fix.ts'

/**
 * One list of edits to a text that does what two do one after the other.
 * @param second edits to the text after `first`; none may reach across an end of what `first` put in
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const sorted = [...first].sort((a, b) => a.span.start - b.span.start)
  const later = [...second].sort((a, b) => a.span.start - b.span.start)
  const out: TextEdit[] = []
  let next = 0
  /** How much further on the text after `first` is, up to here. */
  let shift = 0
  const takeUntil = (end: number): void => {
    for (; next < later.length && (later[next] as TextEdit).span.end <= end; next++) {
      const { span, newText } = later[next] as TextEdit
      out.push({ span: { start: span.start - shift, end: span.end - shift }, newText })
    }
  }
  for (const { span, newText } of sorted) {
    const start = span.start + shift
    takeUntil(start)
    const inside: TextEdit[] = []
    for (; next < later.length && (later[next] as TextEdit).span.end <= start + newText.length; next++) {
      const edit = later[next] as TextEdit
      inside.push({ span: { start: edit.span.start - start, end: edit.span.end - start }, newText: edit.newText })
    }
    out.push({ span, newText: applyEdits(newText, inside) })
    shift += newText.length - (span.end - span.start)
  }
  takeUntil(Number.POSITIVE_INFINITY)
  return out
}
