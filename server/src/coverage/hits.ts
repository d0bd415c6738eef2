import type { NumberLists } from './numberLists.ts'

/** Where a term was found in a text: words `[from, to)`. */
export interface Hit {
  readonly from: number
  readonly to: number
}

/** The terms found in one text. */
export interface Hits {
  /** Whether a term was found. */
  has(term: number): boolean
  /** Where a term was found: the phrases of one part first, in the order of their ends. */
  get(term: number): readonly Hit[]
}

const none: readonly Hit[] = []

/**
 * The terms found in a text while that is looked at: quick to ask, and used again for the next text. One “shall” is part of
 * hundreds of terms, so it makes no objects but for who asks.
 */
export class PassingHits implements Hits {
  #text = 0
  /** For each term, the number of the last text that has it, and the first and last of its hits there. */
  readonly #lastIn: Uint32Array
  readonly #first: Int32Array
  readonly #last: Int32Array
  /** For each hit: `[from, to, the next of its term or -1]`. */
  #hits = new Int32Array(3 * 1024)
  #end = 0

  /** @param terms how many there are */
  constructor(terms: number) {
    this.#lastIn = new Uint32Array(terms)
    this.#first = new Int32Array(terms)
    this.#last = new Int32Array(terms)
  }

  /** Forgets the last text. */
  begin(): void {
    this.#text = (this.#text + 1) >>> 0
    this.#end = 0
  }

  /** Adds a hit, and says whether it is the term's first. */
  add(term: number, from: number, to: number): boolean {
    const at = this.#end
    this.#end += 3
    if (this.#end > this.#hits.length) this.#grow()
    this.#hits[at] = from
    this.#hits[at + 1] = to
    this.#hits[at + 2] = -1
    const isFirst = !this.has(term)
    if (isFirst) {
      this.#lastIn[term] = this.#text
      this.#first[term] = at
    } else this.#hits[(this.#last[term] as number) + 2] = at
    this.#last[term] = at
    return isFirst
  }

  has(term: number): boolean {
    return this.#lastIn[term] === this.#text
  }

  get(term: number): readonly Hit[] {
    if (!this.has(term)) return none
    const hits: Hit[] = []
    for (let at = this.#first[term] as number; at >= 0; at = this.#hits[at + 2] as number)
      hits.push({ from: this.#hits[at] as number, to: this.#hits[at + 1] as number })
    return hits
  }

  #grow(): void {
    const hits = new Int32Array(this.#hits.length * 2)
    hits.set(this.#hits)
    this.#hits = hits
  }
}

/** The terms found in a text, to keep: small, since it says which sequences of words stand where, and not what those say. */
export class KeptHits implements Hits {
  readonly #says: NumberLists
  /** Triples `[sequence, from, to]`; after them `[term, from, to]` of phrases of several parts. */
  readonly #found: Int32Array
  readonly #linkedFrom: number

  /**
   * @param says what each sequence says
   * @param sequences triples of sequences
   * @param linked triples of terms
   */
  constructor(says: NumberLists, sequences: readonly number[], linked: readonly number[]) {
    this.#says = says
    this.#linkedFrom = sequences.length
    this.#found = new Int32Array(sequences.length + linked.length)
    this.#found.set(sequences)
    this.#found.set(linked, sequences.length)
  }

  has(term: number): boolean {
    for (let i = 0; i < this.#found.length; i += 3) if (this.#isAt(i, term)) return true
    return false
  }

  get(term: number): readonly Hit[] {
    const hits: Hit[] = []
    for (let i = 0; i < this.#found.length; i += 3)
      if (this.#isAt(i, term)) hits.push({ from: this.#found[i + 1] as number, to: this.#found[i + 2] as number })
    return hits
  }

  #isAt(i: number, term: number): boolean {
    const found = this.#found[i] as number
    return i < this.#linkedFrom ? this.#says.has(found, term) : found === term
  }
}
