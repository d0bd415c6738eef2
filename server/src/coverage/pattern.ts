import type { Pattern } from '../policy/schema.ts'
import type { Hit, Hits, TermSet } from './hits.ts'
import type { LexiconBuilder } from './lexicon.ts'

/** A Chinese text counts each character as a word, so the same distance holds about twice as many. */
const chineseFactor = 2

/** Words further apart than this seldom belong together, even in a lawyer's sentence. */
const defaultWindow = 60

/** A pattern of the pack, its terms compiled. */
export interface CompiledPattern {
  readonly id: string
  readonly scope: 'passage' | 'neighbours' | 'section'
  readonly all: readonly number[]
  readonly none?: number
  readonly mask?: number
  readonly heading?: number
  /** In words. */
  readonly window: number
}

/** Compiles a pattern's phrases into the lexicon. */
export function compilePattern(pattern: Pattern, lexicon: LexiconBuilder): CompiledPattern {
  const { none, mask, heading } = pattern
  return {
    id: pattern.id,
    scope: pattern.in ?? 'passage',
    all: pattern.all.map((term) => lexicon.term(term)),
    ...(none ? { none: lexicon.term(none) } : {}),
    ...(mask ? { mask: lexicon.term(mask) } : {}),
    ...(heading ? { heading: lexicon.term(heading) } : {}),
    window: pattern.within ?? defaultWindow,
  }
}

/**
 * What a passage leaves open of a pattern by its own words: the terms that must still stand around it.
 * @returns undefined where the pattern cannot fire at it: its first term, which is what the clause is about, stands nowhere
 * in the passage, or a word that must not, or the terms stand too far apart
 */
export function wantingAround(pattern: CompiledPattern, own: Hits, isChinese: boolean): number[] | undefined {
  if (pattern.none !== undefined && own.has(pattern.none)) return undefined
  const masks = masksOf(pattern, own)
  const first = unmasked(own.get(pattern.all[0] as number), masks)
  if (first.length === 0) return undefined
  const found = [first]
  const wanting: number[] = []
  for (let i = 1; i < pattern.all.length; i++) {
    const term = pattern.all[i] as number
    const hits = unmasked(own.get(term), masks)
    if (hits.length > 0) found.push(hits)
    else wanting.push(term)
  }
  return smallestWindow(found) > pattern.window * (isChinese ? chineseFactor : 1) ? undefined : wanting
}

/**
 * Whether a term of a pattern stands in a text.
 * @param terms that stand in it
 * @param where gives their places, for whoever must know
 */
export function stands(pattern: CompiledPattern, term: number, terms: TermSet, where: () => Hits): boolean {
  if (!terms.has(term)) return false
  if (pattern.mask === undefined || !terms.has(pattern.mask)) return true
  const hits = where()
  return unmasked(hits.get(term), masksOf(pattern, hits)).length > 0
}

/** For each term of a pattern that stands in a text, where it first does. */
export function wordsThat(pattern: CompiledPattern, own: Hits): Hit[] {
  return pattern.all.flatMap((term) => unmasked(own.get(term), masksOf(pattern, own))[0] ?? [])
}

const masksOf = ({ mask }: CompiledPattern, hits: Hits): readonly Hit[] => (mask === undefined ? [] : hits.get(mask))

function unmasked(hits: readonly Hit[], masks: readonly Hit[]): readonly Hit[] {
  return masks.length === 0
    ? hits
    : hits.filter((hit) => !masks.some((mask) => hit.from < mask.to && mask.from < hit.to))
}

/** The fewest words that hold one hit of each list. */
function smallestWindow(lists: readonly (readonly Hit[])[]): number {
  if (lists.length === 1) return 0
  const all = lists.flatMap((hits, list) => hits.map(({ from, to }) => ({ from, to, list })))
  all.sort((a, b) => a.from - b.from)
  const last = new Array<Hit | undefined>(lists.length)
  let missing = lists.length
  let best = Number.POSITIVE_INFINITY
  for (const hit of all) {
    if (!last[hit.list]) missing--
    last[hit.list] = hit
    if (missing > 0) continue
    let start = hit.from
    let end = hit.to
    for (const held of last as Hit[]) {
      if (held.from < start) start = held.from
      if (held.to > end) end = held.to
    }
    best = Math.min(best, end - start)
  }
  return best
}
