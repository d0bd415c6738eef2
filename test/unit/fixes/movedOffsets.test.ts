import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, type TextEdit } from '../../../server/src/fixes/fix.ts'
import { MovedOffsets } from '../../../server/src/fixes/movedOffsets.ts'

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText })

/** Edits of a text of 40 characters that leave each other alone. */
const edits = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom('', 'x', 'xyz')))
  .map((drawn) =>
    drawn
      .map(([start, length, newText]) => edit(start, Math.min(start + length, 40), newText))
      .sort((a, b) => a.span.start - b.span.start)
      .filter((one, i, all) => all.slice(0, i).every(({ span }) => span.end < one.span.start)),
  )

describe('an offset after edits', () => {
  it('is where the same character stands, for every character that was left', () => {
    const text = Array.from({ length: 40 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('')
    fc.assert(
      fc.property(edits, (made) => {
        const after = applyEdits(text, made)
        const moved = new MovedOffsets(made)
        for (const [i, character] of [...text].entries()) {
          const isLeft = after.includes(character)
          if (isLeft) expect(after[moved.after(i)]).toBe(character)
          expect(moved.takesStartOf({ start: i, end: i + 1 })).toBe(!isLeft)
        }
        for (const [i, character] of [...after].entries()) expect(moved.isNew(i)).toBe(!text.includes(character))
      }),
      { seed: 20261126 },
    )
  })

  it('of what was replaced is where the new words begin', () => {
    expect(new MovedOffsets([edit(0, 0, '12'), edit(4, 8, 'new')]).after(6)).toBe(6)
  })
})

describe('a piece is touched', () => {
  it.each([
    ['by what changes it', edit(4, 5, ''), true],
    ['by what is added to its end', edit(6, 6, 'x'), true],
    ['by what is added before it', edit(3, 3, 'x'), true],
    ['not by what stands further off', edit(7, 9, 'x'), false],
    ['not by what stands before it', edit(0, 2, 'x'), false],
  ])('%s', (_what, made, expected) => {
    expect(new MovedOffsets([made]).touches({ start: 3, end: 6 })).toBe(expected)
  })
})
