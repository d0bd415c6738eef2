import { type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver'
import type { Contract, Span } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'
import { termsOf, useSpan } from '../drafting/terms.ts'
import { tokenTypes } from './offered.ts'

/** A word or words to be coloured. */
interface Token {
  readonly span: Span
  readonly type: (typeof tokenTypes)[number]
  readonly isDefinition: boolean
}

/**
 * Defined terms where they are defined and used.
 * @param within only what stands here
 */
export function semanticTokens(contract: Contract, lines: Lines, within?: Span): SemanticTokens {
  const tokens = termsOf(contract).all.flatMap(({ isProper, definitions, uses }): Token[] =>
    isProper
      ? [
          ...definitions.map(({ span }): Token => ({ span, type: 'type', isDefinition: true })),
          ...uses.map((use): Token => ({ span: useSpan(contract, use), type: 'type', isDefinition: false })),
        ]
      : [],
  )
  const builder = new SemanticTokensBuilder()
  let end = 0
  for (const { span, type, isDefinition } of tokens.sort((a, b) => a.span.start - b.span.start)) {
    if (within && (span.end < within.start || span.start > within.end)) continue
    // Tokens may not overlap, and many clients take none that goes over a line's end.
    if (span.start < end) continue
    end = span.end
    for (const piece of byLine(span, lines)) {
      const { line, character } = lines.positionAt(piece.start)
      const length = lines.positionAt(piece.end).character - character
      builder.push(line, character, length, tokenTypes.indexOf(type), isDefinition ? 1 : 0)
    }
  }
  return builder.build()
}

function byLine(span: Span, lines: Lines): Span[] {
  const first = lines.positionAt(span.start).line
  const last = lines.positionAt(span.end).line
  const pieces: Span[] = []
  for (let line = first; line <= last; line++) {
    const start = Math.max(span.start, lines.lineStart(line))
    const end = Math.min(span.end, lines.lineEnd(line))
    if (end > start) pieces.push({ start, end })
  }
  return pieces
}
