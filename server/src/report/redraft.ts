import type { Contract, Passage } from '../contract/contract.ts'
import { lastStarting } from '../contract/search.ts'
import { clauseRanges } from '../coverage/clauseScope.ts'
import type { FamilyCoverage } from '../coverage/coverage.ts'
import type { Family } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import type { FileCheck } from './fileCheck.ts'
import type { SentencePair } from './sentencePairs.ts'
import type { Subjects } from './subjects.ts'

/** Two versions of a contract, and what is asked of each kind of clause in them. */
export interface Redraft {
  readonly before: FileCheck
  readonly after: FileCheck
  readonly locale: Locale
  readonly sentences: readonly SentencePair[]
  readonly subjectsOf: Subjects
}

/** One kind of clause in both versions. */
export interface Kind {
  readonly family: Family
  readonly had: Cover
  readonly has: Cover
  readonly became: 'removed' | 'added' | 'kept' | 'absent'
  /** All that is the clause, and what shows it and its parts elsewhere. */
  readonly words: Passage[]
  readonly now: Passage[]
  /** Of the sentences that changed those of the clause itself. */
  readonly own: readonly SentencePair[]
  /** Of the sentences that changed those by which the clause is known, wherever they stand. */
  readonly showing: readonly SentencePair[]
  /** Whether the clause is known by a sentence, before and after. */
  readonly showsBefore: Shows
  readonly showsAfter: Shows
}

/** What became of a kind of clause, and which of the sentences that changed are its own. */
export function kindOf(family: Family, { before, after, sentences }: Redraft): Kind {
  const [had, has] = [before, after].map(({ checked }) => checked.coverage.get(family.id)) as [Cover, Cover]
  const [stood, stands] = [standing(had), standing(has)]
  const became = stands < stood ? 'removed' : stands > stood ? 'added' : stands === 0 ? 'absent' : 'kept'
  const [words, now] = [passagesOf(had, family, before), passagesOf(has, family, after)]
  const own = new Set<Passage | undefined>([
    ...ownPassages(had, before.checked.contract),
    ...ownPassages(has, after.checked.contract),
  ])
  const [showsBefore, showsAfter] = [before, after].map(({ checked }) => shownBy(family, checked)) as [Shows, Shows]
  return {
    ...{ family, had, has, became, words, now, showsBefore, showsAfter },
    own: sentences.filter((pair) => own.has(pair.before) || own.has(pair.after)),
    showing: sentences.filter((pair) => showsBefore(pair.before) || showsAfter(pair.after)),
  }
}

/** Which kinds of clause tell of a sentence that changed. */
export type Tellers = ReadonlyMap<SentencePair, readonly Kind[]>

/**
 * Of a sentence that changed, those kinds of clause tell that are known by it and have it among their own; if none is, the first that
 * has it, and if none has, the first that is known by it: one sentence is to be read once.
 */
export function tellersOf(kinds: readonly Kind[], sentences: readonly SentencePair[]): Tellers {
  const there = kinds.filter(({ became }) => became === 'kept' || became === 'removed')
  const having = (lists: (kind: Kind) => readonly SentencePair[]): Map<SentencePair, Kind[]> => {
    const found = new Map<SentencePair, Kind[]>()
    for (const kind of there) for (const pair of lists(kind)) found.set(pair, [...(found.get(pair) ?? []), kind])
    return found
  }
  const [own, showing] = [having((kind) => kind.own), having((kind) => kind.showing)]
  return new Map(
    sentences.map((pair) => {
      const [its, others] = [own.get(pair) ?? [], showing.get(pair) ?? []]
      const both = its.filter((kind) => others.includes(kind))
      return [pair, both.length > 0 ? both : [...its, ...others].slice(0, 1)]
    }),
  )
}

/** How a kind of clause stands in one version. */
export type Cover = FamilyCoverage | undefined

/** 2 for a clause of its own, 1 for words in passing, 0 for none. */
const standing = (cover: Cover): number => (cover?.present ? (cover.isPassing ? 1 : 2) : 0)

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
export function ownPassages(cover: Cover, contract: Contract): Passage[] {
  if (!cover?.principal || cover.isPassing) return []
  const { span, section } = cover.principal
  const passage = lastStarting(contract.passages, span.start)
  return clauseRanges(contract, [], [{ passage, section }])
    .flatMap(({ from, to }) => contract.passages.slice(from, to))
    .filter(({ kind }) => kind !== 'heading')
}

/** Whether a kind of clause is known by a sentence. */
type Shows = (passage: Passage | undefined) => boolean

function shownBy({ id }: Family, { coverage, contract }: FileCheck['checked']): Shows {
  const shown = new Set<Passage | undefined>(coverage.passagesOf(id).map((index) => contract.passages[index]))
  return (passage) => shown.has(passage)
}
