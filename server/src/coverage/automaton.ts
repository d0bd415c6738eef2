/** A state of the automaton: where each next word leads, and which entries end here. */
interface State {
  readonly next: Map<number, number>
  fail: number
  ends: number[]
}

/**
 * Finds all of many word sequences in one pass over a text (Aho and Corasick, Communications of the ACM 18(6), 1975),
 * over whole words in place of letters. Linear in the text, whatever the sequences are.
 */
export class Automaton {
  readonly #states: State[] = [{ next: new Map(), fail: 0, ends: [] }]
  readonly #words = new Map<string, number>()
  readonly #lengths: number[] = []

  /** Adds a sequence of words and returns its index; the same sequence has one index. To be called before {@link seal}. */
  add(words: readonly string[]): number {
    let state = 0
    for (const word of words) {
      let id = this.#words.get(word)
      if (id === undefined) {
        id = this.#words.size + 1
        this.#words.set(word, id)
      }
      const next = this.#state(state).next
      let target = next.get(id)
      if (target === undefined) {
        target = this.#states.length
        this.#states.push({ next: new Map(), fail: 0, ends: [] })
        next.set(id, target)
      }
      state = target
    }
    const existing = this.#state(state).ends[0]
    if (existing !== undefined) return existing
    this.#lengths.push(words.length)
    this.#state(state).ends.push(this.#lengths.length - 1)
    return this.#lengths.length - 1
  }

  /** Links the states; afterwards {@link scan} may be called. */
  seal(): void {
    const queue = [...this.#state(0).next.values()]
    for (const index of queue) {
      const state = this.#state(index)
      for (const [word, target] of state.next) {
        let fail = state.fail
        while (fail !== 0 && !this.#state(fail).next.has(word)) fail = this.#state(fail).fail
        const linked = this.#state(fail).next.get(word) ?? 0
        const child = this.#state(target)
        child.fail = linked
        child.ends.push(...this.#state(linked).ends)
        queue.push(target)
      }
    }
  }

  /** Calls `found` with the index of each sequence in the text and the words `[from, to)` it covers. */
  scan(words: readonly string[], found: (sequence: number, from: number, to: number) => void): void {
    let state = 0
    for (let i = 0; i < words.length; i++) {
      const word = this.#words.get(words[i] as string)
      if (word === undefined) {
        state = 0
        continue
      }
      let target = this.#state(state).next.get(word)
      while (target === undefined && state !== 0) {
        state = this.#state(state).fail
        target = this.#state(state).next.get(word)
      }
      state = target ?? 0
      for (const sequence of this.#state(state).ends)
        found(sequence, i + 1 - (this.#lengths[sequence] as number), i + 1)
    }
  }

  #state(index: number): State {
    return this.#states[index] as State
  }
}
