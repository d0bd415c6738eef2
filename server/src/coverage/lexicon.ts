import type { Pack } from '../policy/schema.ts'
import { Automaton } from './automaton.ts'
import { readPhrase } from './phrases.ts'
import { tokenise } from './tokens.ts'

/** Where a term was found in a text: words `[from, to)`. */
export interface Hit {
  readonly from: number
  readonly to: number
}

/** The terms found in one text, by index. */
export type Hits = ReadonlyMap<number, readonly Hit[]>

/** A phrase made of several runs with gaps between. */
interface Gapped {
  readonly runs: readonly number[]
  readonly gaps: readonly number[]
  readonly term: number
}

/**
 * All phrases of a pack, compiled once. A term is what a pattern asks for: one phrase, or any of several, or a set of the
 * pack's lexicon (`@duty`).
 */
export class Lexicon {
  readonly #automaton = new Automaton()
  readonly #sets: Pack['lexicon']
  readonly #terms = new Map<string, number>()
  /** Terms that a whole phrase without gaps belongs to, by the automaton's index. */
  readonly #plain: number[][] = []
  /** Phrases with gaps that begin with a run, by the automaton's index: a text pays only for those that can start in it. */
  readonly #gapped: Gapped[][] = []
  #sealed = false

  constructor(sets: Pack['lexicon']) {
    this.#sets = sets
  }

  /** The index of a term. Every term is asked for before the first {@link find}. */
  term(written: string | readonly string[]): number {
    const phrases = (typeof written === 'string' ? [written] : written).flatMap((phrase) => this.#resolve(phrase))
    const key = phrases.join('\n')
    const known = this.#terms.get(key)
    if (known !== undefined) return known
    if (this.#sealed) throw new Error('terms must be known before the first text is read')
    const term = this.#terms.size
    this.#terms.set(key, term)
    for (const phrase of phrases) this.#addPhrase(phrase, term)
    return term
  }

  /** Finds every term in a text. */
  find(text: string): Hits {
    if (!this.#sealed) this.#automaton.seal()
    this.#sealed = true
    const found = new Map<number, Hit[]>()
    const runs = new Map<number, Hit[]>()
    const add = (map: Map<number, Hit[]>, key: number, hit: Hit): void => {
      const hits = map.get(key)
      if (hits) hits.push(hit)
      else map.set(key, [hit])
    }
    this.#automaton.scan(tokenise(text).words, (sequence, from, to) => {
      add(runs, sequence, { from, to })
      for (const term of this.#plain[sequence] ?? []) add(found, term, { from, to })
    })
    if (runs.size > 0) this.#findGapped(runs, (term, hit) => add(found, term, hit))
    return found
  }

  #findGapped(runs: ReadonlyMap<number, readonly Hit[]>, add: (term: number, hit: Hit) => void): void {
    for (const [first, starts] of runs) {
      for (const phrase of this.#gapped[first] ?? []) {
        for (const hit of joinRuns(phrase, starts, runs)) add(phrase.term, hit)
      }
    }
  }

  #resolve(phrase: string, seen: readonly string[] = []): readonly string[] {
    if (!phrase.startsWith('@')) return [phrase]
    const name = phrase.slice(1)
    const set = this.#sets[name]
    if (!set) throw new Error(`there is no phrase set “${phrase}” in the lexicon`)
    if (seen.includes(name)) throw new Error(`phrase set “${phrase}” contains itself`)
    return set.flatMap((inner) => this.#resolve(inner, [...seen, name]))
  }

  #addPhrase(phrase: string, term: number): void {
    for (const { runs, gaps } of readPhrase(phrase)) {
      const indexes = runs.map((run) => this.#automaton.add(run))
      const only = indexes[0] as number
      if (indexes.length === 1) {
        this.#plain[only] ??= []
        if (!this.#plain[only].includes(term)) this.#plain[only].push(term)
      } else {
        this.#gapped[only] ??= []
        this.#gapped[only].push({ runs: indexes, gaps, term })
      }
    }
  }
}

/** The places where the runs of a phrase follow one another within its gaps. */
function joinRuns(phrase: Gapped, starts: readonly Hit[], runs: ReadonlyMap<number, readonly Hit[]>): readonly Hit[] {
  let reached = starts
  for (let i = 1; i < phrase.runs.length && reached.length > 0; i++) {
    const gap = phrase.gaps[i - 1] as number
    const next = runs.get(phrase.runs[i] as number) ?? []
    // Both lists ascend: the nearest start before each hit is enough.
    const joined: Hit[] = []
    let at = 0
    for (const hit of next) {
      while (at + 1 < reached.length && (reached[at + 1] as Hit).to <= hit.from) at++
      const before = reached[at] as Hit
      if (before.to <= hit.from && hit.from - before.to <= gap) joined.push({ from: before.from, to: hit.to })
    }
    reached = joined
  }
  return reached
}
