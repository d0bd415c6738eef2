import type { Pack } from '../policy/schema.ts'
import { Automaton, type LinkedAutomaton, SequenceSet } from './automaton.ts'
import { type Hit, Hits, TermSet } from './hits.ts'
import { NumberLists } from './numberLists.ts'
import { phrasesOf } from './phraseSets.ts'
import { type PhraseSlot, readPhrase } from './phrases.ts'
import { tokenise } from './tokens.ts'

/** Phrases made of several parts, each at most so many words after the one before. */
export interface Chains {
  /** The parts of each. */
  readonly slots: NumberLists
  /** Beside each part, how many words may stand before it. */
  readonly gaps: Int32Array
  /** The term that each says. */
  readonly terms: Int32Array
  /** For each part, the chains that begin with it. */
  readonly byFirst: NumberLists
}

/** The phrases of a pack as data: what a build makes, and a {@link Lexicon} finds. */
export interface LexiconData {
  readonly automaton: LinkedAutomaton
  /** How many terms there are. */
  readonly terms: number
  /**
   * What each of the automaton's sequences says: the terms that it is by itself, by index; and the parts of longer
   * phrases that it may be, by index after the last term.
   */
  readonly says: NumberLists
  readonly chains: Chains
}

/** What a text says. */
export interface Said {
  readonly terms: TermSet
  /** Those of its terms that patterns begin with. */
  readonly leading: readonly number[]
  /** Where its terms stand; until the next text is looked at. */
  readonly hits: Hits
}

/** Finds the terms of a pack in texts. */
export class Lexicon {
  readonly #automaton: Automaton
  readonly #says: NumberLists
  readonly #chains: Chains
  /** For each term, 1 where a pattern begins with it. */
  readonly #leads: Uint8Array
  readonly #terms: number
  readonly #hits: Hits

  /** @param leading the terms that patterns begin with */
  constructor({ automaton, terms, says, chains }: LexiconData, leading: Iterable<number>) {
    this.#automaton = new Automaton(automaton)
    this.#says = says
    this.#chains = chains
    this.#leads = new Uint8Array(terms)
    for (const term of leading) this.#leads[term] = 1
    this.#terms = terms
    this.#hits = new Hits(terms + chains.byFirst.starts.length - 1)
  }

