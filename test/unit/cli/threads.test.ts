import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inOrder } from '../../../server/src/cli/workers/inOrder.ts'
import { Pool, type TaskLost } from '../../../server/src/cli/workers/pool.ts'

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const one of source) list.push(one)
  return list
}
async function* counted(count: number) {
  for (let i = 0; i < count; i++) yield i
}

describe('in order', () => {
  it('gives each outcome in the place of its input, and takes no more at a time than it may', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 3 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        async (delays, most) => {
          let taken = 0
          let given = 0
          const inputs = async function* () {
            for (const [i, delay] of delays.entries()) {
              taken++
              yield { i, delay }
            }
          }
          const work = async ({ i, delay }: { i: number; delay: number }): Promise<number> => {
            // One more is asked for than may be begun, lest its coming be waited for.
            expect(taken - given).toBeLessThanOrEqual(most + 1)
            for (let turn = 0; turn < delay; turn++) await new Promise(setImmediate)
            return i
          }
          for await (const i of inOrder(inputs(), work, most)) expect(i).toBe(given++)
          expect(given).toBe(delays.length)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('gives an outcome while the next input is still awaited', async () => {
    const inputs = async function* () {
      yield 'first'
      await sleep(60_000, undefined, { ref: false })
    }
    for await (const outcome of inOrder(inputs(), async (input) => input, 4)) return expect(outcome).toBe('first')
  })

  it('fails as the work does, and closes the inputs', async () => {
    let isClosed = false
    const inputs = async function* () {
      try {
        yield* counted(10)
      } finally {
        isClosed = true
      }
    }
    const work = async (i: number): Promise<number> => (i === 3 ? Promise.reject(new Error('three')) : i)
    await expect(all(inOrder(inputs(), work, 4))).rejects.toThrow('three')
    expect(isClosed).toBe(true)
  })
})

describe('threads', () => {
  let folder: string
  let file: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'proviso-threads-'))
    file = path.join(folder, 'thread.mjs')
    writeFileSync(
      file,
      `import { parentPort, threadId, workerData } from 'node:worker_threads'
       parentPort.on('message', (task) => {
         if (task === 'throw') throw new Error('a mistake')
         if (task === 'exit') process.exit(7)
         if (task === 'hang') for (;;);
         parentPort.postMessage({ task, threadId, workerData })
       })
       parentPort.postMessage('ready')`,
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Runs tasks on two threads, and gives what became of each: itself, or why it was lost. */
  async function outcomes(tasks: readonly (string | number)[], timeLimit = 60_000): Promise<unknown[]> {
    const pool = new Pool<string | number, { task: unknown }>({ file, workerData: 'made ready', size: 2, timeLimit })
    const run = (task: string | number): Promise<unknown> =>
      pool.run(task).then(
        (answer) => answer.task,
        ({ message, tookTooLong }: TaskLost) => (tookTooLong ? 'took too long' : `lost: ${message}`),
      )
    const found = await Promise.all(tasks.map(run))
    await pool.close()
    return found
  }

  it('share the tasks, and each is answered once', async () => {
    const tasks = Array.from({ length: 200 }, (_, i) => i)
    expect(await outcomes(tasks)).toEqual(tasks)
  })

  it('take tasks that are like those that they had for as long as there are such', async () => {
    const pool = new Pool<string, { task: string; threadId: number }>({
      file,
      workerData: undefined,
      size: 2,
      timeLimit: 60_000,
    })
    const done = new Map<number, string[]>()
    const run = async (task: string): Promise<void> => {
      const { threadId } = await pool.run(task, [`${task} 1`, `${task} 2`])
      done.set(threadId, [...(done.get(threadId) ?? []), task])
    }
    await Promise.all(Array.from({ length: 60 }, (_, i) => run(i % 2 === 0 ? 'licence' : 'order')))
    await pool.close()
    for (const tasks of done.values())
      expect(tasks.filter((task, i) => i > 0 && task !== tasks[i - 1]).length).toBeLessThanOrEqual(1)
  })

  it('lose one task alone where they break down', async () => {
    expect(await outcomes([1, 'throw', 2, 'exit', 3, 'throw', 4])).toEqual([
      1,
      'lost: a mistake',
      2,
      'lost: exit code 7',
      3,
      'lost: a mistake',
      4,
    ])
  })

  it('lose one task alone where it takes too long', async () => {
    expect(await outcomes([1, 'hang', 2, 'hang', 3, 4], 1500)).toEqual([1, 'took too long', 2, 'took too long', 3, 4])
  })

  it('are told what they are made ready for, and are no more than were asked for', async () => {
    const pool = new Pool<number, { threadId: number; workerData: string }>({
      file,
      workerData: 'made ready',
      size: 3,
      timeLimit: 60_000,
    })
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => pool.run(i)))
    expect(new Set(answers.map(({ workerData }) => workerData))).toEqual(new Set(['made ready']))
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBeLessThanOrEqual(3)
    await pool.close()
  })
})
