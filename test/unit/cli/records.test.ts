import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, linesOf } from '../../../server/src/cli/stream/lines.ts'
import { RecordError, readRecord } from '../../../server/src/cli/stream/record.ts'

/** Cuts bytes where they are told to be cut. */
async function* pieces(bytes: Uint8Array, cuts: readonly number[]) {
  let start = 0
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    if (cut <= start || cut >= bytes.length) continue
    yield bytes.subarray(start, cut)
    start = cut
  }
  yield bytes.subarray(start)
}
async function linesIn(text: string, cuts: readonly number[] = [], longest = 1000): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of linesOf(pieces(new TextEncoder().encode(text), cuts), longest)) lines.push(line)
  return lines
}

describe('the lines of a stream', () => {
  it('are the same wherever the pieces are cut, also within a character', async () => {
    const words = fc.string({ unit: fc.constantFrom('a', '\n', '合', '💻', '"', '\r'), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(words, fc.array(fc.nat({ max: 200 })), async (text, cuts) => {
        const expected = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n')
        const lines = await linesIn(text, cuts)
        expect(lines.map((line) => line.text)).toEqual(text === '' ? [] : expected)
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, i) => i + 1))
      }),
    )
  })

  it('are not kept where they are too long, and those after them are', async () => {
    expect(await linesIn(`a\n${'b'.repeat(11)}\n${'c'.repeat(10)}\n${'d'.repeat(30)}`, [3, 5, 20], 10)).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: undefined },
      { number: 3, text: 'cccccccccc' },
      { number: 4, text: undefined },
    ])
  })
})

describe('a record', () => {
  const read = (text: string | undefined) => readRecord({ number: 1, text })
  const fault = (text: string | undefined): [string, unknown] => {
    try {
      read(text)
    } catch (error) {
      if (error instanceof RecordError) return [error.code, error.id]
    }
    throw new Error('It was read.')
  }

  it.each([
    ['{"id":"a","text":"T"}', { id: 'a', text: 'T' }],
    [
      '{"id":7,"text":"T","format":"yaml","facts":{"type":"nda"},"more":1}',
      { id: 7, text: 'T', format: 'yaml', facts: { type: 'nda' } },
    ],
    ['\ufeff{"text":"T","format":"text","facts":null,"id":null}\r', { id: null, text: 'T', format: 'markdown' }],
  ])('%s', (line, record) => {
    expect(read(line)).toEqual(record)
  })

  it.each([
    ['', null],
    ['{"id":"a"', null],
    ['[1]', null],
    ['null', null],
    ['{"id":"a"}', 'a'],
    ['{"id":7,"text":["T"]}', 7],
    ['{"id":{},"text":"T"}', null],
    ['{"id":"a","text":"T","format":"pdf"}', 'a'],
    ['{"id":"a","text":"T","format":"constructor"}', 'a'],
    ['{"id":"a","text":"T","facts":[]}', 'a'],
  ])('is none: %s', (line, id) => {
    expect(fault(line)).toEqual(['record-invalid', id])
  })

  it('that was too long is told of as such', () => {
    expect(fault(undefined)).toEqual(['record-too-long', null])
  })
})
