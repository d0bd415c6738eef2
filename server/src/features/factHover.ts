import type * as z from 'zod'
import { ZodArray, ZodObject } from 'zod'
import type { FactNode, Span } from '../contract/contract.ts'
import { placeInWords } from '../facts/places.ts'
import { bare, contractFacts, docsOf } from '../facts/schema.ts'
import type { Pack } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import type { HoverPart, HoverProvider } from './hover.ts'
import { plainMarkdown } from './markdown.ts'

/** What a key or a value of the facts block means. */
export const factHover: HoverProvider = ({ offset, checked, pack, locale }) => {
  for (const node of checked.contract.facts?.entries ?? []) {
    const found = hoverIn(node, contractFacts, offset, pack, locale)
    if (found) return found
  }
  return undefined
}

const covers = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end

function hoverIn(
  node: FactNode,
  parent: z.core.$ZodType,
  offset: number,
  pack: Pack,
  locale: Locale,
): HoverPart | undefined {
  const field =
    parent instanceof ZodObject && Object.hasOwn(parent.shape, node.key) ? parent.shape[node.key] : undefined
  const schema = field ? bare(field) : parent instanceof ZodArray ? bare(parent.element) : undefined
  const docs = schema && docsOf(schema)
  if (!schema || !docs) return undefined
  if (field && covers(node.keySpan, offset)) {
    return { span: node.keySpan, markdown: `**${node.key}**: ${plainMarkdown(docs.about[locale])}` }
  }
  if (!covers(node.valueSpan, offset)) return undefined
  if (typeof node.value === 'object') {
    for (const child of node.value ?? []) {
      const found = hoverIn(child, schema, offset, pack, locale)
      if (found) return found
    }
    return undefined
  }
  const value = String(node.value)
  const vocabulary = docs.vocabulary
  const meaning =
    vocabulary === 'countries'
      ? placeInWords(value, pack)
      : vocabulary
        ? pack[vocabulary].find(({ id }) => id === value)?.title
        : Object.entries(docs.values ?? {}).find(([id]) => id === value)?.[1]
  if (!meaning) return undefined
  return { span: node.valueSpan, markdown: `**${plainMarkdown(value)}**: ${plainMarkdown(meaning[locale])}` }
}
