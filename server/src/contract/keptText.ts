/** How many units of a text stand as they did at its start, and at its end. */
export interface KeptText {
  readonly before: number
  readonly after: number
}
export const noTextKept: KeptText = { before: 0, after: 0 }

/** Texts are compared in steps of so many units, and the step that differs unit by unit. */
const step = 4096

/** How much of a text stands in the next one as it did, at its start and at its end; the two do not overlap. */
export function keptText(old: string, text: string): KeptText {
  const shorter = Math.min(old.length, text.length)
  let before = 0
  while (before + step <= shorter && old.slice(before, before + step) === text.slice(before, before + step))
    before += step
  while (before < shorter && old.charCodeAt(before) === text.charCodeAt(before)) before++
  const most = shorter - before
  let after = 0
  const sameEnd = (length: number): boolean =>
    old.slice(old.length - after - length, old.length - after) ===
    text.slice(text.length - after - length, text.length - after)
  while (after + step <= most && sameEnd(step)) after += step
  while (after < most && sameEnd(1)) after++
  return { before, after }
}
