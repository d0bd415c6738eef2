import type { Localized } from '../policy/schema.ts'

/** How many letters two words differ by: put in, left out, changed or swapped (optimal string alignment). */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          (last[j] as number) + 1,
          (row[j - 1] as number) + 1,
          (last[j - 1] as number) + (same ? 0 : 1),
          swapped ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[before, last] = [last, row]
  }
  return last[b.length] as number
}

/** Words longer than this are not typed by mistake for a fact's value. */
const longest = 60

/** The word that somebody most likely meant; undefined where none is near: at most a third of the letters differ. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  const plain = (word: string): string => word.toLowerCase().replace(/[\s_]+/g, '-')
  const wanted = plain(written)
  if (wanted.length > longest) return undefined
  let best: { word: string; by: number } | undefined
  for (const word of known) {
    const by = distance(wanted, plain(word))
    if (by <= Math.max(1, Math.floor(word.length / 3)) && by < word.length && (!best || by < best.by))
      best = { word, by }
  }
  return best?.word
}

/** Asks whether a word was meant, with a space after it; empty where there is none. */
export const didYouMean = (meant: string | undefined): Localized => ({
  en: meant === undefined ? '' : `Did you mean “${meant}”? `,
  zh: meant === undefined ? '' : `是否应为“${meant}”？`,
})
