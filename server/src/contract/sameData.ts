/**
 * Whether two plain values say the same, part by part. Hundreds of findings are compared at each key: to write them out takes
 * four times as long, and lists of their keys would be the most of what a key leaves to be cleared away.
 */
export function isSameData(some: unknown, other: unknown): boolean {
  if (some === other) return true
  if (!isObject(some) || !isObject(other)) return false
  if (Array.isArray(some) && Array.isArray(other)) {
    if (some.length !== other.length) return false
    for (let i = 0; i < some.length; i++) if (!isSameData(some[i], other[i])) return false
    return true
  }
  let keys = 0
  for (const key in some) {
    if (!isSameData(some[key], other[key])) return false
    keys++
  }
  for (const _key in other) keys--
  return keys === 0
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
