import type { ReportedContract } from './contractEntry.ts'
import type { ClauseEntry } from './model.ts'

/**
 * Keeps once what contracts say alike: families, authorities and reasons are the same for all that one pack reads, and come from
 * each thread as copies of their own.
 */
export class Shared {
  readonly #texts = new Map<string, string>()
  readonly #values = new Map<string, unknown>()

  /** The same contract, made of parts that are kept once. */
  of({ entry, waivers, authorities, families }: ReportedContract): ReportedContract {
    return {
      entry: { ...entry, clauses: entry.clauses.map((clause) => this.#clause(clause)) },
      waivers,
      authorities: authorities.map((one) => this.#once(one)),
      families: this.#once(families),
    }
  }

  #clause(clause: ClauseEntry): ClauseEntry {
    const { title, why, because, elements } = clause
    return {
      ...clause,
      title: this.#text(title),
      why: this.#text(why),
      because: this.#once(because),
      // One without words says the same in every contract.
      elements: elements.map((one) => (one.words ? { ...one, title: this.#text(one.title) } : this.#once(one))),
    }
  }

  #once<T>(value: T): T {
    const key = JSON.stringify(value)
    const known = this.#values.get(key) as T | undefined
    if (known === undefined) this.#values.set(key, value)
    return known ?? value
  }

  #text(text: string): string {
    const known = this.#texts.get(text)
    if (known === undefined) this.#texts.set(text, text)
    return known ?? text
  }
}
