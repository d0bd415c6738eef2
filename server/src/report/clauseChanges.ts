import type { Passage, Span } from '../contract/contract.ts'
import type { Position } from '../contract/lines.ts'
import type { ElementCoverage } from '../coverage/elements.ts'
import type { Family, Level } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import { quoteOf, sectionName } from '../rules/placing.ts'
import { differenceOf, quoteAround } from './changedWords.ts'
import type { FileCheck } from './fileCheck.ts'
import type { Modality } from './modality.ts'
import { type Effect, effectOf, modalityChanges, type Place } from './modalityChanges.ts'
import { type Cover, type Kind, kindOf, ownPassages, type Redraft, type Tellers, tellersOf } from './redraft.ts'
import { changedSentences, plainWords, type SentencePair } from './sentencePairs.ts'
import { subjectsBy } from './subjects.ts'
import { valueChanges } from './valueChanges.ts'

/** Words of one version and where they stand. */
export interface Words {
  /** Number and title; empty where it is in none. */
  readonly section: string
  readonly start: Position
  readonly quote: string
}

/** What became of one kind of clause. Texts are in the interface language. */
export interface ClauseChange {
  readonly clause: string
  readonly title: string
  /** How much the deal needs it, by the facts of the later version; null where it does not. */
  readonly level: Level | null
  /** `mixed` is weaker in one thing and stronger in another; `reworded` has other words, of which nobody judged what they do. */
  readonly change: 'removed' | 'added' | 'weaker' | 'stronger' | 'mixed' | 'reworded'
  /** Where it stands, if it does; words in passing in a clause of another kind are no clause of its own. */
  readonly before: Words | null
  readonly after: Words | null
  /** What the deal asks of the clause, where only one version has it. */
  readonly elements: readonly {
    readonly element: string
    readonly title: string
    readonly level: Level
    readonly change: 'lost' | 'gained'
    readonly before: Words | null
    readonly after: Words | null
  }[]
  /** Periods and percentages that changed. */
  readonly values: readonly {
    readonly before: string
    readonly after: string
    readonly isMore: boolean
    readonly effect: Effect
    readonly place: Words
  }[]
  /** Duties, permissions and prohibitions that became another of these. */
  readonly modalities: readonly {
    readonly before: Modality
    readonly after: Modality
    readonly effect: Effect
    readonly places: { readonly before: Words; readonly after: Words }
  }[]
  /** Who is to do something, or may, where that is another party; as written. */
  readonly subjects: readonly {
    readonly before: string
    readonly after: string
    readonly places: { readonly before: Words; readonly after: Words }
  }[]
  /** Sentences that changed in anything else, which is not judged; null where one was put in or taken out. */
  readonly words: readonly { readonly before: Words | null; readonly after: Words | null }[]
}

/** What became of a contract from one version to another, in its clauses and elsewhere. */
export interface ContractChanges {
  /** By kind; nothing of those whose words are the same. */
  readonly clauses: readonly ClauseChange[]
  /** The sentences that changed in no clause of these kinds; null where one was put in or taken out. */
  readonly elsewhere: ClauseChange['words']
}

/** What became of each kind of clause from one version of a contract to another, and which sentences changed besides. */
export function contractChanges(before: FileCheck, after: FileCheck, locale: Locale): ContractChanges {
  const sentences = changedSentences(before.checked.contract, after.checked.contract)
  const redraft = { before, after, locale, sentences, subjectsOf: subjectsBy([before.checked, after.checked]) }
  const kinds = after.pack.families.map((family) => kindOf(family, redraft))
  const tellers = tellersOf(kinds, sentences)
  const known = new Set(kinds.flatMap(({ own, showing }) => [...own, ...showing]))
  return {
    clauses: kinds.flatMap((kind) => changeOf(kind, tellers, redraft) ?? []),
    elsewhere: wordChanges(
      sentences.filter((pair) => !known.has(pair)),
      redraft,
    ),
  }
}

function changeOf(kind: Kind, tellers: Tellers, redraft: Redraft): ClauseChange | undefined {
  const { family, had, has, became } = kind
  if (became === 'absent') return undefined
  const { before, after, locale } = redraft
  const same = {
    ...{ clause: family.id, title: family.title[locale], level: levelOf(family, after) },
    ...{ before: placeOf(had, before), after: placeOf(has, after) },
  }
  const nothing = { elements: [], values: [], modalities: [], subjects: [], words: [] }
  if (became === 'added') return { ...same, ...nothing, change: became }
  if (became === 'removed') {
    const { modalities } = judgedOf(
      kind.showing.filter((pair) => kind.showsBefore(pair.before)),
      kind,
      redraft,
    )
    return { ...same, ...nothing, modalities, change: became }
  }
  const elements = elementChanges(had, has, before, after, locale)
  const changed = valueChanges(kind.words, kind.now)
  const values = changed.map(({ before: old, after: one, isMore, effect }) => ({
    before: old.value,
    after: one.value,
    isMore,
    effect,
    place: wordsAt(one.passage.span, one.passage.section, after),
  }))
  const mine = redraft.sentences.filter((pair) => tellers.get(pair)?.includes(kind))
  const { modalities, subjects, judged } = judgedOf(mine, kind, redraft)
  const told = new Set<Passage | undefined>([...judged, ...changed.map((one) => one.after.passage)])
  const toldAt = elements.flatMap((one) => [one.before?.start, one.after?.start])
  const words = wordChanges(
    mine.filter((pair) => !told.has(pair.after)),
    redraft,
  ).filter((one) => ![one.before, one.after].some((side) => toldAt.some((place) => isAt(side, place))))
  const all = { elements, values, modalities, subjects, words }
  const change = changeBy(all)
  const isTold = Object.values(all).some(({ length }) => length > 0)
  return isTold || hasMoved(kind, redraft) ? { ...same, ...all, change } : undefined
}

