import fc from 'fast-check'
import { expect, it } from 'vitest'
import { composeEdits } from '../../../server/src/fixes/composeEdits.ts'
import { applyEdits, type TextEdit } from '../../../server/src/fixes/fix.ts'

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText })
const text = 'abcdefghijklmnopqrst'

/** Edits that do not overlap, in any order. */
const edits = (length: number): fc.Arbitrary<TextEdit[]> =>
  fc
    .uniqueArray(fc.nat(length), { maxLength: 6 })
    .map((at) => at.sort((a, b) => a - b))
    .chain((at) => {
      const spans = at.flatMap((start, i) => (i % 2 === 0 ? [[start, at[i + 1] ?? start] as const] : []))
      return fc
        .tuple(...spans.map(([start, end]) => fc.string({ maxLength: 5 }).map((words) => edit(start, end, words))))
        .map((made) => [...made].reverse())
    })

/** Whether an edit reaches across an end of what others put in, which nothing that is composed may do. */
function reachesAcross({ span }: TextEdit, first: readonly TextEdit[]): boolean {
  let shift = 0
  return [...first]
    .sort((a, b) => a.span.start - b.span.start)
    .some((one) => {
      const [start, end] = [one.span.start + shift, one.span.start + shift + one.newText.length]
      shift += one.newText.length - (one.span.end - one.span.start)
      const inside = start <= span.start && span.end <= end
      return !inside && span.start < end && start < span.end
    })
}

it('does at once what two lists of edits do one after the other', () => {
  fc.assert(
    fc.property(
      edits(text.length).chain((first) => fc.tuple(fc.constant(first), edits(applyEdits(text, first).length))),
      ([first, all]) => {
        const second = all.filter((one) => !reachesAcross(one, first))
        expect(applyEdits(text, composeEdits(first, second))).toBe(applyEdits(applyEdits(text, first), second))
      },
    ),
  )
})

it('keeps each edit at its place, and makes one of an edit within another', () => {
  const first = [edit(5, 6, 'FFF'), edit(10, 10, 'new words')]
  // `abcdeFFFghijnew wordskl…`
  const second = [edit(16, 21, 'clauses'), edit(0, 1, 'A'), edit(22, 23, 'L')]
  expect(composeEdits(first, second)).toEqual([
    edit(0, 1, 'A'),
    edit(5, 6, 'FFF'),
    edit(10, 10, 'new clauses'),
    edit(11, 12, 'L'),
  ])
})
