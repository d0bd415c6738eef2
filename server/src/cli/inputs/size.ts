import { stat } from 'node:fs/promises'
import type { Input } from './input.ts'

/** Up to so many files and bytes, one thread is done before others have started. */
const few = { files: 32, bytes: 500_000 }

/** Whether inputs are too few for more threads than one, and all of them: those looked at, and those to come. */
export async function areFew(inputs: AsyncIterable<Input>): Promise<{ few: boolean; all: AsyncIterable<Input> }> {
  const iterator = inputs[Symbol.asyncIterator]()
  const seen: Input[] = []
  let bytes = 0
  while (seen.length < few.files && bytes < few.bytes) {
    const { done, value } = await iterator.next()
    if (done) return { few: true, all: given(seen) }
    seen.push(value)
    bytes += value.text?.length ?? (await sizeOf(value))
  }
  return { few: false, all: given(seen, { [Symbol.asyncIterator]: () => iterator }) }
}

const sizeOf = async ({ file, trouble }: Input): Promise<number> =>
  trouble
    ? 0
    : stat(file).then(
        ({ size }) => size,
        () => 0,
      )

async function* given(seen: readonly Input[], more?: AsyncIterable<Input>): AsyncGenerator<Input> {
  yield* seen
  if (more) yield* more
}
