import { type Kept, nothingKept } from './changed.ts'
import type { SectionHead } from './yamlEntries.ts'
import type { Block, Nest, Pieces, Run } from './yamlPieces.ts'

/** What is told of a text in YAML at once; `at` is where its piece begins, in UTF-16 units from the first one. */
export type Step =
  | { readonly type: 'open'; readonly piece: Nest; readonly at: number }
  | { readonly type: 'close'; readonly piece: Nest; readonly at: number }
  | { readonly type: 'leaf'; readonly piece: Run | Block; readonly at: number }

/** All steps of a text, in their order: what an entry has in it comes between its own two. */
export function stepsOf(pieces: Pieces): readonly Step[] {
  const steps: Step[] = []
  addSteps(pieces, 0, steps)
  return steps
}

function addSteps({ pieces }: Pieces, start: number, steps: Step[]): void {
  let at = start
  for (const piece of pieces) {
    if (piece.type === 'nest') {
      steps.push({ type: 'open', piece, at })
      addSteps(piece.inner, at + piece.headLength, steps)
      steps.push({ type: 'close', piece, at })
    } else steps.push({ type: 'leaf', piece, at })
    at += piece.length
  }
}

/** What two texts have in common at their ends; the two do not overlap in either. */
export function stepsKept(before: readonly Step[], after: readonly Step[]): Kept {
  const shorter = Math.min(before.length, after.length)
  let { head, tail } = nothingKept
  while (head < shorter && isSameStep(before[head] as Step, after[head] as Step)) head++
  while (tail < shorter - head && isSameStep(before.at(-1 - tail) as Step, after.at(-1 - tail) as Step)) tail++
  return { head, tail }
}

/** Whether two steps tell the same, if their pieces begin or end at the same place. */
function isSameStep(a: Step, b: Step): boolean {
  if (a.piece === b.piece) return a.type === b.type
  if (a.type === 'leaf' || b.type === 'leaf' || a.type !== b.type) return false
  const [one, other] = [a.piece, b.piece]
  return a.type === 'close'
    ? one.length - one.end === other.length - other.end
    : one.head === other.head && one.headLength === other.headLength && isSameHead(one.section, other.section)
}

const isSameHead = (a: SectionHead, b: SectionHead): boolean =>
  a.start === b.start && a.title === b.title && a.titleAt === b.titleAt && !a.heading === !b.heading
