import type { ContractBuilder } from './builder.ts'
import { type Built, goOnAlike, type Mark, type Shift } from './built.ts'
import type { Kept } from './changed.ts'

/** Tells a builder what pieces of a text say, one after the other. */
export interface PieceWriter<State> {
  /** What of the pieces before counts for those that are written next, beside what is built of them. */
  state: State
  /** Whether what comes next is written as it is in a state. */
  isAt(state: State): boolean
  /** A state in another place of the lists. */
  shifted(state: State, shift: Shift): State
}

/** Where a writer stood before a piece. */
interface PieceMark<State> {
  readonly built: Mark
  readonly state: State
}

/** What was written of a text. */
export interface Written<State> {
  readonly built: Built
  /** Where its writer stood before each piece. */
  readonly marks: readonly PieceMark<State>[]
}

/**
 * Writes the pieces of a text into a contract in which there is nothing yet, but for those that are taken from the contract of
 * the text before.
 * @param count of the pieces
 * @param kept how many of them say what they did, at either end
 * @param by how much longer the text is
 * @param write writes a piece
 */
export function writeAgain<State>(
  builder: ContractBuilder,
  writer: PieceWriter<State>,
  { built, marks: old }: Written<State>,
  count: number,
  { head, tail }: Kept,
  by: number,
  write: (index: number) => void,
): Written<State> {
  // Behind the last piece of the text before there is no mark.
  let first = Math.min(head, old.length - 1)
  while (first > 0 && !isWhole(old[first], built)) first--
  const begun = old[first]
  if (begun && first > 0) {
    builder.beginWith(built, begun.built)
    writer.state = begun.state
  }
  const marks = old.slice(0, Math.max(first, 0))
  for (let i = marks.length; i < count; i++) {
    const mark = { built: builder.mark(), state: writer.state }
    const same = i >= count - tail ? old[i - count + old.length] : undefined
    if (same && isWhole(same, built) && writer.isAt(same.state) && goOnAlike(same.built, built, mark.built, builder)) {
      const shift = builder.endWith(built, same.built, by)
      const isMoved = !shift.isNone
      for (const one of old.slice(i - count))
        marks.push(isMoved ? { built: shift.mark(one.built), state: writer.shifted(one.state, shift) } : one)
      break
    }
    marks.push(mark)
    write(i)
  }
  return { built: builder, marks }
}

/** Whether the words before a mark are as they were there: what came next did not go on with them. */
const isWhole = <State>(mark: PieceMark<State> | undefined, { wordings }: Built): boolean =>
  mark !== undefined && wordings[mark.built.passages - 1] === mark.built.last
