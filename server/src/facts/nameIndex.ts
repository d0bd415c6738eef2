import type { Span } from '../contract/contract.ts'

/** A name found in a text: UTF-16 offsets, half-open. */
export interface FoundName<Id> extends Span {
  readonly id: Id
  /** As the text writes it. */
  readonly text: string
}

/** A name to look for. */
export interface Name<Id> {
  readonly name: string
  readonly id: Id
  /** Whether `turkey` is something else than `Turkey`. */
  readonly matchCase: boolean
}

interface Entry<Id> extends Name<Id> {
  readonly words: readonly string[]
}

/**
 * Finds names in a text in one pass. Latin names are whole words, whatever stands between them (`Korea, North`, `H100-SXM`);
 * each Chinese character is a word of its own. At a place the longest name counts, and names do not overlap.
 */
export class NameIndex<Id> {
  readonly #entries = new Map<string, Entry<Id>[]>()

  constructor(names: Iterable<Name<Id>>) {
    for (const name of names) {
      const words = wordsOf(name.name).map(({ text }) => (name.matchCase ? text : text.toLowerCase()))
      const first = words[0]?.toLowerCase()
      if (first === undefined) continue
      const entries = this.#entries.get(first)
      if (entries) entries.push({ ...name, words })
      else this.#entries.set(first, [{ ...name, words }])
    }
    for (const entries of this.#entries.values()) entries.sort((a, b) => b.words.length - a.words.length)
  }

  find(text: string): FoundName<Id>[] {
    const words = wordsOf(text)
    const found: FoundName<Id>[] = []
    for (let i = 0; i < words.length; ) {
      const entry = this.#entryAt(words, i)
      if (!entry) {
        i++
        continue
      }
      const start = (words[i] as Word).at
      i += entry.words.length
      const last = words[i - 1] as Word
      const end = last.at + last.text.length
      found.push({ id: entry.id, text: text.slice(start, end), start, end })
    }
    return found
  }

  #entryAt(words: readonly Word[], at: number): Entry<Id> | undefined {
    const entries = this.#entries.get((words[at] as Word).text.toLowerCase())
    return entries?.find(({ words: wanted, matchCase }) =>
      wanted.every((word, i) => {
        const written = words[at + i]?.text
        return word === (matchCase ? written : written?.toLowerCase())
      }),
    )
  }
}

interface Word {
  readonly text: string
  readonly at: number
}

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/[\u4e00-\u9fff]|[\p{Script=Latin}\p{N}]+/gu), ({ 0: word, index }) => ({
    text: word,
    at: index,
  }))
