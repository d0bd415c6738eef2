/** A string of its own: a slice would keep the whole text that it was cut from in memory. */
export const ownCopy = (slice: string): string => ` ${slice}`.slice(1)
