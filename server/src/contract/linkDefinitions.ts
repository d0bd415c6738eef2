const label = /^\s*\[((?:[^[\]\\]|\\.)+)\]:/
/** Words in brackets without brackets in them: what a link may name a definition by (CommonMark 0.31, 6.3). */
const named = /\[([^[\]]+)\]/g

/** How labels are compared (CommonMark 0.31, 4.7): without case, each run of white space one space. */
const normal = (words: string): string =>
  words
    // Lines of a quotation begin with its mark.
    .replace(/[\r\n][\s>]*|\s+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()

/** The link reference definitions of a document, each of which hardly any of its paragraphs names. */
export class LinkDefinitions {
  readonly #byLabel = new Map<string, string[]>()
  /** Those whose label says something other than it shows. */
  readonly #doubtful: string[] = []
  readonly #all: readonly string[]

  /** @param all as written */
  constructor(all: readonly string[]) {
    this.#all = [...new Set(all)].sort()
    for (const definition of this.#all) {
      const words = label.exec(definition)?.[1]
      if (words === undefined || /[\\&]/.test(words)) this.#doubtful.push(definition)
      else {
        const key = normal(words)
        const known = this.#byLabel.get(key)
        if (known) known.push(definition)
        else this.#byLabel.set(key, [definition])
      }
    }
  }

  /** Those that a text may refer to, in order: a parser needs no others to read it. */
  named(text: string): readonly string[] {
    if (this.#all.length === 0) return this.#all
    if (text.includes('\\')) return this.#all
    const found = new Set(this.#doubtful)
    for (const [, words = ''] of text.matchAll(named))
      for (const one of this.#byLabel.get(normal(words)) ?? []) found.add(one)
    return [...found].sort()
  }
}