/** Whether a clause has its sentences in another order, or cut otherwise; what is told of one that changed is told elsewhere. */
function hasMoved({ had, has, own }: Kind, { before, after }: Redraft): boolean {
  const wordsOf = (cover: Cover, { checked }: FileCheck): string => plain(ownPassages(cover, checked.contract))
  return own.length === 0 && wordsOf(had, before) !== wordsOf(has, after)
}

/** What parts, values and modalities come to. */
function changeBy({
  elements,
  values,
  modalities,
}: Pick<ClauseChange, 'elements' | 'values' | 'modalities'>): ClauseChange['change'] {
  const effects = [...values, ...modalities].map(({ effect }) => effect)
  const isWeaker = elements.some(({ change }) => change === 'lost') || effects.includes('weaker')
  const isStronger = elements.some(({ change }) => change === 'gained') || effects.includes('stronger')
  return isWeaker && isStronger ? 'mixed' : isWeaker ? 'weaker' : isStronger ? 'stronger' : 'reworded'
}

/** What some sentences oblige, allow or forbid otherwise than before, and whom, with the sentences that are told by it. */
function judgedOf(
  pairs: readonly SentencePair[],
  { showsBefore, showsAfter }: Kind,
  { before, after, subjectsOf }: Redraft,
): Pick<ClauseChange, 'modalities' | 'subjects'> & { readonly judged: readonly Passage[] } {
  const judged = pairs.flatMap(({ before: old, after: now }) => {
    if (!old || !now) return []
    const { modalities, subjects } = modalityChanges(old.text, now.text, subjectsOf)
    if (modalities.length + subjects.length === 0) return []
    const shows = { before: showsBefore(old), after: showsAfter(now) }
    const placed = ([one, other]: readonly [Place, Place]) => ({
      before: quotedAt(old, one, before),
      after: quotedAt(now, other, after),
    })
    return {
      now,
      modalities: modalities.map(({ places, ...one }) => {
        const effect = effectOf(one.before, one.after, shows)
        return { ...one, effect, places: placed(places) }
      }),
      subjects: subjects.map(({ before: who, after: whoNow, places }) => {
        return { before: who.words, after: whoNow.words, places: placed(places) }
      }),
    }
  })
  return {
    modalities: judged.flatMap(({ modalities }) => modalities),
    subjects: judged.flatMap(({ subjects }) => subjects),
    judged: judged.map(({ now }) => now),
  }
}

const wordChanges = (pairs: readonly SentencePair[], { before, after }: Redraft): ClauseChange['words'] =>
  pairs.map(({ before: old, after: now }) => {
    const [was, is] = differenceOf(old?.text ?? '', now?.text ?? '')
    return { before: old ? quotedAt(old, was, before) : null, after: now ? quotedAt(now, is, after) : null }
  })

const isAt = (words: Words | null, place: Position | undefined): boolean =>
  words !== null && words.start.line === place?.line && words.start.character === place.character

/** The words around a place in a sentence. */
const quotedAt = ({ text, span, section }: Passage, place: Place, file: FileCheck): Words => ({
  ...wordsAt(span, section, file),
  quote: quoteAround(text, place),
})

const levelOf = ({ id }: Family, { checked }: FileCheck): Level | null =>
  checked.needs.find(({ clause }) => clause === id)?.level ?? null

function placeOf(cover: Cover, file: FileCheck): Words | null {
  return cover?.principal ? wordsAt(cover.principal.span, cover.principal.section, file) : null
}

const wordsAt = (span: Span, section: number, { checked: { contract }, lines }: FileCheck): Words => ({
  section: sectionName(contract, section),
  start: lines.positionAt(span.start),
  quote: quoteOf(contract, span),
})

const plain = (passages: readonly Passage[]): string => passages.map(plainWords).join('')

/** Elements that are met in one version alone, of those that the deal asks for in both. */
function elementChanges(
  had: Cover,
  has: Cover,
  before: FileCheck,
  after: FileCheck,
  locale: Locale,
): ClauseChange['elements'] {
  return (has?.elements ?? []).flatMap((now) => {
    const old = had?.elements.find(({ element }) => element.id === now.element.id)
    if (!old || (old.status === 'met') === (now.status === 'met')) return []
    const { id, title, level } = now.element
    return [
      {
        element: id,
        title: title[locale],
        level,
        change: now.status === 'met' ? ('gained' as const) : ('lost' as const),
        before: elementWords(old, before),
        after: elementWords(now, after),
      },
    ]
  })
}

/** The words that show an element, or fall short of it; null where there are none. */
function elementWords({ passages, flaw }: ElementCoverage, file: FileCheck): Words | null {
  const passage = file.checked.contract.passages[passages[0] ?? -1]
  const place = passage ?? flaw
  return place ? wordsAt(place.span, place.section, file) : null
}
