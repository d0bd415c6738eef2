import fc from 'fast-check'
import { type Arguments, readArguments } from '../../../server/src/cli/arguments.ts'
import { check } from '../../../server/src/cli/check.ts'
import { linesOf } from '../../../server/src/cli/stream/lines.ts'
import { RecordChecker } from '../../../server/src/cli/stream/recordChecker.ts'
import { samples } from '../inputs/contracts.ts'
import { mapping } from '../inputs/data.ts'
import { bit, damaged, words } from '../inputs/words.ts'
import type { Target } from '../target.ts'

const record = mapping({
  id: fc.oneof(words, fc.integer()),
  text: samples.map(([text]) => text),
  format: fc.constantFrom('markdown', 'yaml', 'text'),
  facts: mapping({ type: fc.constantFrom('nda', 'compute-lease'), language: fc.constantFrom('en', 'zh-Hans') }),
})
const line = fc.oneof(
  { weight: 4, arbitrary: damaged(record.map((one) => JSON.stringify(one))) },
  bit,
  fc.json({ maxDepth: 2 }),
)
const longest = 2000

let checker: RecordChecker | undefined

/** Every line of a stream is answered with one line, wherever the pieces are cut. */
export const stream: Target<readonly [string, number[]]> = {
  name: 'records of a stream',
  share: 12,
  inputs: fc.tuple(
    fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n')),
    fc.array(fc.nat({ max: 3000 }), { maxLength: 3 }),
  ),
  hold: async ([text, cuts]) => {
    checker ??= new RecordChecker(readArguments(['--stream'], check) as Arguments)
    const bytes = new TextEncoder().encode(text)
    const lines = Buffer.from(bytes).toString().split('\n')
    if (lines.at(-1) === '') lines.pop()
    let number = 0
    for await (const one of linesOf(pieces(bytes, cuts), longest)) {
      const answer = await checker.answer(one)
      const { line: answered, error, findings } = JSON.parse(answer)
      if (answer.includes('\n') || answered !== ++number) throw new Error(`line ${number} was answered with ${answer}`)
      if ((error === undefined) === (findings === undefined))
        throw new Error(`neither findings nor a reason: ${answer}`)
      if (error?.code === 'check-failed') throw new Error(error.message)
      if (one.text !== undefined && one.text !== lines[number - 1]) throw new Error(`line ${number} is another`)
    }
    if (number !== lines.length) throw new Error(`${lines.length} lines, ${number} answers`)
  },
}

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0
  for (const cut of cuts.toSorted((a, b) => a - b)) {
    yield bytes.subarray(start, cut)
    start = Math.max(start, Math.min(cut, bytes.length))
  }
  yield bytes.subarray(start)
}
