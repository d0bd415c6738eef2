import type { Passage, Placeholder } from './contract.ts'
import { sourceSpan } from './passages.ts'
import { Wording } from './wording.ts'

/** `[[#Term]]` leads to a heading and is no blank; a blank's name is short; `[[` with a novel after it is something else. */
const longest = 200
const blank = new RegExp(`\\[\\[(?!#)([^[\\]]{1,${longest}})\\]\\]`, 'g')

/** The blanks `[[name]]` that stand in the prose, in document order. */
export function findPlaceholders(passages: readonly Passage[]): Placeholder[] {
  const found: Placeholder[] = []
  for (const passage of passages)
    for (const { name, start, end } of blanksIn(passage.wording))
      found.push({ name, span: sourceSpan(passage, start, end) })
  return found
}

const blanksIn = Wording.remembered((text) =>
  Array.from(text.matchAll(blank), (match) => ({
    name: (match[1] as string).trim(),
    start: match.index,
    end: match.index + match[0].length,
  })),
)
