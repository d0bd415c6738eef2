import type { Place } from './modalityChanges.ts'

/** How many characters of a quotation stand before and after what changed, and at most in it: Latin letters, Chinese characters. */
const latin = { around: 50, most: 140 }
const han = { around: 18, most: 60 }

const measureOf = (text: string): typeof latin => (/[\u4e00-\u9fff]/.test(text) ? han : latin)

/** Where two texts differ: from the first character that is another to the last. */
export function differenceOf(before: string, after: string): [Place, Place] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return [
    { start: head, end: before.length - tail },
    { start: head, end: after.length - tail },
  ]
}

/** The words of a sentence around a place in it, cut between words where the sentence goes on for long. */
export function quoteAround(text: string, { start, end }: Place): string {
  const { around, most } = measureOf(text)
  const from = cutAt(text, start - around, -1)
  const to = cutAt(text, Math.min(end, start + most) + around, 1)
  const words = text
    .slice(from, to)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(to === text.length ? /[.。;；]$/ : /$^/, '')
  return `${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`
}

/** How much further a quotation goes to leave no word in two, or no few letters behind. */
const further = 16

/** The place where to cut: a text's end where that is near, else the next space outwards, else just there. */
function cutAt(text: string, at: number, step: -1 | 1): number {
  if (step < 0 && at <= further) return 0
  if (step > 0 && at >= text.length - further) return text.length
  for (let i = at; Math.abs(i - at) < further; i += step) if (/\s/.test(text[i] ?? '')) return i
  return withinCharacter(text, at) ? at - 1 : at
}

/** Whether a place lies inside of a character of two units. */
const withinCharacter = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
