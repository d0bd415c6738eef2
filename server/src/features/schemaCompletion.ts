import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import type { Lines } from '../contract/lines.ts'
import { rangeOf } from '../contract/lines.ts'
import { sharedSets } from '../coverage/phraseSets.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import { docsOf, type Shape } from '../policy/schemaDocs.ts'
import { wordsOf } from '../policy/schemaWords.ts'
import { ZodMiniArray, ZodMiniObject, ZodMiniRecord } from '../policy/zod.ts'
import { findingCodes, type Locale } from '../rules/finding.ts'
import { type DescribedYaml, yamlPlaceAt } from './yamlPlace.ts'

/** Keys and values at a place of a YAML text, each with what it means; undefined where its schema describes nothing. */
export function schemaCompletions(
  yaml: DescribedYaml,
  offset: number,
  pack: Pack,
  locale: Locale,
  lines: Lines,
): CompletionItem[] | undefined {
  const place = yamlPlaceAt(yaml, offset)
  if (!place) return undefined
  const range = rangeOf({ start: place.start, end: offset }, lines)
  const isKey = place.kind === 'key'
  const all = place.shapes.flatMap((shape) => (isKey ? keysIn(shape, pack) : valuesIn(shape, pack)))
  const words = all.filter(({ text }) => !isKey || !place.taken.includes(text))
  return words.map(({ text, kind, detail, names }, i) => ({
    label: text,
    kind,
    ...(detail ? { detail: detail[locale] } : {}),
    ...(names ? { filterText: [text, ...names].join(' ') } : {}),
    sortText: String(i).padStart(4, '0'),
    textEdit: { range, newText: isKey ? `${text}: ` : text },
  }))
}

/** What is offered. */
interface Choice {
  readonly text: string
  readonly kind: CompletionItemKind
  readonly detail?: Localized
  /** Other names that somebody may type to get it. */
  readonly names?: readonly string[]
}

function keysIn(shape: Shape, pack: Pack): Choice[] {
  if (shape instanceof ZodMiniRecord) return knownIn(shape, pack, CompletionItemKind.Property)
  if (!(shape instanceof ZodMiniObject)) return []
  return Object.entries(shape.shape).flatMap(([key, field]) => {
    const about = docsOf(field)?.about
    return about ? [{ text: key, kind: CompletionItemKind.Property, detail: about }] : []
  })
}

const knownIn = (shape: Shape, pack: Pack, kind: CompletionItemKind): Choice[] => {
  const docs = docsOf(shape)
  const words = docs ? wordsOf(docs, pack, findingCodes) : []
  return words.map(({ text, means, names }) => ({ text, kind, detail: means, ...(names ? { names } : {}) }))
}

function valuesIn(shape: Shape, pack: Pack): Choice[] {
  const docs = docsOf(shape)
  if (!docs) return []
  const kind = CompletionItemKind.EnumMember
  if (docs.suggests === 'items')
    return pack.items.map(({ name, vendor, aliases }) => ({ text: `${vendor} ${name}`, kind, names: aliases }))
  if (docs.suggests) return docs.suggests.map((text) => ({ text, kind }))
  if (docs.syntax === 'phrase') return phraseSets(pack)
  // A list or a mapping is begun as the page about it shows it.
  if (shape instanceof ZodMiniArray || shape instanceof ZodMiniObject || shape instanceof ZodMiniRecord)
    return docs.example ? [{ text: docs.example, kind: CompletionItemKind.Snippet, detail: docs.about }] : []
  return knownIn(shape, pack, kind)
}

/** So many phrases of a set are shown, to say what it is about. */
const shown = 4

const phraseSets = (pack: Pack): Choice[] =>
  Object.entries(sharedSets(pack)).map(([name, phrases]) => {
    const some = phrases.slice(0, shown).join(', ')
    return {
      text: `"@${name}"`,
      kind: CompletionItemKind.Constant,
      detail: { en: some, zh: some },
      names: [`@${name}`],
    }
  })
