import { type Hover, MarkupKind } from 'vscode-languageserver'
import type { Span } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'
import { rangeOf } from '../contract/lines.ts'
import type { Detector } from '../coverage/detector.ts'
import type { Pack } from '../policy/schema.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import { clauseHover } from './clauseHover.ts'
import { factHover } from './facts.ts'
import { inferredHover } from './inferredFacts.ts'
import { mentionHover } from './mentionHover.ts'
import { authorityHover, referenceHover } from './referenceHover.ts'
import { termHover } from './termHover.ts'

/** A place that a reader points at. */
export interface HoverQuery {
  readonly checked: Check
  /** UTF-16 offset into the contract's text. */
  readonly offset: number
  readonly pack: Pack
  readonly detector: Detector
  readonly locale: Locale
}

/** What one provider has to say about a place: Markdown, and the words that it is about. */
export interface HoverPart {
  readonly markdown: string
  readonly span: Span
}

/** Says something about a place, or nothing. */
export type HoverProvider = (query: HoverQuery) => HoverPart | undefined

/** In the order in which their parts are shown: what is about fewer words first. */
const providers: readonly HoverProvider[] = [
  factHover,
  referenceHover,
  mentionHover,
  inferredHover,
  authorityHover,
  termHover,
  clauseHover,
]

/** Everything that is known about a place; null where nothing is. */
export function hover(query: HoverQuery, lines: Lines): Hover | null {
  const parts = providers.flatMap((provider) => provider(query) ?? [])
  const [first] = parts
  if (!first) return null
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.map(({ markdown }) => markdown).join('\n\n---\n\n') },
    range: rangeOf(first.span, lines),
  }
}
