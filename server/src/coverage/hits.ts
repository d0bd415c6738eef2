/** Where a term was found in a text: words `[from, to)`. */
export interface Hit {
  readonly from: number
  readonly to: number
}

const none: readonly Hit[] = []

/** Which terms a text has: small enough to be kept of each. */
export class TermSet {
  readonly #bits: Int32Array

  /** @param most how many terms there are */
  constructor(most: number) {
    this.#bits = new Int32Array((most + 31) >> 5)
  }

  add(term: number): void {
    const at = term >> 5
    this.#bits[at] = (this.#bits[at] as number) | (1 << (term & 31))
  }

  has(term: number): boolean {
    return ((this.#bits[term >> 5] as number) & (1 << (term & 31))) !== 0
  }
}

/**
 * The terms found in a text, and where. One “shall” is part of hundreds of terms, so it makes objects on demand alone, and
 * is used again for the next text.
 */
export class Hits {
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

  /** Whether a term was found. */
  has(term: number): boolean {
    return this.#lastIn[term] === this.#text
  }

  /** Where a term was found: the phrases of one part first, in the order of their ends. */
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
