import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import { compilePatterns } from '../../../server/src/coverage/detector.ts'
import { numbersIn, textOf } from '../../../server/src/coverage/numberText.ts'
import { bytesOf, patternsIn } from '../../../server/src/coverage/patternBytes.ts'
import { readPatterns, writePatterns } from '../../../server/src/coverage/writtenPatterns.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

const compiled = compilePatterns(standardPack)

it('reads the patterns of the standard pack as they were compiled, from bytes that keep them, wherever these begin', () => {
  const bytes = bytesOf(compiled)
  expect(isDeepStrictEqual(patternsIn(bytes), compiled)).toBe(true)
  const moved = new Uint8Array(bytes.length + 1)
  moved.set(bytes, 1)
  expect(isDeepStrictEqual(patternsIn(moved.subarray(1)), compiled)).toBe(true)
})

it('reads the patterns of the standard pack as they were compiled, from a file that keeps them', () => {
  const kept = JSON.parse(Buffer.from(JSON.stringify(writePatterns(compiled))).toString())
  // `toEqual` takes seconds for so many numbers.
  expect(isDeepStrictEqual(readPatterns(kept), compiled)).toBe(true)
})

it('writes every number that is a character, and says of others that it cannot', () => {
  const numbers = Array.from({ length: 55_261 }, (_, i) => i)
  const kept: string = JSON.parse(Buffer.from(JSON.stringify(textOf(numbers))).toString())
  expect(isDeepStrictEqual(numbersIn(kept), Int32Array.from(numbers))).toBe(true)
  expect(() => textOf([55_261])).toThrow(RangeError)
  expect(() => textOf([-1])).toThrow(RangeError)
})
