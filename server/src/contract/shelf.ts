/**
 * Keeps what was made of texts, up to so many characters of text, those that were asked for again the longest. Contracts of one
 * house share most of their paragraphs, so who reads many of them reads most paragraphs once.
 */
export class Shelf<Made> {
  /** What was put there first comes first. */
  readonly #kept = new Map<string, { readonly made: Made; wasAskedFor: boolean }>()
  /** Goes on from one call to the next: from the start it would pass each time over the places of all that was taken out. */
  #next = this.#kept.entries()
  #characters = 0
  #room: number

  /** @param room for how many characters */
  constructor(room = 0) {
    this.#room = room
  }

  /** How many characters there is room for. */
  set room(characters: number) {
    this.#room = characters
    this.#clear()
  }

  /** What was made of a text; undefined where that is not kept. */
  get(text: string): Made | undefined {
    if (this.#room === 0) return undefined
    const kept = this.#kept.get(text)
    if (kept) kept.wasAskedFor = true
    return kept?.made
  }

  put(text: string, made: Made): void {
    if (text.length > this.#room / 4 || this.#kept.has(text)) return
    this.#kept.set(text, { made, wasAskedFor: false })
    this.#characters += text.length
    this.#clear()
  }

  /** Takes out what came first; what was asked for since then is put at the end once more. */
  #clear(): void {
    while (this.#characters > this.#room) {
      const { value, done } = this.#next.next()
      if (done) {
        this.#next = this.#kept.entries()
        continue
      }
      const [text, kept] = value
      this.#kept.delete(text)
      if (kept.wasAskedFor) this.#kept.set(text, { made: kept.made, wasAskedFor: false })
      else this.#characters -= text.length
    }
  }
}
