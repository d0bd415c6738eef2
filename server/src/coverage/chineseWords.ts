import { seeming, wordsWith } from './chineseWordTables.ts'

interface Place {
  readonly word: readonly string[]
  /** Where the character stands in the word. */
  readonly at: number
  /** What the word only seems to stand in, and where it would. */
  readonly unless: readonly { readonly other: readonly string[]; readonly at: number }[]
}

/** The words that a character is a part of, by the character before it, or after it where it is their first. */
interface Places {
  readonly after: Map<string, Place[]>
  readonly before: Map<string, Place[]>
  /** What stands for the character as a part of them. */
  readonly part: string
}

/** By the character. */
const places = new Map<string, Places>()
for (const [character, words] of Object.entries(wordsWith)) {
  const known: Places = { after: new Map(), before: new Map(), part: `${character}·` }
  places.set(character, known)
  for (const written of words.split(' ')) {
    const word = Array.from(written)
    const at = word.indexOf(character)
    const unless = (seeming[written]?.split(' ') ?? []).map((other) => ({
      other: Array.from(other),
      at: other.indexOf(written),
    }))
    const [side, neighbour] = at > 0 ? [known.after, word[at - 1]] : [known.before, word[1]]
    side.set(neighbour as string, [...(side.get(neighbour as string) ?? []), { word, at, unless }])
  }
}

/**
 * The words of a text with each character that is a part of another word as a word of its own, which no phrase that names the
 * character by itself finds.
 * @param words Chinese characters by themselves, Simplified
 */
export function withoutParts(words: readonly string[]): string[] {
  const standsAt = (word: readonly string[], start: number): boolean => {
    for (let k = 0; k < word.length; k++) if (words[start + k] !== word[k]) return false
    return true
  }
  const isPartOf = (some: readonly Place[] | undefined, i: number): boolean =>
    some?.some(
      ({ word, at, unless }) =>
        standsAt(word, i - at) && !unless.some((seen) => standsAt(seen.other, i - at - seen.at)),
    ) ?? false
  return words.map((character, i) => {
    const known = places.get(character)
    if (!known) return character
    const isPart = isPartOf(known.after.get(words[i - 1] ?? ''), i) || isPartOf(known.before.get(words[i + 1] ?? ''), i)
    return isPart ? known.part : character
  })
}
