// npm run mutate: changes the code of coverage, rules and fixes in small ways, and says which changes no test notices.
//   npm run mutate -- server/src/rules/waivers.ts    all changes of one file, or of several
//   npm run mutate -- --again                        those that no test noticed the last time
//   npm run mutate -- --sample 600 --seed 7          so many, each as likely as any other of the three folders (300 and 1 unless told)
// What came of each is in test-results/mutation.json.
// docs/testing.md tells of the score, and of the changes that nothing needs to notice.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { changesOf, withSwitches } from './changes.mjs'

process.chdir(path.resolve(import.meta.dirname, '../..'))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    again: { type: 'boolean', default: false },
    sample: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
})

const folders = ['coverage', 'rules', 'fixes']
const filesOf = (/** @type {string} */ root, /** @type {string} */ end) =>
  folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith(end))
      .map((name) => `${root}/${folder}/${name}`),
  )

/**
 * Tests that try the same on many texts, which takes seconds, and the files of the sources that they are asked about. The others are
 * asked about all that they run.
 */
const long = new Map(
  Object.entries({
    'coverage/paraphrases': [],
    'fixes/elements': ['fixes/completeClause', 'fixes/clauseText'],
    'fixes/fixContract': ['fixContract', 'moves', 'newFaults', 'sameReading', 'composeEdits', 'refusals', 'wanted'].map(
      (name) => `fixes/${name}`,
    ),
    'fixes/newContract': ['fixes/newContract', 'fixes/writeDraft'],
    'fixes/renumber': ['fixes/renumber'],
    'rules/fingerprint': ['rules/fingerprint'],
    'policy/proofs': ['detector', 'hits', 'lexicon', 'pattern'].map((name) => `coverage/${name}`),
    'rules/withoutFix': ['rules/withoutFix'],
  }).map(([name, sources]) => [`test/unit/${name}.test.ts`, sources.map((source) => `server/src/${source}.ts`)]),
)
const isAsked = (/** @type {string} */ test, /** @type {string} */ source) => long.get(test)?.includes(source) ?? true
const testOf = (/** @type {string} */ file) => file.replace('server/src', 'test/unit').replace('.ts', '.test.ts')

/** Some of a list, each as likely as any other, by the minimal standard generator of Park and Miller: the same for the same seed. */
function sample(/** @type {any[]} */ of, /** @type {number} */ count, /** @type {number} */ seed) {
  const left = [...of]
  let state = seed % 2147483647 || 1
  return Array.from({ length: Math.min(count, left.length) }, () => {
    state = (state * 48271) % 2147483647
    return left.splice(state % left.length, 1)[0]
  })
}

/** Tells the changes that none noticed at the last run, wherever their lines stand now. */
function unnoticedBefore() {
  const nameOf = (/** @type {import('./changes.mjs').Change} */ { file, before, after }) =>
    [file, ...before, ...after].join('\n')
  const last = JSON.parse(readFileSync(report, 'utf8')).filter((/** @type {any} */ { noticed }) => !noticed)
  const names = new Set(last.map(nameOf))
  return (/** @type {import('./changes.mjs').Change} */ change) => names.has(nameOf(change))
}

const files = positionals.length > 0 ? positionals : filesOf('server/src', '.ts')
const { texts: changed, changes } = await changesOf(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])))
const report = 'test-results/mutation.json'
const chosen =
  positionals.length > 0 || values.again ? changes : sample(changes, Number(values.sample), Number(values.seed))
const isLeft = values.again ? unnoticedBefore() : () => true
/** @type {import('./changes.mjs').Change[]} */
const tried = chosen.filter(isLeft)
const ids = new Set(tried.map(({ id }) => id))
const texts = new Map([...changed].map(([file, text]) => [file, withSwitches(text, ids)]))
/** Tests of other folders that say what these do. */
const others = ['contract/versions', 'docs', 'playbook/housePolicy', 'policy/proofs'].map(
  (name) => `test/unit/${name}.test.ts`,
)
const tests = [...filesOf('test/unit', '.test.ts'), ...others].filter((test) =>
  tried.some(({ file }) => isAsked(test, file)),
)

const processorTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** A thread that runs the tests, and another one after it did not come to an end. */
class Tests {
  #worker = this.#started()

