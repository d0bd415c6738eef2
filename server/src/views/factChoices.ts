import type { Contract, FactNode } from '../contract/contract.ts'
import { factName } from '../facts/names.ts'
import { offersOf } from '../facts/offers.ts'
import { contractFacts } from '../facts/schema.ts'
import type { Pack } from '../policy/schema.ts'
import { docsOf, entriesOf, fieldOf, type Shape, shapesOf } from '../policy/schemaDocs.ts'
import { wordsOf } from '../policy/schemaWords.ts'
import * as z from '../policy/zod.ts'
import type { Check } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import type { FactChoices, FactPath } from '../viewProtocol.ts'

/** What may be written for a fact; undefined for a way that leads to none. */
export function factChoices(
  path: FactPath,
  { contract, facts }: Check,
  pack: Pack,
  locale: Locale,
): FactChoices | undefined {
  const schema = shapeAt(path)
  const docs = schema && docsOf(schema)
  if (!schema || !docs) return undefined
  const [shape] = shapesOf(schema)
  const isList = shape instanceof z.ZodMiniArray
  const [entry = schema] = entriesOf(shapesOf(schema))
  const isEntry = entry instanceof z.ZodMiniObject
  // A party or an item is added by its name; its parts are set one by one.
  const value = isEntry ? (entry.shape.name as Shape) : entry
  const inferred = offersOf(facts, pack).filter(({ key }) => path.length === 1 && key === path[0])
  const words = choicesOf(value, pack, locale)
  return {
    name: factName(String(path.at(-1)))[locale],
    about: docs.about[locale],
    current: isEntry ? [] : valuesAt(path, contract),
    isList: isList && !isEntry,
    isFree: words.length === 0 || docsOf(value)?.suggests !== undefined,
    choices: words.map((one) => ({ ...one, isInferred: inferred.some((offer) => offer.value === one.value) })),
  }
}

const shapeAt = (path: FactPath): Shape | undefined =>
  path.reduce<Shape | undefined>(
    (shape, key) => shape && (typeof key === 'number' ? shape : fieldOf(shapesOf(shape), key)),
    contractFacts,
  )

function choicesOf(shape: Shape, pack: Pack, locale: Locale): { value: string; means: string }[] {
  const docs = docsOf(shape)
  if (shape instanceof z.ZodMiniBoolean)
    return ['true', 'false'].map((value) => ({
      value,
      means: locale === 'zh' ? (value === 'true' ? '是' : '否') : value === 'true' ? 'yes' : 'no',
    }))
  if (docs?.suggests === 'items')
    return pack.items.map(({ vendor, name }) => ({ value: `${vendor} ${name}`, means: '' }))
  if (docs?.suggests) return docs.suggests.map((value) => ({ value, means: '' }))
  return (docs ? wordsOf(docs, pack) : []).map(({ text, means }) => ({ value: text, means: means[locale] }))
}

/** What stands at a way, each value as it is written. */
function valuesAt(path: FactPath, { facts }: Contract): string[] {
  const node = nodeAt(path, facts?.entries ?? [])
  if (!node || node.value === null) return []
  return typeof node.value === 'object'
    ? node.value.flatMap(({ value }) => (typeof value === 'object' ? [] : [String(value)]))
    : [String(node.value)]
}

function nodeAt([first, ...rest]: FactPath, entries: readonly FactNode[]): FactNode | undefined {
  const node = typeof first === 'number' ? entries[first] : entries.find(({ key }) => key === first)
  if (!node || rest.length === 0) return node
  return typeof node.value === 'object' ? nodeAt(rest, node.value ?? []) : undefined
}
