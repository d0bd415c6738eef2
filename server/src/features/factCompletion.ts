import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import { ZodArray, ZodObject } from 'zod'
import type { Contract } from '../contract/contract.ts'
import type { Lines } from '../contract/lines.ts'
import { contractFacts, docsOf } from '../facts/schema.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import { type FactPlace, factPlaceAt } from './factPlace.ts'
import { rangeOf } from './workspaceEdit.ts'

/** Keys and values of the facts, each with what it means; undefined outside the facts block. */
export function factCompletions(
  contract: Contract,
  offset: number,
  pack: Pack,
  locale: Locale,
  lines: Lines,
): CompletionItem[] | undefined {
  const place = factPlaceAt(contract, offset)
  if (!place) return undefined
  const range = rangeOf({ start: place.start, end: offset }, lines)
  const words = place.kind === 'key' ? keysAt(place, contract) : valuesAt(place, pack)
  return words.map(({ text, kind, detail, about, aliases }, i) => ({
    label: text,
    kind,
    ...(detail ? { detail: detail[locale] } : {}),
    ...(about ? { documentation: { kind: 'plaintext', value: about[locale] } } : {}),
    ...(aliases ? { filterText: [text, ...aliases].join(' ') } : {}),
    sortText: String(i).padStart(4, '0'),
    textEdit: { range, newText: place.kind === 'key' ? `${text}: ` : text },
  }))
}

interface Word {
  readonly text: string
  readonly kind: CompletionItemKind
  readonly detail?: Localized
  readonly about?: Localized
  /** Other names that somebody may type to get it. */
  readonly aliases?: readonly string[]
}

function keysAt({ schema, taken }: FactPlace, contract: Contract): Word[] {
  if (!(schema instanceof ZodObject)) return []
  const declared = schema === contractFacts ? (contract.facts?.entries.map(({ key }) => key) ?? []) : []
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const about = docsOf(field)
    if (taken.includes(key) || declared.includes(key) || !about) return []
    return [{ text: key, kind: CompletionItemKind.Property, detail: about.about }]
  })
}

function valuesAt({ schema }: FactPlace, pack: Pack): Word[] {
  const docs = docsOf(schema)
  if (!docs) return []
  const kind = CompletionItemKind.EnumMember
  if (docs.values) return Object.entries(docs.values).map(([text, detail]) => ({ text, kind, detail }))
  if (docs.vocabulary === 'countries')
    return pack.countries.map(({ code, en, zh, aliases }) => {
      return { text: code, kind, detail: { en, zh }, aliases: [en, zh, ...(aliases ?? [])] }
    })
  if (docs.vocabulary) return pack[docs.vocabulary].map(({ id, title }) => ({ text: id, kind, detail: title }))
  if (docs.suggests === 'items')
    return pack.items.map(({ name, vendor, aliases }) => ({ text: `${vendor} ${name}`, kind, aliases }))
  if (docs.suggests) return docs.suggests.map((text) => ({ text, kind }))
  // A list or a mapping is begun as the page about facts shows it.
  const isNested = schema instanceof ZodArray || schema instanceof ZodObject
  return isNested ? [{ text: docs.example, kind: CompletionItemKind.Snippet, detail: docs.about }] : []
}
