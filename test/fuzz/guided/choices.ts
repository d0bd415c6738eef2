/** Chance that makes choices that were made before, and chooses on its own from where they end. */
export class Choices {
  readonly #made: number[]
  readonly #chance: () => number
  #at: number

  constructor(made: readonly number[], chance: () => number, at = 0) {
    this.#made = [...made]
    this.#chance = chance
    this.#at = at
  }

  /** Uniform over the integers of 32 bits. */
  next(): number {
    if (this.#at === this.#made.length) this.#made.push(this.#chance())
    return this.#made[this.#at++] as number
  }

  clone(): Choices {
    return new Choices(this.#made, this.#chance, this.#at)
  }

  /** The choices up to here. */
  getState(): readonly number[] {
    return this.#made.slice(0, this.#at)
  }
}
