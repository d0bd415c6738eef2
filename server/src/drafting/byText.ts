/** How many texts are remembered: the passages of the longest contracts several times over. */
const remembered = 50_000

/**
 * Remembers what a function said of a text, so that an edit costs the passages that it touched and no others. What was
 * learnt first is forgotten first.
 */
export function byText<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const result = read(text)
    if (known.size >= remembered) known.delete(known.keys().next().value as string)
    known.set(text, result)
    return result
  }
}
