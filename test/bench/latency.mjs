// How long Proviso takes from a key to its diagnostics, beside other engines and the limit, in one run (after a build):
//   npm run bench [-- --quick]
// The peers are no dependencies: they are installed into the project's cache once. What does not install here is left out.
// `--quick` is a trial of this program: few keys, the small contracts, and no peer that has to be installed.
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { large, small, usual } from './documents.mjs'
import { atHand, serverOf } from './peers.mjs'
import { quantile, sleep, startSession } from './session.mjs'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const keys = values.quick ? 5 : 100
const burst = values.quick ? 5 : 40
const burstGap = 30
const proviso = path.resolve(import.meta.dirname, '../../dist/cli.cjs')
const ofMarkdown = [
  'floor',
  'markdown-languageservice',
  'remark-parse',
  'markdownlint',
  'remark-lint',
  'cspell-lib',
  'write-good',
  'retext',
]
/** Those that take seconds for each key of a long text. */
const slow = new Set(['retext', 'remark-lint', 'write-good'])
const enginesOf = (/** @type {import('./documents.mjs').Measured} */ { language, text }) =>
  (language === 'yaml' ? ['floor', 'yaml'] : ofMarkdown).filter((name) => text.length < 100_000 || !slow.has(name))

/**
 * One contract in a server that was just started.
 * @param {readonly string[]} command
 * @param {import('./documents.mjs').Measured} measured
 */
async function measure(command, { language, text }) {
  const session = await startSession(command)
  const timed = async (/** @type {() => Promise<unknown>} */ work) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  await sleep(200)
  const uri = 'file:///bench/contract'
  const open = await timed(() => session.open(uri, language, text))
  const again = await timed(() => session.open(`${uri}-again`, language, text))
  await session.close(`${uri}-again`)

  const lines = text.split('\n')
  const line = lines.findIndex((words, i) => i > lines.length / 2 && words.length > 40)
  let version = 1
  const type = () => session.type(uri, ++version, line, 'shall not '.charAt(version % 10))
  const times = []
  for (let i = 0; i < keys; i++)
    times.push(
      await timed(async () => {
        await type()
        await session.pull(uri)
      }),
    )
  const pulls = []
  let last = 0
  for (let i = 0; i < burst; i++) {
    await type()
    last = performance.now()
    pulls.push(session.pull(uri))
    await sleep(burstGap)
  }
  await Promise.all(pulls)
  const behind = Math.max(0, performance.now() - last - burstGap)
  const memory = session.memory()
  session.end()
  return {
    start: session.start,
    open,
    again,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    behind,
    memory,
  }
}

/** @param {string} document @param {string} engine @param {readonly (number | undefined)[]} figures */
const row = (document, engine, figures) =>
  console.log(
    document.padEnd(17) + engine.padEnd(26) + figures.map((one) => (one?.toFixed(1) ?? '').padStart(8)).join(''),
  )

/** The rest of what a person waits for: the command line on one file, and what many open contracts take. */
async function otherFigures() {
  const folder = await mkdtemp(path.join(tmpdir(), 'proviso-bench-'))
  const file = path.join(folder, 'usual.contract.md')
  await writeFile(file, usual)
  const times = []
  for (let i = 0; i < (values.quick ? 1 : 9); i++) {
    const start = performance.now()
    const child = spawn(process.execPath, [proviso, 'check', file], { stdio: 'ignore' })
    await new Promise((resolve) => child.once('exit', resolve))
    times.push(performance.now() - start)
  }
  await rm(folder, { recursive: true })
  const session = await startSession([proviso, 'lsp', '--stdio'])
  for (let i = 0; i < (values.quick ? 3 : 50); i++) {
    await session.open(`file:///bench/${i}`, 'markdown', usual.replaceAll(' order ', ` order ${i}-`))
  }
  await sleep(values.quick ? 0 : 3000)
  const memory = session.memory()
  session.end()
  console.log(
    `\nproviso check, one file of 45 KB, from start to exit: ${quantile(times, 0.5).toFixed(0)} ms (target 250)`,
  )
  console.log(`${values.quick ? 3 : 50} contracts of 45 KB open: ${memory.toFixed(0)} MiB (target for 50: 120)`)
}

const left = new Set()
const columns = ['start', 'open', 'again', 'p50', 'p95', 'burst', 'MiB', 'times']
console.log(`${''.padEnd(43)}${columns.map((name) => name.padStart(8)).join('')}   (ms)`)
for (const measured of values.quick ? small : [...small, ...large]) {
  const own = await measure([proviso, 'lsp', '--stdio'], measured)
  row(measured.name, 'Proviso', [...Object.values(own), 1])
  row('', '  target', [
    120,
    undefined,
    measured.text.length < 100_000 ? 60 : undefined,
    measured.target.p50,
    measured.target.p95,
    60,
  ])
  for (const engine of enginesOf(measured).filter((name) => !values.quick || atHand.includes(name))) {
    const command = await serverOf(engine)
    const figures = command && (await measure(command, measured).catch(() => undefined))
    if (figures) row(measured.name, engine, [...Object.values(figures), figures.p50 / own.p50])
    else left.add(engine)
  }
}
await otherFigures()
for (const engine of left) console.log(`Left out, since it does not install or run here: ${engine}`)
process.exit(0)
