import type { Contract } from '../contract/contract.ts'
import type { Family } from '../policy/schema.ts'
import { clauseRanges } from './clauseScope.ts'
import { type Detection, passagesOf } from './detector.ts'

/** A limb of one family whose own words show another one as well. */
interface Limb {
  readonly element: string
  readonly family: string
  /** The other families, and the elements of theirs. */
  readonly says: ReadonlySet<string>
}

/** What limbs are looked for in. */
export interface LimbQuery {
  readonly contract: Contract
  readonly families: readonly Family[]
  readonly detections: ReadonlyMap<string, readonly Detection[]>
}

/**
 * Whether a passage that shows a family is a limb of another one that the same clause shows: “the licences that this needed”
 * in a promise of lawful source is no clause on licences. It is one where it says more of the family than such a limb does.
 */
export function isLimbOfAnother(clause: string, passage: number, query: LimbQuery): boolean {
  const { contract, families, detections } = query
  const shownAt = (id: string): readonly number[] => passagesOf(detections.get(id) ?? nowhere)
  const isFound = (id: string): boolean => shownAt(id).includes(passage)
  const isClauseOf = (family: string): boolean =>
    clauseRanges(contract, shownAt(family)).some(({ from, to }) => from <= passage && passage < to)
  const { limbs, elements } = limbsThatSay(families).get(clause) ?? none
  return limbs.some(
    ({ element, family, says }) =>
      isFound(element) && isClauseOf(family) && elements.every((id) => says.has(id) || !isFound(id)),
  )
}

/** The limbs of others that say a family, and the family's own elements. */
interface Said {
  readonly limbs: readonly Limb[]
  readonly elements: readonly string[]
}

const nowhere: readonly Detection[] = []
const none: Said = { limbs: [], elements: [] }
const known = new WeakMap<readonly Family[], ReadonlyMap<string, Said>>()

function limbsThatSay(families: readonly Family[]): ReadonlyMap<string, Said> {
  const before = known.get(families)
  if (before) return before
  const all = families.flatMap(({ id: family, elements }) =>
    elements.flatMap(({ id: element, says }): Limb[] => (says ? [{ element, family, says: new Set(says) }] : [])),
  )
  const said = families.map(({ id, elements }): [string, Said] => [
    id,
    { limbs: all.filter(({ says }) => says.has(id)), elements: elements.map((element) => element.id) },
  ])
  const made = new Map(said)
  known.set(families, made)
  return made
}
