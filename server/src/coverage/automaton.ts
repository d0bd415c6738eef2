import { NumberLists } from './numberLists.ts'

/**
 * An automaton as data, so that a build can make it and a process only has to link it. States are numbered breadth
 * first: those that follow one state stand together, by ascending word.
 */
export interface AutomatonData {
  /** Every word that a sequence has; elsewhere words are indices into this list. */
  readonly words: readonly string[]
  /** For each state, the words that lead on from it. The states that they lead to are numbered in this order, from 1. */
  readonly next: NumberLists
  /** For each state, 1 where a sequence ends there, else 0. Sequences are numbered in this order. */
  readonly ends: Int32Array
}

/** An automaton, and where the sequences that were added went: for each, in its order, the index that they were added by. */
export interface CompiledSequences {
  readonly automaton: AutomatonData
  readonly added: readonly number[]
}

/** A state while sequences are being added. */
interface Node {
  readonly next: Map<number, Node>
  ends: number
}

/** Collects the sequences of words that an {@link Automaton} is to find. */
export class SequenceSet {
  readonly #root: Node = { next: new Map(), ends: -1 }
  readonly #words = new Map<string, number>()
  #count = 0

  /** Adds a sequence of words and returns its index; the same sequence has one index. */
  add(words: readonly string[]): number {
    let node = this.#root
    for (const word of words) {
      const id = this.#words.get(word) ?? this.#words.size
      this.#words.set(word, id)
      let next = node.next.get(id)
      if (!next) {
        next = { next: new Map(), ends: -1 }
        node.next.set(id, next)
      }
      node = next
    }
    if (node.ends < 0) node.ends = this.#count++
    return node.ends
  }

  /** The automaton that finds what was added. */
  compile(): CompiledSequences {
    const nodes: Node[] = [this.#root]
    const words: number[] = []
    for (const node of nodes) {
      for (const [word, next] of [...node.next].sort(([a], [b]) => a - b)) {
        nodes.push(next)
        words.push(word)
      }
    }
    const next = new NumberLists(
      nodes.map(({ next }) => next.size),
      Int32Array.from(words),
    )
    const ends = Int32Array.from(nodes, ({ ends }) => (ends < 0 ? 0 : 1))
    const added = nodes.map(({ ends }) => ends).filter((index) => index >= 0)
    return { automaton: { words: [...this.#words.keys()], next, ends }, added }
  }
}

/**
 * Finds all of many word sequences in one pass over a text (Aho and Corasick, Communications of the ACM 18(6), 1975),
 * over whole words in place of letters. Linear in the text, whatever the sequences are.
 */
export class Automaton {
  readonly #words: ReadonlyMap<string, number>
  /** For each state, the words that lead on from it: the word at index `i` leads to the state `i + 1`. */
  readonly #next: NumberLists
  /** For each word, the state that it leads to from the first, or 0: most words begin a sequence anew. */
  readonly #fromFirst: Int32Array
  /** The sequence that ends at a state, or -1. */
  readonly #ends: Int32Array
  /** How many words lead to a state. */
  readonly #depth: Int32Array
  /** The state of the longest beginning of a sequence that the words to a state end with, itself left out. */
  readonly #fail: Int32Array
  /** The next state on the way of `fail` where a sequence ends; 0 for none. */
  readonly #shorter: Int32Array

  constructor({ words, next, ends }: AutomatonData) {
    const count = ends.length
    const { starts, numbers } = next
    this.#words = new Map(words.map((word, id) => [word, id]))
    this.#next = next
    this.#ends = new Int32Array(count)
    this.#depth = new Int32Array(count)
    this.#fail = new Int32Array(count)
    this.#shorter = new Int32Array(count)
    this.#fromFirst = new Int32Array(words.length)
    let sequences = 0
    for (let state = 0; state < count; state++) this.#ends[state] = ends[state] === 1 ? sequences++ : -1
    for (let i = 0; i < at(starts, 1); i++) this.#fromFirst[at(numbers, i)] = i + 1
    // Breadth first: the state that a state fails to has been linked before it.
    for (let state = 0; state < count; state++) {
      for (let i = at(starts, state); i < at(starts, state + 1); i++) {
        const fail = state === 0 ? 0 : this.#step(at(this.#fail, state), at(numbers, i))
        this.#depth[i + 1] = at(this.#depth, state) + 1
        this.#fail[i + 1] = fail
        this.#shorter[i + 1] = at(this.#ends, fail) >= 0 ? fail : at(this.#shorter, fail)
      }
    }
  }

  /** Calls `found` with the index of each sequence in the text and the words `[from, to)` it covers. */
  scan(words: readonly string[], found: (sequence: number, from: number, to: number) => void): void {
    let state = 0
    for (let i = 0; i < words.length; i++) {
      const word = this.#words.get(words[i] as string)
      state = word === undefined ? 0 : this.#step(state, word)
      for (
        let end = at(this.#ends, state) >= 0 ? state : at(this.#shorter, state);
        end > 0;
        end = at(this.#shorter, end)
      )
        found(at(this.#ends, end), i + 1 - at(this.#depth, end), i + 1)
    }
  }

  #step(from: number, word: number): number {
    let state = from
    for (;;) {
      const next = this.#follow(state, word)
      if (next > 0 || state === 0) return next
      state = at(this.#fail, state)
    }
  }

  /** The state that a word leads to, or 0. */
  #follow(state: number, word: number): number {
    if (state === 0) return at(this.#fromFirst, word)
    const { starts, numbers } = this.#next
    let low = at(starts, state)
    let high = at(starts, state + 1)
    while (low < high) {
      const middle = (low + high) >> 1
      const found = at(numbers, middle)
      if (found === word) return middle + 1
      if (found < word) low = middle + 1
      else high = middle
    }
    return 0
  }
}

const at = (array: Int32Array, index: number): number => array[index] as number
