import { keptOf, nothingKept } from '../contract/changed.ts'
import type { Contract, Passage, Span } from '../contract/contract.ts'
import { fromVersionToVersion } from '../contract/fromVersionToVersion.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { perContract, perKey } from '../contract/perContract.ts'
import type { Shape } from '../contract/shape.ts'
import type { Wording } from '../contract/wording.ts'
import { type Attachment, attachmentsOf } from './attachments.ts'
import { beginsUnreadLine } from './lineStarts.ts'
import { numberingKey, partsOf } from './parts.ts'
import type { Reference } from './reference.ts'
import { referencesInText } from './referencesInText.ts'
import { relativeReferencesInText } from './relativeReferencesInText.ts'
import { type Resolution, Resolver } from './resolver.ts'

/** All references of a contract to places in itself, in document order. */
export const referencesOf = perContract((contract): readonly Reference[] =>
  [...resolutionsOf(contract).byPassage.keys()].flatMap((passage) => referencesIn(contract, passage)),
)

/** The references in one passage, by its index. */
export const referencesIn = (contract: Contract, passage: number): readonly Reference[] =>
  (resolutionsOf(contract).byPassage.get(passage) ?? []).map((one) => placed(one, contract, passage))

/** The references that do not name one place, or that name the one where they stand; in document order. */
export const doubtfulReferences = perContract((contract): readonly Reference[] =>
  doubtsOf(contract).map(({ passage, resolution }) => placed(resolution, contract, passage)),
)

const doubtsOf = perKey(
  (contract) => resolutionsOf(contract).byPassage,
  (contract) =>
    [...resolutionsOf(contract).byPassage].flatMap(([passage, some]) =>
      some.flatMap((resolution) => (isDoubtful(resolution) ? [{ passage, resolution }] : [])),
    ),
)

const isDoubtful = ({ target, isToItself }: Resolution): boolean => target.status !== 'found' || isToItself

function placed(
  { label, owner, at, keys, target, isToItself }: Resolution,
  contract: Contract,
  index: number,
): Reference {
  const passage = contract.passages[index] as Passage
  const isUnknown = target.status === 'missing' && !resolutionsOf(contract).showsNumbers
  return {
    label,
    owner,
    at: sourceSpan(passage, at.start, at.end),
    words: passage.text.slice(at.start, at.end),
    keys: keys.map(({ key, at }) => ({ key, at: sourceSpan(passage, at.start, at.end) })),
    passage: index,
    isToItself,
    ...target,
    ...(isUnknown ? { status: 'unknown' } : {}),
  }
}

/** What the references of one version name, with what that rests on. */
interface Resolutions {
  readonly wordings: readonly Wording[]
  readonly pieces: readonly Wording[]
  readonly shape: Shape
  readonly numbering: object
  readonly attachments: readonly Attachment[]
  /** The passages that have some. */
  readonly passages: readonly number[]
  /** Those of them that rest on more than the numbering and their own words. */
  readonly resting: readonly number[]
  /** The references of each passage that has some, in order, by its index. */
  readonly byPassage: ReadonlyMap<number, readonly Resolution[]>
  /** Whether the numbers that references name stand in the text. */
  readonly showsNumbers: boolean
}

