import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver'
import type { Contract, Span } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'

/** What can be folded: each section under its heading, and the facts at the top. Whole lines. */
export function foldingRanges(contract: Contract, lines: Lines): FoldingRange[] {
  const { sections, frontMatter, facts, format } = contract
  const folded = sections.flatMap(({ head, span }, index) =>
    index === 0 ? [] : fold({ start: head.start, end: span.end }, contract, lines),
  )
  const top = format === 'yaml' ? facts?.span : frontMatter && { start: 0, end: frontMatter.end }
  const atTop = top ? fold(top, contract, lines).map((range) => ({ ...range, kind: FoldingRangeKind.Region })) : []
  return [...atTop, ...folded]
}

/** Lines from the first of a span to the last that says something; nothing where that is one line. */
function fold(span: Span, { text }: Contract, lines: Lines): FoldingRange[] {
  const startLine = lines.positionAt(span.start).line
  const written = text.slice(span.start, span.end).trimEnd().length
  const endLine = lines.positionAt(span.start + written).line
  return endLine > startLine ? [{ startLine, endLine }] : []
}
