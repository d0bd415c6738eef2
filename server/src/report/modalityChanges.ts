import { type ModalClause, type Modality, modalClauses } from './modality.ts'
import { pairedWords } from './sentencePairs.ts'
import type { Subject, Subjects } from './subjects.ts'

/** Where the words stand in a sentence: UTF-16 offsets into it, half-open. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** A clause of a sentence that obliges, allows or forbids otherwise than it did. */
export interface ModalityChange {
  readonly before: Modality
  readonly after: Modality
  readonly places: readonly [before: Place, after: Place]
}

/** A clause of a sentence that speaks of another party than it did. */
export interface SubjectChange {
  readonly before: Subject
  readonly after: Subject
  readonly places: readonly [before: Place, after: Place]
}

/** How much of what is to be done has to be the same in both, for a duty and a permission to be about one thing. */
const sameThing = 0.6

/**
 * What changed from one sentence to another in what they oblige, allow or forbid, and whom. Clauses are paired by what is to be
 * done, so one that only moved in its sentence has not changed.
 */
export function modalityChanges(
  before: string,
  after: string,
  subjectsOf: Subjects,
): { readonly modalities: readonly ModalityChange[]; readonly subjects: readonly SubjectChange[] } {
  const [old, now] = [modalClauses(before), modalClauses(after)]
  const [whose, whoseNow] = [subjectsOf(old), subjectsOf(now)]
  const pairs = pairedClauses(old, now).sort(([, one], [, other]) => one - other)
  const places = (i: number, j: number) => [old[i], now[j]] as [ModalClause, ModalClause]
  return {
    modalities: pairs.flatMap(([i, j]) => {
      const [one, other] = places(i, j)
      return one.modality === other.modality
        ? []
        : [{ before: one.modality, after: other.modality, places: places(i, j) }]
    }),
    subjects: pairs.flatMap(([i, j]) => {
      const [one, other] = [whose[i], whoseNow[j]]
      return !one || !other || one.key === other.key ? [] : [{ before: one, after: other, places: places(i, j) }]
    }),
  }
}

/** Of two sentences that are one in other words, the only clause of each is the other's, whatever is left of its words. */
function pairedClauses(old: readonly ModalClause[], now: readonly ModalClause[]): [number, number][] {
  if (old.length === 1 && now.length === 1) return [[0, 0]]
  const placed = (clauses: readonly ModalClause[]) => clauses.map(({ tail }, at) => ({ text: tail, at }))
  return pairedWords(placed(old), placed(now), sameThing)
}

/** What a change of modality does to a clause; `unclear` where that depends on who asks. */
export type Effect = 'weaker' | 'stronger' | 'unclear'

/** From the most that a clause can ask for to the least, where it asks for something. */
const asks: readonly Modality[] = ['duty', 'softened', 'permission', 'no-duty']

/**
 * What a change of modality does to a kind of clause.
 * @param shows whether the sentence is one of those that the clause is known by, before and after: what a sentence allows then is
 * the clause (a right to audit), and else may be what the clause limits
 */
export function effectOf(before: Modality, after: Modality, shows: { before: boolean; after: boolean }): Effect {
  if (shows.before && !shows.after) return 'weaker'
  const effect = effectOfItself(before, after, shows.before)
  if (shows.before || !shows.after) return effect
  // The clause is known by the new words alone.
  if (before === 'prohibition' || before === 'no-duty') return 'stronger'
  return effect === 'weaker' ? 'unclear' : effect
}

function effectOfItself(before: Modality, after: Modality, isTheClause: boolean): Effect {
  if (before === 'prohibition') return 'weaker'
  if (after === 'prohibition')
    return before === 'no-duty' || (before === 'permission' && !isTheClause) ? 'unclear' : 'weaker'
  // What frees from a duty may be the clause itself: “is not obliged to deliver where the law forbids it”.
  if (before === 'no-duty') return after === 'permission' || isTheClause ? 'unclear' : 'stronger'
  if (before === 'permission' && after === 'no-duty') return 'unclear'
  return asks.indexOf(before) < asks.indexOf(after) ? 'weaker' : 'stronger'
}
