import type { Contract, Passage } from '../contract/contract.ts'
import { tokenise } from '../coverage/tokens.ts'

/** A sentence of one version and what stands in its place in the other; one side is absent where there is none. */
export interface SentencePair {
  readonly before: Passage | undefined
  readonly after: Passage | undefined
}

/** How alike two texts are that are one in other words: the share of the words of both that are in both. */
const alike = 0.5
/** So many sentences before or after the place where a sentence would stand it is looked for in other words. */
const reach = 20

const itsNumber =
  /^\s*(?:\d+(?:\.\d+)+[.)]?\s+|[（(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[）).、．]\s*|第[\d一二三四五六七八九十百]+[条款條]\s*)/

/** The words of a sentence without its number, and without what another keyboard or a new line changes. */
export const plainWords = ({ text }: Passage): string =>
  text.replace(itsNumber, '').normalize('NFKC').replace(/\s+/g, '')

/**
 * The sentences that differ from one version of a contract to another, each with the one that it became, in the order of the
 * later version. Sentences that only moved differ in nothing. Linear in the sentences: one in other words is looked for near its place.
 */
export function changedSentences(before: Contract, after: Contract): SentencePair[] {
  const [old, now] = [before, after].map(({ passages }) => passages.filter(({ kind }) => kind !== 'heading')) as [
    Passage[],
    Passage[],
  ]
  const places = placesIn(old, now)
  const taken = new Set(places)
  const lost = old.flatMap((passage, at) => (places[at] === undefined ? [{ passage, at }] : []))
  const expected = expectedPlaces(places)
  const free = now.flatMap((passage, at) => (taken.has(at) ? [] : [{ passage, at }]))
  const pairs = pairedWords(
    lost.map(({ passage, at }) => ({ text: passage.text, at: expected[at] as number })),
    free.map(({ passage, at }) => ({ text: passage.text, at })),
    alike,
  )
  const became = new Map(pairs.map(([one, other]) => [other, one]))
  const found = new Set(became.values())
  return [
    ...free.map(({ passage: one, at }, i) => {
      const from = became.get(i)
      return { at, pair: { before: from === undefined ? undefined : lost[from]?.passage, after: one } }
    }),
    ...lost.flatMap(({ passage: one, at }, i) =>
      found.has(i) ? [] : [{ at: (expected[at] as number) - 0.5, pair: { before: one, after: undefined } }],
    ),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ pair }) => pair)
}

/** Where each sentence stands in the other version in the same words; undefined where it does not. */
function placesIn(before: readonly Passage[], after: readonly Passage[]): (number | undefined)[] {
  const places = new Map<string, number[]>()
  for (const [at, passage] of after.entries()) {
    const known = places.get(plainWords(passage))
    if (known) known.push(at)
    else places.set(plainWords(passage), [at])
  }
  for (const list of places.values()) list.reverse()
  return before.map((passage) => places.get(plainWords(passage))?.pop())
}

/** Where each sentence would stand: as far behind the place of the last one that is there as it stood behind that. */
function expectedPlaces(places: readonly (number | undefined)[]): number[] {
  let last = -1
  return places.map((place) => {
    last = place ?? last + 1
    return last
  })
}

/** A text with its place in an order that it shares with what it is paired with. */
export interface PlacedText {
  readonly text: string
  readonly at: number
}

/** Pairs texts by the words that they share, the likest first, each with one near its place; gives their indexes. */
export function pairedWords(
  before: readonly PlacedText[],
  after: readonly PlacedText[],
  least: number,
): [before: number, after: number][] {
  const others = new Map(after.map(({ text, at }, j) => [at, { j, ...countsIn(text) }]))
  const found: { readonly i: number; readonly j: number; readonly likeness: number; readonly distance: number }[] = []
  for (const [i, { text, at }] of before.entries()) {
    const one = countsIn(text)
    for (let distance = -reach; distance <= reach; distance++) {
      const other = others.get(at + distance)
      const likeness = other ? likenessOf(one, other) : 0
      if (other && likeness >= least) found.push({ i, j: other.j, likeness, distance: Math.abs(distance) })
    }
  }
  found.sort((a, b) => b.likeness - a.likeness || a.distance - b.distance || a.i - b.i)
  const [mine, theirs] = [new Set<number>(), new Set<number>()]
  return found.flatMap(({ i, j }): [number, number][] => {
    if (mine.has(i) || theirs.has(j)) return []
    mine.add(i)
    theirs.add(j)
    return [[i, j]]
  })
}

interface Counted {
  readonly counts: ReadonlyMap<string, number>
  readonly size: number
}

function countsIn(text: string): Counted {
  const counts = new Map<string, number>()
  const { words } = tokenise(text)
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, size: words.length }
}

/** The share of the words of two texts that are in both; 1 for two without any. */
function likenessOf(one: Counted, other: Counted): number {
  const all = one.size + other.size
  if (all === 0) return 1
  let shared = 0
  for (const [word, count] of one.counts) shared += Math.min(count, other.counts.get(word) ?? 0)
  return (2 * shared) / all
}
