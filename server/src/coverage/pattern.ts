import type { Pattern } from '../policy/schema.ts'
import type { Hit, Hits, LexiconBuilder } from './lexicon.ts'

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

/** The texts that a pattern may look at around one passage. */
export interface Surroundings {
  readonly own: Hits
  /** Whether the passage is in Chinese. */
  readonly isChinese: boolean
  /** The passages that lead into this one, nearest first. */
  readonly leads: readonly Hits[]
  /** The other texts of the pattern's scope, beside the passage itself. */
  readonly others: readonly Hits[]
  /** Titles of the sections it stands in. */
  readonly titles: readonly Hits[]
}

/**
 * Whether a pattern fires at a passage: its first term stands there, the others there and near, or in the words that
 * lead into it, or elsewhere in a wider scope.
 */
export function fires(pattern: CompiledPattern, { own, isChinese, leads, others, titles }: Surroundings): boolean {
  const { none, heading } = pattern
  if (none !== undefined && own.has(none)) return false
  if (heading !== undefined && !titles.some((title) => title.has(heading))) return false
  const masks = (hits: Hits): readonly Hit[] => (pattern.mask === undefined ? [] : (hits.get(pattern.mask) ?? []))
  const around = [...leads, ...others]
  const here: (readonly Hit[])[] = []
  for (const [i, term] of pattern.all.entries()) {
    const hits = unmasked(own.get(term), masks(own))
    if (hits.length > 0) here.push(hits)
    // The first term is what the clause is about: the passage itself must say it.
    else if (i === 0 || !around.some((other) => unmasked(other.get(term), masks(other)).length > 0)) return false
  }
  return smallestWindow(here) <= pattern.window * (isChinese ? chineseFactor : 1)
}

/** For each term of a pattern that stands in a text, where it first does. */
export function wordsThat(pattern: CompiledPattern, own: Hits): Hit[] {
  const masks = pattern.mask === undefined ? [] : (own.get(pattern.mask) ?? [])
  return pattern.all.flatMap((term) => unmasked(own.get(term), masks)[0] ?? [])
}

function unmasked(hits: readonly Hit[] | undefined, masks: readonly Hit[]): readonly Hit[] {
  if (!hits) return []
  return masks.length === 0
    ? hits
    : hits.filter((hit) => !masks.some((mask) => hit.from < mask.to && mask.from < hit.to))
}

/** The fewest words that hold one hit of each list. */
function smallestWindow(lists: readonly (readonly Hit[])[]): number {
  if (lists.length === 1) return 0
  const all = lists.flatMap((hits, list) => hits.map((hit) => ({ ...hit, list }))).sort((a, b) => a.from - b.from)
  const last = new Array<Hit | undefined>(lists.length)
  let best = Number.POSITIVE_INFINITY
  for (const { list, from, to } of all) {
    last[list] = { from, to }
    if (last.includes(undefined)) continue
    const held = last as Hit[]
    const start = Math.min(...held.map((hit) => hit.from))
    const end = Math.max(...held.map((hit) => hit.to))
    best = Math.min(best, end - start)
  }
  return best
}
