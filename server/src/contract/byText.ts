import { ownCopy } from './ownCopy.ts'
import { Shelf } from './shelf.ts'
import { Wording } from './wording.ts'

/** How many characters of texts are remembered that are no passage's wording. */
const rememberedCharacters = 500_000

/**
 * Remembers what a function said of a text, so that an edit costs the passages that it touched and no others: with the wording
 * of a passage, where one is given; else by the text, and then what is asked for least is forgotten first.
 */
export function byText<T>(read: (text: string) => T): (text: string | Wording) => T {
  const ofWording = Wording.remembered(read)
  const known = new Shelf<{ readonly result: T }>(rememberedCharacters)
  return (text) => {
    if (typeof text !== 'string') return ofWording(text)
    const found = known.get(text)
    if (found) return found.result
    const result = read(text)
    known.put(ownCopy(text), { result })
    return result
  }
}