/** An edit that leaves the numbering alone changes what the references of its own passages name, and hardly any others. */
const resolutionsOf = fromVersionToVersion((contract, before: Resolutions | undefined): Resolutions => {
  const { passages, wordings, pieces, shape } = contract
  const numbering = numberingKey(contract)
  const attachments = attachmentsOf(contract)
  const indexBefore = before && indexesBefore(before, contract)
  const isNumberedAsBefore =
    indexBefore && before.numbering === numbering && areAlike(before.attachments, attachments, indexBefore)
  const touched = before ? touchedOf(before.pieces, pieces) : []
  const holds = ({ rests }: Resolution): boolean => {
    if (!rests || touched.some((piece) => rests.pieces.has(piece))) return false
    return rests.lineStarts.every(({ start, isThere }) => beginsUnreadLine(contract, start) === isThere)
  }
  const knownIn = (index: number): readonly Resolution[] | undefined => {
    const known = isNumberedAsBefore ? before.byPassage.get(indexBefore(index)) : undefined
    return known?.every(holds) ? known : undefined
  }
  const indexes = haveReferences(contract)
  const now = { wordings, pieces, shape, numbering, attachments, passages: indexes }
  const { head, tail } = before ? keptOf(before.wordings, wordings) : nothingKept
  const isTouched = (index: number): boolean => index >= head && index < wordings.length - tail
  const isAsBefore =
    isNumberedAsBefore && before.shape === shape && before.passages === indexes && before.resting.every(knownIn)
  if (isAsBefore && !indexes.some(isTouched)) return { ...before, ...now }
  let resolver: Resolver | undefined
  const resolve = (index: number): readonly Resolution[] => {
    resolver ??= new Resolver(contract)
    return resolver.resolve(passages[index] as Passage)
  }
  const byPassage = new Map(indexes.map((index) => [index, knownIn(index) ?? resolve(index)]))
  const resting = indexes.filter((index) => byPassage.get(index)?.some(restsOnMore))
  return { ...now, resting, byPassage, showsNumbers: showNumbers(byPassage) }
})

/** Tells of a passage with the same words where it stood before, or -1; undefined where sections came or went since. */
function indexesBefore(before: Resolutions, { shape, wordings }: Contract): ((index: number) => number) | undefined {
  const nested = shape.nestedSince(before.shape)
  const by = wordings.length - before.wordings.length
  return (
    nested &&
    ((index) => {
      const at = index < nested.head ? index : index >= wordings.length - nested.tail ? index - by : -1
      return before.wordings[at] === wordings[index] ? at : -1
    })
  )
}

const restsOnMore = ({ rests }: Resolution): boolean =>
  rests === undefined || rests.lineStarts.length > 0 || rests.pieces.size > 0

/** The pieces that an edit has taken out, and those beside them: to these something may have been added. */
function touchedOf(before: readonly Wording[], pieces: readonly Wording[]): readonly Wording[] {
  const { head, tail } = keptOf(before, pieces)
  return before.slice(Math.max(head - 1, 0), before.length - tail + 1)
}

const haveReferences = passagesThat(
  ({ wording }) => referencesInText(wording).length > 0 || relativeReferencesInText(wording).length > 0,
)

/** Whether attachments are what they were, at the same passages. */
const areAlike = (
  before: readonly Attachment[],
  now: readonly Attachment[],
  indexBefore: (index: number) => number,
): boolean =>
  before.length === now.length &&
  now.every(({ name, key, isA, passage }, i) => {
    const other = before[i]
    return name === other?.name && key === other.key && isA === other.isA && indexBefore(passage) === other.passage
  })

/**
 * A contract most of whose references lead nowhere was taken out of a word processor that numbered it: the numbers are not
 * in its text, and nothing can be said of them.
 */
function showNumbers(byPassage: ReadonlyMap<number, readonly Resolution[]>): boolean {
  const missing = new Set<string>()
  let found = 0
  for (const some of byPassage.values())
    for (const { label, target, keys } of some) {
      if (label === 'attachment') continue
      if (target.status === 'found') found++
      else if (target.status === 'missing') missing.add(keys.map(({ key }) => key).join('.'))
    }
  return missing.size < several || found > missing.size
}

/** So many different targets that are missing are no slip of a drafter. */
const several = 4

/** Where a reference leads: the head of the part or attachment that it names, or the paragraph. */
export function targetSpans(contract: Contract, reference: Reference): Span[] {
  if (reference.paragraph) return [reference.paragraph]
  return reference.targets.flatMap((index) =>
    reference.label === 'attachment'
      ? (attachmentsOf(contract)[index]?.at ?? [])
      : (partsOf(contract)[index]?.at ?? []),
  )
}

/** The reference that covers a place. */
export function referenceAt(contract: Contract, offset: number): Reference | undefined {
  return referencesOf(contract).find(({ at }) => at.start <= offset && offset <= at.end)
}
