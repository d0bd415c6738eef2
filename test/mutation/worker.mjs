// Runs the tests of a changed code on a thread, which is ended where they do not come to an end.
import { parentPort, workerData } from 'node:worker_threads'
import { bundleTests } from './bundle.mjs'

/** What the changed code asks which change is on, and where it tells what ran. @type {any} */
const state = {}
Object.assign(globalThis, { __stryker__: state })

const start = await bundleTests(workerData.tests, workerData.texts)

const processorTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** @returns {Promise<string | undefined>} why it fails */
async function failureOf(/** @type {() => unknown} */ run) {
  try {
    await run()
    return undefined
  } catch (error) {
    return String(error)
  }
}

/**
 * @typedef {{ id: string, failure: string | undefined, time: number, runs: Record<string, number> }} Tried
 * `time` is in milliseconds, `runs` how often it runs the place of each change.
 */

/** Each file of tests without any change, from the start: what runs while it is read is known to concern all its tests. */
async function tryAll() {
  const files = []
  for (const file of workerData.tests) {
    const seen = { static: {}, perTest: /** @type {Record<string, Record<string, number>>} */ ({}) }
    state.mutantCoverage = seen
    /** @type {Tried[]} */
    const tests = []
    const began = processorTime()
    const known = start()(file)
    const reading = processorTime() - began
    for (const { id, run } of known) {
      state.currentTestId = id
      const started = processorTime()
      const failure = await failureOf(run)
      tests.push({ id, failure, time: processorTime() - started, runs: seen.perTest[id] ?? {} })
      state.currentTestId = undefined
    }
    files.push({ file, reading, tests, runs: seen.static })
  }
  return files
}

/** @typedef {{ change: string, tests: { file: string, id: string }[], limit: number }} Question `limit`: of times that its place runs */

/** The first of some tests that notices a change, `''` where none does. */
async function noticed(/** @type {Question} */ { change, tests, limit }) {
  Object.assign(state, { activeMutant: change, hitCount: 0, hitLimit: limit })
  const read = start()
  /** @type {Map<string, Map<string, () => unknown>>} */
  const known = new Map()
  for (const { file, id } of tests) {
    const failure = await failureOf(async () => {
      const runs = known.get(file) ?? known.set(file, new Map(read(file).map((test) => [test.id, test.run]))).get(file)
      await runs?.get(id)?.()
    })
    if (state.hitCount > limit) return 'goes on and on'
    if (failure !== undefined) return id
  }
  return ''
}

parentPort?.on('message', async (/** @type {Question | undefined} */ question) => {
  parentPort?.postMessage(question ? await noticed(question) : await tryAll())
})