  #started() {
    return new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { tests, texts },
      resourceLimits: { maxOldGenerationSizeMb: 2000 },
    })
  }

  /** What it answers, or `undefined` where it takes more of the processor's time than so many milliseconds, or all memory. */
  async ask(/** @type {unknown} */ question, /** @type {number} */ time) {
    const worker = this.#worker
    const started = processorTime()
    const answer = await new Promise((resolve, reject) => {
      const timer = setInterval(() => processorTime() - started > time && end(undefined), 500)
      const fail = (/** @type {any} */ error) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? end(undefined) : reject(error)
      const end = (/** @type {unknown} */ answer) => {
        clearInterval(timer)
        worker.off('message', end).off('error', fail)
        resolve(answer)
      }
      worker.on('message', end).on('error', fail).postMessage(question)
    })
    if (answer === undefined) {
      await worker.terminate()
      this.#worker = this.#started()
    }
    return answer
  }

  end = () => this.#worker.terminate()
}

const runner = new Tests()
/** @type {{ file: string, reading: number, tests: import('./worker.mjs').Tried[], runs: Record<string, number> }[]} */
const before = await runner.ask(undefined, Number.POSITIVE_INFINITY)
console.log(
  `${tried.length} of ${changes.length} changes, ${Math.round(processorTime() / 1000)} s to see what the tests run\n`,
)
for (const { id, failure } of before.flatMap((file) => file.tests)) {
  if (failure !== undefined) throw new Error(`fails without any change: ${id}\n${failure}`)
}

/** Where a change was noticed last, by its file and the test. @type {Map<string, number>} */
const last = new Map()
/** @type {(import('./changes.mjs').Change & { isRun: boolean, noticed: string })[]} */
const results = []
for (const [i, change] of tried.entries()) {
  const { id, file } = change
  const own = testOf(file)
  let runs = 0
  const asked = before.flatMap(({ file: testFile, reading, tests, runs: atStart }) => {
    if (!isAsked(testFile, file)) return []
    runs += atStart[id] ?? 0
    return tests.flatMap((test) => {
      runs += test.runs[id] ?? 0
      if (!(id in atStart || id in test.runs)) return []
      return [
        { file: testFile, id: test.id, time: test.time + reading / 4, last: last.get(`${file} ${test.id}`) ?? -1 },
      ]
    })
  })
  asked.sort((a, b) => b.last - a.last || Number(b.file === own) - Number(a.file === own) || a.time - b.time)
  const time = 10_000 + 10 * asked.reduce((sum, { time }) => sum + time, 0)
  const question = { change: id, tests: asked.map(({ file, id }) => ({ file, id })), limit: 100 * runs }
  const noticed = asked.length > 0 ? ((await runner.ask(question, time)) ?? 'ended by force') : ''
  last.set(`${file} ${noticed}`, i)
  results.push({ ...change, isRun: asked.length > 0, noticed })
  if (!noticed) console.log(said(change, asked.length))
  if (i % 100 === 99) console.error(`${i + 1} tried, ${Math.round(processorTime() / 1000)} s`)
}
await runner.end()

function said(
  /** @type {import('./changes.mjs').Change} */ { file, line, column, kind, before, after },
  /** @type {number} */ tests,
) {
  const lines = [...before.map((text) => `- ${text}`), ...after.map((text) => `+ ${text}`)]
  return `${file}:${line}:${column} ${kind}, ${tests > 0 ? `run by ${tests} tests` : 'run by none'}\n${lines.join('\n')}\n`
}

/** @returns {string} how many of some changes are noticed */
function score(/** @type {string} */ name, /** @type {typeof results} */ of) {
  const count = of.filter(({ noticed }) => noticed).length
  const unrun = of.filter(({ isRun }) => !isRun).length
  return `${((100 * count) / of.length).toFixed(1).padStart(5)} % ${String(count).padStart(5)} of ${String(of.length).padStart(5)}, ${unrun} never run  ${name}`
}
for (const file of [...new Set(results.map(({ file }) => file))].sort()) {
  console.log(
    score(
      file,
      results.filter((result) => result.file === file),
    ),
  )
}
console.log(score('all', results))
const share = results.filter(({ noticed }) => noticed).length / results.length
// Wilson's interval.
const [n, z] = [results.length, 1.96]
const [centre, half] = [share + z ** 2 / (2 * n), z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))]
const bounds = [centre - half, centre + half].map((bound) => ((100 * bound) / (1 + z ** 2 / n)).toFixed(1))
if (!values.again && tried.length < changes.length)
  console.log(`of ${changes.length} changes; of all, ${bounds.join(' to ')} % would be noticed (95 in 100 times)`)
console.log(`${Math.round(processorTime() / 1000)} s of the processor`)
await mkdir('test-results', { recursive: true })
await writeFile(report, JSON.stringify(results, undefined, 1))
process.exit(share < 0.8 ? 1 : 0)
