import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptText } from '../../../server/src/contract/keptText.ts'

describe('what is kept of a text', () => {
  it.each<[string, string, number, number]>([
    ['Pay fees.', 'Pay all fees.', 4, 5],
    ['Pay all fees.', 'Pay fees.', 4, 5],
    ['aaa', 'aa', 2, 0],
    ['', 'a', 0, 0],
    ['same', 'same', 4, 0],
  ])('of %j in %j are its ends', (old, text, before, after) => {
    expect(keptText(old, text)).toEqual({ before, after })
  })

  it('is all but what an edit touched, in long texts, and never the same unit twice', () => {
    const piece = fc.string({ maxLength: 20 }).map((text) => text.repeat(600))
    fc.assert(
      fc.property(piece, fc.string(), fc.string(), piece, (start, went, came, end) => {
        const [old, text] = [start + went + end, start + came + end]
        const { before, after } = keptText(old, text)
        expect(before + after).toBeLessThanOrEqual(Math.min(old.length, text.length))
        expect(before + after).toBeGreaterThanOrEqual(Math.min(start.length + end.length, old.length, text.length))
        expect(text.slice(0, before) === old.slice(0, before)).toBe(true)
        expect(text.slice(text.length - after) === old.slice(old.length - after)).toBe(true)
      }),
    )
  })
})
