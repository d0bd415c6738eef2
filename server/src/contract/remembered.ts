/** The passages of all contracts that a person has open are some tens of thousands. */
const most = 50_000

/**
 * Remembers what a function makes of a text, so that an edit costs the passages it changed: all the others of the contract
 * have been seen. The oldest are forgotten first.
 */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let made = known.get(text)
    if (made === undefined) {
      made = make(text)
      if (known.size >= most) known.delete(known.keys().next().value as string)
      known.set(text, made)
    }
    return made
  }
}
