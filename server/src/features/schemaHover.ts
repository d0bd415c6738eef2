import type { FactNode, Span } from '../contract/contract.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import { docsOf, entriesOf, fieldOf, type Shape, shapesOf } from '../policy/schemaDocs.ts'
import { wordsOf } from '../policy/schemaWords.ts'
import { findingCodes, type Locale } from '../rules/finding.ts'
import type { HoverPart } from './hover.ts'
import { plainMarkdown } from './markdown.ts'

/** What a key or a value of a YAML mapping means, by the shapes that its schema allows. */
export function schemaHover(
  entries: readonly FactNode[],
  shapes: readonly Shape[],
  offset: number,
  pack: Pack,
  locale: Locale,
): HoverPart | undefined {
  for (const { key, keySpan, value, valueSpan } of entries) {
    // The entries of a list are named by their index, and their names stand nowhere.
    const isNamed = keySpan.start !== valueSpan.start
    const field = isNamed ? fieldOf(shapes, key) : undefined
    const inner = isNamed ? (field ? shapesOf(field) : []) : entriesOf(shapes)
    if (isNamed && covers(keySpan, offset)) {
      const means = meaningOf(shapes, key, pack) ?? (field && docsOf(field)?.about)
      return means && part(keySpan, key, means, locale)
    }
    if (!covers(valueSpan, offset)) continue
    if (typeof value === 'object') return schemaHover(value ?? [], inner, offset, pack, locale)
    const means = meaningOf(inner, String(value), pack)
    return means && part(valueSpan, String(value), means, locale)
  }
  return undefined
}

const covers = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end

const part = (span: Span, word: string, means: Localized, locale: Locale): HoverPart => ({
  span,
  markdown: `**${plainMarkdown(word)}**: ${plainMarkdown(means[locale])}`,
})

/** What a word means to a part that takes some words. */
const meaningOf = (shapes: readonly Shape[], word: string, pack: Pack): Localized | undefined =>
  shapes
    .flatMap((shape) => docsOf(shape) ?? [])
    .flatMap((docs) => wordsOf(docs, pack, findingCodes))
    .find(({ text, names }) => text === word || names?.includes(word))?.means
