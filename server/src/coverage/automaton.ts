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

/** An automaton with all that follows from its data. */
export interface LinkedAutomaton extends Pick<AutomatonData, 'words' | 'next'> {
  /** The sequence that ends at a state, or -1. */
  readonly ends: Int32Array
  /** For each word, the state that it leads to from the first, or 0: most words begin a sequence anew. */
  readonly fromFirst: Int32Array
  /** How many words lead to a state. */
  readonly depth: Int32Array
  /** The state of the longest beginning of a sequence that the words to a state end with, itself left out. */
  readonly fail: Int32Array
  /** The next state on the way of `fail` where a sequence ends; 0 for none. */
  readonly shorter: Int32Array
}

/** An automaton, and where the sequences that were added went: for each, in its order, the index that they were added by. */
export interface CompiledSequences {
  readonly automaton: LinkedAutomaton
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
    const uses = new Uint32Array(this.#words.size)
    const all: Node[] = [this.#root]
    for (const node of all)
      for (const [word, next] of node.next) {
        uses[word] = (uses[word] as number) + 1
        all.push(next)
      }
    // The words that lead on most often come first: small numbers take less room where they are written.
    const byUse = [...this.#words].sort(([, a], [, b]) => (uses[b] as number) - (uses[a] as number) || a - b)
    const rank = new Uint32Array(uses.length)
    for (const [i, [, word]] of byUse.entries()) rank[word] = i
    const nodes: Node[] = [this.#root]
    const words: number[] = []
    const ranked = ({ next }: Node): [number, Node][] =>
      [...next].map(([word, node]): [number, Node] => [rank[word] as number, node]).sort(([a], [b]) => a - b)
    for (const node of nodes) {
      for (const [word, next] of ranked(node)) {
        nodes.push(next)
        words.push(word)
      }
    }
    const next = NumberLists.ofLengths(
      nodes.map(({ next }) => next.size),
      Int32Array.from(words),
    )
    const ends = Int32Array.from(nodes, ({ ends }) => (ends < 0 ? 0 : 1))
    const added = nodes.map(({ ends }) => ends).filter((index) => index >= 0)
    return { automaton: linked({ words: byUse.map(([word]) => word), next, ends }), added }
  }
}

/** Works out what follows from an automaton's data. */
export function linked({ words, next, ends: isEnd }: AutomatonData): LinkedAutomaton {
  const count = isEnd.length
  const ends = new Int32Array(count)
  const depth = new Int32Array(count)
  const fail = new Int32Array(count)
  const shorter = new Int32Array(count)
  const fromFirst = new Int32Array(words.length)
  const { starts, numbers } = next
  let sequences = 0
  for (let state = 0; state < count; state++) ends[state] = isEnd[state] === 1 ? sequences++ : -1
  for (let i = 0; i < at(starts, 1); i++) fromFirst[at(numbers, i)] = i + 1
  const automaton = { words, next, ends, fromFirst, depth, fail, shorter }
  // Breadth first: the state that a state fails to has been linked before it.
  for (let state = 0; state < count; state++) {
    for (let i = at(starts, state); i < at(starts, state + 1); i++) {
      const fails = state === 0 ? 0 : step(automaton, at(fail, state), at(numbers, i))
      depth[i + 1] = at(depth, state) + 1
      fail[i + 1] = fails
      shorter[i + 1] = at(ends, fails) >= 0 ? fails : at(shorter, fails)
    }
  }
  return automaton
}

/**
 * Finds all of many word sequences in one pass over a text (Aho and Corasick, Communications of the ACM 18(6), 1975),
 * over whole words in place of letters. Linear in the text, whatever the sequences are.
 */
export class Automaton {
  readonly #words: ReadonlyMap<string, number>
  readonly #linked: LinkedAutomaton

  constructor(linked: LinkedAutomaton) {
    this.#words = new Map(linked.words.map((word, id) => [word, id]))
    this.#linked = linked
  }

  /** Calls `found` with the index of each sequence in the text and the words `[from, to)` it covers. */
  scan(words: readonly string[], found: (sequence: number, from: number, to: number) => void): void {
    const { ends, shorter, depth } = this.#linked
    let state = 0
    for (let i = 0; i < words.length; i++) {
      const word = this.#words.get(words[i] as string)
      state = word === undefined ? 0 : step(this.#linked, state, word)
      for (let end = at(ends, state) >= 0 ? state : at(shorter, state); end > 0; end = at(shorter, end))
        found(at(ends, end), i + 1 - at(depth, end), i + 1)
    }
  }
}

/** The state that a word leads to from another, or from the nearest that it fails to. */
function step(automaton: LinkedAutomaton, from: number, word: number): number {
  let state = from
  for (;;) {
    const next = follow(automaton, state, word)
    if (next > 0 || state === 0) return next
    state = at(automaton.fail, state)
  }
}

/** The state that a word leads to, or 0. */
function follow({ next, fromFirst }: LinkedAutomaton, state: number, word: number): number {
  if (state === 0) return at(fromFirst, word)
  const { starts, numbers } = next
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

const at = (array: Int32Array, index: number): number => array[index] as number
