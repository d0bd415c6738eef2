import { ownCopy } from '../contract/ownCopy.ts'
import { Wording } from '../contract/wording.ts'

/** How many texts are remembered that are no passage's wording. */
const remembered = 10_000

/**
 * Remembers what a function said of a text, so that an edit costs the passages that it touched and no others: with the wording
 * of a passage, where one is given; else by the text, and then what was learnt first is forgotten first.
 */
export function byText<T>(read: (text: string) => T): (text: string | Wording) => T {
  const ofWording = Wording.remembered(read)
  const known = new Map<string, T>()
  return (text) => {
    if (typeof text !== 'string') return ofWording(text)
    const found = known.get(text)
    if (found !== undefined) return found
    const result = read(text)
    if (known.size >= remembered) known.delete(known.keys().next().value as string)
    known.set(ownCopy(text), result)
    return result
  }
}