  /** Finds every term in a text. */
  find(text: string): Said {
    const hits = this.#hits
    const { starts, numbers } = this.#says
    const chainsBy = this.#chains.byFirst
    const terms = new TermSet(this.#terms)
    const leading: number[] = []
    const firstParts: number[] = []
    const meet = (said: number): void => {
      if (said < this.#terms) {
        terms.add(said)
        if (this.#leads[said] === 1) leading.push(said)
      } else if (chainsBy.starts[said - this.#terms] !== chainsBy.starts[said - this.#terms + 1]) firstParts.push(said)
    }
    hits.begin()
    this.#automaton.scan(tokenise(text).words, (sequence, from, to) => {
      const end = starts[sequence + 1] as number
      for (let i = starts[sequence] as number; i < end; i++) {
        const said = numbers[i] as number
        if (hits.add(said, from, to)) meet(said)
      }
    })
    for (const part of firstParts) {
      const last = chainsBy.starts[part - this.#terms + 1] as number
      for (let i = chainsBy.starts[part - this.#terms] as number; i < last; i++) {
        const chain = chainsBy.numbers[i] as number
        const term = this.#chains.terms[chain] as number
        for (const { from, to } of link(this.#chains, chain, hits)) if (hits.add(term, from, to)) meet(term)
      }
    }
    return { terms, leading, hits }
  }
}

/**
 * All phrases of a pack, compiled. A term is what a pattern asks for: one phrase, or any of several, or a set of the
 * pack's lexicon (`@duty`).
 */
export class LexiconBuilder {
  readonly #sequences = new SequenceSet()
  readonly #sets: Pack['lexicon']
  readonly #terms = new Map<string, number>()
  /** Terms that a phrase of one part belongs to, by the automaton's index. */
  readonly #plain: number[][] = []
  /** The parts of longer phrases, by the runs that they may be; and which parts a run may be, by the automaton's index. */
  readonly #slots = new Map<string, number>()
  readonly #slotsOf: number[][] = []
  readonly #chains: { readonly slots: readonly number[]; readonly gaps: readonly number[]; readonly term: number }[] =
    []

  constructor(sets: Pack['lexicon']) {
    this.#sets = sets
  }

  /** The index of a term. */
  term(written: string | readonly string[]): number {
    const phrases = (typeof written === 'string' ? [written] : written).flatMap((phrase) =>
      phrasesOf(phrase, this.#sets),
    )
    const key = phrases.join('\n')
    const known = this.#terms.get(key)
    if (known !== undefined) return known
    const term = this.#terms.size
    this.#terms.set(key, term)
    for (const phrase of phrases) this.#addPhrase(phrase, term)
    return term
  }

  /** Everything that was asked for. */
  data(): LexiconData {
    const terms = this.#terms.size
    const { automaton, added } = this.#sequences.compile()
    const says = NumberLists.of(
      added.map((sequence) => [
        ...(this.#plain[sequence] ?? []),
        ...(this.#slotsOf[sequence] ?? []).map((slot) => terms + slot),
      ]),
    )
    const slots = NumberLists.of(this.#chains.map(({ slots }) => slots.map((slot) => terms + slot)))
    const gaps = Int32Array.from(this.#chains.flatMap(({ gaps }) => [0, ...gaps]))
    const chainTerms = Int32Array.from(this.#chains, ({ term }) => term)
    const byFirst = chainsByFirst(slots, terms, this.#slots.size)
    return { automaton, terms, says, chains: { slots, gaps, terms: chainTerms, byFirst } }
  }

  #addPhrase(phrase: string, term: number): void {
    for (const form of readPhrase(phrase)) {
      const [first, ...more] = form as [PhraseSlot, ...PhraseSlot[]]
      if (more.length === 0) {
        for (const run of first.runs) push(this.#plain, this.#sequences.add(run), term)
        continue
      }
      this.#chains.push({ slots: form.map(({ runs }) => this.#slot(runs)), gaps: more.map(({ gap }) => gap), term })
    }
  }

  #slot(runs: PhraseSlot['runs']): number {
    const key = runs.map((run) => run.join(' ')).join('\n')
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    const slot = this.#slots.size
    this.#slots.set(key, slot)
    for (const run of runs) push(this.#slotsOf, this.#sequences.add(run), slot)
    return slot
  }
}

function push<T>(lists: T[][], index: number, value: T): void {
  const list = lists[index]
  if (!list) lists[index] = [value]
  else if (!list.includes(value)) list.push(value)
}

/**
 * The chains that begin with each part, in their order.
 * @param terms how many terms come before the parts
 * @param parts how many parts there are
 */
export function chainsByFirst(slots: NumberLists, terms: number, parts: number): NumberLists {
  const lists: number[][] = Array.from({ length: parts }, () => [])
  for (let chain = 0; chain + 1 < slots.starts.length; chain++)
    lists[(slots.numbers[slots.starts[chain] as number] as number) - terms]?.push(chain)
  return NumberLists.of(lists)
}

const nowhere: readonly Hit[] = []

/** Where the parts of a phrase follow each other. */
function link({ slots: { starts, numbers }, gaps }: Chains, chain: number, parts: Hits): readonly Hit[] {
  const first = starts[chain] as number
  const last = starts[chain + 1] as number
  for (let i = first; i < last; i++) if (!parts.has(numbers[i] as number)) return nowhere
  let reached = parts.get(numbers[first] as number)
  for (let i = first + 1; i < last && reached.length > 0; i++) {
    const gap = gaps[i] as number
    const ends = ascending(reached, ({ to }) => to)
    const joined: Hit[] = []
    let at = 0
    // The nearest end before each hit is enough.
    for (const hit of ascending(parts.get(numbers[i] as number), ({ from }) => from)) {
      while (at + 1 < ends.length && (ends[at + 1] as Hit).to <= hit.from) at++
      const before = ends[at] as Hit
      if (before.to <= hit.from && hit.from - before.to <= gap) joined.push({ from: before.from, to: hit.to })
    }
    reached = joined
  }
  return reached
}

/** Hits in the order of a number; most are, and most are few. */
function ascending(hits: readonly Hit[], of: (hit: Hit) => number): readonly Hit[] {
  for (let i = 1; i < hits.length; i++)
    if (of(hits[i] as Hit) < of(hits[i - 1] as Hit)) return hits.toSorted((a, b) => of(a) - of(b))
  return hits
}
