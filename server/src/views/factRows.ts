import type { FactNode } from '../contract/contract.ts'
import { rangeOf } from '../contract/lines.ts'
import { factName } from '../facts/names.ts'
import { offersOf } from '../facts/offers.ts'
import { contractFacts } from '../facts/schema.ts'
import { unknownsOf } from '../facts/unknowns.ts'
import { meaningOfOffer } from '../features/inferredFacts.ts'
import { paragraphs, plainMarkdown } from '../features/markdown.ts'
import { bare, docsOf, type Shape } from '../policy/schemaDocs.ts'
import * as z from '../policy/zod.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import type { Locale } from '../rules/finding.ts'
import type { FactPath, FactRow } from '../viewProtocol.ts'
import { factInWords } from './factWords.ts'

/** The facts of the deal: those that are declared, those that the words say, and those that are not known. */
export const factRows = (file: FileCheck, locale: Locale): FactRow[] =>
  file.checked.contract.unread
    ? []
    : [...declaredRows(file, locale), ...inferredRows(file, locale), ...unknownRows(file, locale)]

/** Waivers stand with their clauses. */
const isShown = (key: string): boolean => key !== 'waivers' && Object.hasOwn(contractFacts.shape, key)

function declaredRows(file: FileCheck, locale: Locale): FactRow[] {
  const entries = file.checked.contract.facts?.entries ?? []
  return entries
    .filter(({ key, value }) => isShown(key) && value !== null)
    .flatMap((node) => {
      const schema = bare(contractFacts.shape[node.key as keyof typeof contractFacts.shape])
      const list = schema instanceof z.ZodMiniArray && bare(schema.def.element)
      if (!(list instanceof z.ZodMiniObject) || typeof node.value !== 'object')
        return [declaredRow([node.key], node, schema, file, locale)]
      return (node.value ?? []).map((entry, i) => entryRow([node.key, i], entry, list, file, locale))
    })
}

function declaredRow(path: FactPath, node: FactNode, schema: Shape, file: FileCheck, locale: Locale): FactRow {
  const { facts } = file.checked
  const wrong = facts.problems.find(
    ({ span }) => span.start >= node.keySpan.start && span.end <= Math.max(node.keySpan.end, node.valueSpan.end),
  )
  const name = factName(node.key)[locale]
  return {
    id: path.join('.'),
    state: 'declared',
    name,
    value: factInWords(node.value, schema, file.pack, locale),
    detail: paragraphs(
      `**${plainMarkdown(name)}**`,
      about(schema, locale),
      plainMarkdown(wrong?.message[locale] ?? ''),
    ),
    isWrong: wrong !== undefined,
    range: rangeOf(node.valueSpan, file.lines),
    path,
    removable: path,
    parts: [],
  }
}

/** A party or an item, with its parts; those that are not declared can be as well. */
function entryRow(path: FactPath, node: FactNode, schema: z.ZodMiniObject, file: FileCheck, locale: Locale): FactRow {
  const parts = Array.isArray(node.value) ? (node.value as readonly FactNode[]) : []
  const said = (key: string): string => String(parts.find((one) => one.key === key)?.value ?? '')
  const name = said('term') || said('name') || said('eccn') || factName(String(path[0]))[locale]
  const rows = Object.entries(schema.shape).map(([key, field]): FactRow => {
    const part = parts.find((one) => one.key === key && one.value !== null)
    const partPath = [...path, key]
    if (part) return declaredRow(partPath, part, bare(field), file, locale)
    return unknownRow(partPath.join('.'), factName(key)[locale], about(field, locale), partPath)
  })
  return {
    id: path.join('.'),
    state: 'declared',
    name,
    value: said('term') ? said('name') : said('eccn') === name ? '' : said('eccn'),
    detail: paragraphs(`**${plainMarkdown(name)}**`, about(schema, locale)),
    isWrong: rows.some(({ isWrong }) => isWrong),
    range: rangeOf(node.valueSpan, file.lines),
    removable: path,
    parts: rows,
  }
}

function inferredRows({ checked, pack, lines }: FileCheck, locale: Locale): FactRow[] {
  return offersOf(checked.facts, pack).map((offer): FactRow => {
    const name = factName(offer.key)[locale]
    const shape = contractFacts.shape[offer.key]
    const isEntry = typeof offer.value === 'object'
    return {
      id: `inferred ${offer.key} ${JSON.stringify(offer.value)}`,
      state: 'inferred',
      name,
      value: typeof offer.value === 'string' ? factInWords(offer.value, shape, pack, locale) : offer.shown[locale],
      detail: paragraphs(
        `**${plainMarkdown(`${name}: ${offer.shown[locale]}`)}**`,
        plainMarkdown(meaningOfOffer(offer, checked.contract, locale)),
      ),
      isWrong: false,
      range: rangeOf(offer.span, lines),
      ...(isEntry ? {} : { path: [offer.key] }),
      offer: JSON.stringify([offer.key, offer.value]),
      parts: [],
    }
  })
}

function unknownRows({ checked: { facts }, pack, lines }: FileCheck, locale: Locale): FactRow[] {
  return unknownsOf(facts, pack).map(({ key, what, span }): FactRow => {
    const [fact = key, part] = key.split('.')
    const entries = (fact === 'parties' ? facts.declared.parties : facts.declared.items) ?? []
    const index = entries.findIndex((entry) => entry.span.start === span?.start)
    const path: FactPath | undefined = part === undefined ? [fact] : index >= 0 ? [fact, index, part] : undefined
    // Which party or item it is about, and what of it is not known, is one sentence.
    const name = part === undefined ? factName(fact)[locale] : what[locale].replace(/[.。]$/, '')
    const row = unknownRow(`unknown ${key} ${span ? index : ''}`, name, plainMarkdown(what[locale]), path)
    return span ? { ...row, range: rangeOf(span, lines) } : row
  })
}

const unknownRow = (id: string, name: string, means: string, path: FactPath | undefined): FactRow => ({
  id,
  state: 'unknown',
  name,
  value: '',
  detail: paragraphs(`**${plainMarkdown(name)}**`, means),
  isWrong: false,
  ...(path ? { path } : {}),
  parts: [],
})

const about = (schema: Shape, locale: Locale): string => plainMarkdown(docsOf(schema)?.about[locale] ?? '')
