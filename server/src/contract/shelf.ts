/**
 * Keeps what was made of texts, those asked for last, up to so many characters of text. Contracts of one house share most of
 * their paragraphs, so who reads many of them reads most paragraphs once.
 */
export class Shelf<Made> {
  readonly #made = new Map<string, Made>()
  #characters = 0
  #room = 0

  /** How many characters there is room for; none at first. */
  set room(characters: number) {
    this.#room = characters
    this.#clear()
  }

  /** What was made of a text; undefined where that is not kept. */
  get(text: string): Made | undefined {
    const made = this.#made.get(text)
    if (made === undefined) return undefined
    this.#made.delete(text)
    this.#made.set(text, made)
    return made
  }

  put(text: string, made: Made): void {
    if (text.length > this.#room / 4 || this.#made.has(text)) return
    this.#made.set(text, made)
    this.#characters += text.length
    this.#clear()
  }

  #clear(): void {
    for (const text of this.#made.keys()) {
      if (this.#characters <= this.#room) return
      this.#made.delete(text)
      this.#characters -= text.length
    }
  }
}
