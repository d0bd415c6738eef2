import type { Contract, Passage, Span } from '../contract/contract.ts'
import type { Position } from '../contract/lines.ts'
import { lastStarting } from '../contract/search.ts'
import { clauseRanges } from '../coverage/clauseScope.ts'
import type { FamilyCoverage } from '../coverage/coverage.ts'
import type { ElementCoverage } from '../coverage/elements.ts'
import type { Family, Level } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import { quoteOf, sectionName } from '../rules/placing.ts'
import type { FileCheck } from './json.ts'
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
  /** `mixed` is weaker in one thing and stronger in another; `reworded` covers the same in other words. */
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
    readonly effect: 'weaker' | 'stronger' | 'unclear'
    readonly place: Words
  }[]
}

/** What became of each kind of clause from one version of a contract to another; nothing of those whose words are the same. */
export function clauseChanges(before: FileCheck, after: FileCheck, locale: Locale): ClauseChange[] {
  return after.pack.families.flatMap((family) => changeOf(family, before, after, locale) ?? [])
}

function changeOf(family: Family, before: FileCheck, after: FileCheck, locale: Locale): ClauseChange | undefined {
  const [had, has] = [before, after].map(({ checked }) => checked.coverage.get(family.id)) as [Cover, Cover]
  const [stoodThere, standsThere] = [standing(had), standing(has)]
  if (stoodThere === 0 && standsThere === 0) return undefined
  const same = { clause: family.id, title: family.title[locale], level: levelOf(family, after) }
  const places = { before: placeOf(had, before), after: placeOf(has, after) }
  const change = standsThere < stoodThere ? 'removed' : standsThere > stoodThere ? 'added' : undefined
  if (change) return { ...same, ...places, change, elements: [], values: [] }
  const [words, now] = [passagesOf(had, family, before), passagesOf(has, family, after)]
  const elements = elementChanges(had, has, before, after, locale)
  const values = valueChanges(words, now).map(({ before: old, after: one, isMore, effect }) => ({
    before: old.value,
    after: one.value,
    isMore,
    effect,
    place: wordsAt(one.passage.span, one.passage.section, after),
  }))
  const isWeaker = elements.some((one) => one.change === 'lost') || values.some(({ effect }) => effect === 'weaker')
  const isStronger =
    elements.some((one) => one.change === 'gained') || values.some(({ effect }) => effect === 'stronger')
  if (isWeaker || isStronger) {
    const effect = isWeaker && isStronger ? 'mixed' : isWeaker ? 'weaker' : 'stronger'
    return { ...same, ...places, change: effect, elements, values }
  }
  const wordsOf = (cover: Cover, { checked }: FileCheck): string => plain(ownPassages(cover, checked.contract))
  if (wordsOf(had, before) === wordsOf(has, after) && values.length === 0) return undefined
  return { ...same, ...places, change: 'reworded', elements, values }
}

type Cover = FamilyCoverage | undefined

/** 2 for a clause of its own, 1 for words in passing, 0 for none. */
const standing = (cover: Cover): number => (cover?.present ? (cover.isPassing ? 1 : 2) : 0)

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

/** The words that show a clause and its parts, with all of the clause that is its own. */
function passagesOf(cover: Cover, { id }: Family, { checked: { contract, coverage } }: FileCheck): Passage[] {
  const own = new Set(ownPassages(cover, contract))
  const shown = new Set([
    ...coverage.evidenceOf(id).map(({ span }) => span.start),
    ...(cover?.elements ?? []).flatMap(({ passages }) => passages.map((index) => contract.passages[index]?.span.start)),
  ])
  return contract.passages.filter((passage) => own.has(passage) || shown.has(passage.span.start))
}

/** All of the clause that is its own, without headings. */
function ownPassages(cover: Cover, contract: Contract): Passage[] {
  if (!cover?.principal || cover.isPassing) return []
  const { span, section } = cover.principal
  const passage = lastStarting(contract.passages, span.start)
  return clauseRanges(contract, [], [{ passage, section }])
    .flatMap(({ from, to }) => contract.passages.slice(from, to))
    .filter(({ kind }) => kind !== 'heading')
}

const plain = (passages: readonly Passage[]): string =>
  passages.map(({ text }) => text.normalize('NFKC').replace(/\s+/g, '')).join('')

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
