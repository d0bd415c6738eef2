import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { perContract, perKey } from '../contract/perContract.ts'
import { perPassages } from '../contract/perPassages.ts'
import { Wording } from '../contract/wording.ts'
import { type DefinitionPlace, termTableOf } from './definitions.ts'
import { type Definition, type Term, termsOf } from './terms.ts'

/** A term whose meaning is given only after it was made the short form of something. */
export interface LateDefinition {
  readonly term: Term
  /** Where it was made a short form: in brackets, or in the block of the parties. */
  readonly alias: Span
  /** What it is short for, as written there; empty where that is no name. */
  readonly standsFor: string
  readonly definition: Definition
  /** The brackets of the short form, where the definition says all that they say and they hold nothing else. */
  readonly dispensable: Span | undefined
}

/** The terms that are defined after they were made short forms; each once. */
export const lateDefinitions = perContract((contract: Contract): readonly LateDefinition[] => {
  const terms = termsOf(contract)
  const bare = bareAliases(contract, undefined)
  return givenMeanings(contract).flatMap(({ index, meaning, alias }): LateDefinition[] => {
    const term = terms.at(index)
    if (alias < 0 && !bare.has(term.name)) return []
    const definition = term.definition(meaning) as Definition
    const marked = term.definition(alias)
    if (!marked) {
      const { passage, start, end } = bare.get(term.name) as Span & { passage: number }
      const alias = sourceSpan(contract.passages[passage] as Passage, start, end)
      if (alias.end >= definition.span.start) return []
      const standsFor = nameBefore(contract.text, alias.start)
      return [{ term, alias, standsFor, definition, dispensable: undefined }]
    }
    const standsFor = namedBy(contract, marked)
    const isRepeated = standsFor !== '' && repeats(contract, definition, standsFor)
    const dispensable = isRepeated && isAlone(marked, term, terms.all) ? marked.whole : undefined
    return [{ term, alias: marked.span, standsFor, definition, dispensable }]
  })
})

/** The terms that are given a meaning, by index, with the index of that definition and of an earlier one as a short form, or -1. */
const givenMeanings = perKey(termTableOf, (contract): readonly { index: number; meaning: number; alias: number }[] =>
  termTableOf(contract).terms.flatMap(({ isProper, definitions }, index) => {
    const meaning = definitions.findIndex(givesMeaning)
    const { passage = -1 } = definitions[meaning] ?? {}
    const alias = definitions.findIndex((one) => isAlias(one) && one.passage < passage)
    return isProper && meaning >= 0 ? [{ index, meaning, alias }] : []
  }),
)

const isOfContract = ({ read, isLocal }: DefinitionPlace): boolean => read?.pointsTo === undefined && !isLocal
const isAlias = (one: DefinitionPlace): boolean => (one.form === 'inline' || one.form === 'party') && isOfContract(one)
const givesMeaning = (one: DefinitionPlace): boolean =>
  (one.form === 'sentence' || one.form === 'entry') && isOfContract(one)

/** An abbreviation in brackets without quotation marks: “Service Level Agreement (SLA)”. */
const bareAlias = /(?<=[\p{L}\p{N}])\s?[(（](\p{Lu}[\p{Lu}\d&-]{1,7}s?)[)）]/gu

const aliasesIn = Wording.remembered((text): readonly (Span & { readonly name: string })[] =>
  /[(（]/.test(text)
    ? Array.from(text.matchAll(bareAlias), ({ index, 0: words, 1: name = '' }) => {
        const start = index + words.indexOf(name)
        return { name, start, end: start + name.length }
      })
    : [],
)

const haveAliases = passagesThat(({ kind, wording }) => kind === 'prose' && aliasesIn(wording).length > 0)

/** The first unmarked short form of each abbreviation in prose, with its passage; titles and lists name documents so. */
const bareAliases = perPassages(
  (contract, _key: undefined) => haveAliases(contract),
  ({ wordings }, passages): ReadonlyMap<string, Span & { readonly passage: number }> => {
    const found = new Map<string, Span & { readonly passage: number }>()
    for (const passage of passages)
      for (const alias of aliasesIn(wordings[passage] as Wording))
        if (!found.has(alias.name)) found.set(alias.name, { ...alias, passage })
    return found
  },
)

/** So much around a short form is looked at for the name, in UTF-16 units. */
const lookedAt = 80
const partyName = /^[^\n：:]{0,20}[：:][ \t*_]*([^\n，,（(*_]{2,40})/

/** What a short form was given to: the name before its brackets, or after the word for the party. */
function namedBy({ text }: Contract, { form, span, whole }: Definition): string {
  if (form === 'party') return partyName.exec(text.slice(span.end, span.end + lookedAt))?.[1]?.trim() ?? ''
  return whole ? nameBefore(text, whole.start) : ''
}

const capitalised = "\\p{Lu}[\\p{L}\\p{N}’'&.-]*"
/** Several words with capitals, or a few Chinese ones, with nothing after them. */
const name = new RegExp(
  `${capitalised}(?:,? (?:(?:of|and|for|the|on) ){0,2}${capitalised})+,?$|[\\p{Script=Han}A-Za-z\\d]{2,16}$`,
  'u',
)
/** A title and the sentence that follows it: “RESELLER AGREEMENT THIS RESELLER AGREEMENT”. */
const opening = /^(?:.*\s)?(?:this|these)\s+|^(?:the|an?)\s+/i

function nameBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - lookedAt), offset).replace(/[\s(（]+$/, '')
  const found = name.exec(before.replace(/\s+/g, ' '))?.[0].replace(opening, '') ?? ''
  return /[\s\p{Script=Han}]/u.test(found) ? found : ''
}

/** Whether a definition says in the same words what the short form was given to. */
function repeats({ text }: Contract, { span, meaning }: Definition, words: string): boolean {
  return text.slice(span.end, meaning.end).replace(/\s+/g, ' ').toLowerCase().includes(words.toLowerCase())
}

/** Whether the brackets of a short form hold this term alone. */
const isAlone = ({ whole }: Definition, term: Term, all: readonly Term[]): boolean =>
  !all.some((other) => other !== term && other.definitions.some((one) => one.whole?.start === whole?.start))
