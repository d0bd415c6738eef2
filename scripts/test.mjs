// npm test: everything that must hold before a change lands, in one command. Ends with "N passed, N failed".
//   node scripts/test.mjs [STEP …]    only these steps, by their names
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { run, stopAll } from './vscode/processes.mjs'

const root = path.resolve(import.meta.dirname, '..')
const results = path.join(root, 'test-results')
const bin = (/** @type {string} */ file) => [process.execPath, path.join(root, 'node_modules', file)]

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Runs one program as one test.
 * @param {readonly string[]} command
 * @returns {Promise<Count>}
 */
async function one([program = '', ...args]) {
  const { code, output } = await run(program, args, { cwd: root })
  if (code !== 0) console.log(output.trimEnd())
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

/**
 * Runs a project of vitest, and prints what failed and what was skipped.
 * @param {string} project
 * @param {readonly string[]} more what else vitest is told
 * @returns {Promise<Count>}
 */
async function vitest(project, ...more) {
  const file = path.join(results, `${project}.json`)
  const args = ['run', '--project', project, '--reporter=json', `--outputFile=${file}`, ...more]
  const { output } = await run(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
  })
  const report = await readFile(file, 'utf8').then(JSON.parse, () => undefined)
  if (!report) {
    console.log(output.trimEnd())
    return { passed: 0, failed: 1 }
  }
  let skipped = 0
  let failed = 0
  for (const { name, message, status, assertionResults } of report.testResults) {
    const where = path.relative(root, name)
    const broken = assertionResults.filter((/** @type {{ status: string }} */ test) => test.status === 'failed')
    skipped += assertionResults.filter((/** @type {{ status: string }} */ test) => test.status === 'pending').length
    failed += broken.length
    for (const test of broken) console.log(`FAIL ${where}: ${test.fullName}\n${test.failureMessages.join('\n')}`)
    if (status === 'failed' && broken.length === 0) {
      failed++
      console.log(`FAIL ${where}\n${message}`)
    }
  }
  if (skipped > 0) console.log(`${skipped} skipped: what they need is not on this machine`)
  return { passed: report.numPassedTests, failed }
}

/** Of the lines and of the branches of engine and server, so many per cent have to be run by the unit tests. */
const leastCovered = 90

/**
 * Runs the unit tests, with those of the server in one process, and holds what they run of engine and server to a least share.
 * @returns {Promise<Count>}
 */
async function unit() {
  const { passed, failed } = await vitest('unit', '--project', 'server', '--coverage')
  const summary = path.join(results, 'coverage/coverage-summary.json')
  const total = await readFile(summary, 'utf8').then(
    (text) => JSON.parse(text).total,
    () => undefined,
  )
  const shares = ['lines', 'branches'].map((of) => ({ of, percent: total?.[of].pct ?? 0 }))
  console.log(`Run of engine and server: ${shares.map(({ of, percent }) => `${percent} % of the ${of}`).join(', ')}`)
  const low = shares.filter(({ percent }) => percent < leastCovered)
  for (const { of } of low) console.log(`FAIL less than ${leastCovered} % of the ${of}: npm run coverage shows which`)
  return { passed: passed + shares.length - low.length, failed: failed + low.length }
}

/**
 * Runs tests in a real editor, printing as they go.
 * @param {string} script
 * @returns {Promise<Count>}
 */
async function editor(script) {
  let output = ''
  const { code } = await run(process.execPath, [script], {
    cwd: root,
    onOutput: (chunk) => {
      output += chunk
      process.stdout.write(chunk)
    },
  })
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? []
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0) || (code === 0 ? 0 : 1) }
}

/** @type {Record<string, [title: string, run: () => Promise<Count>]>} */
const steps = {
  package: [
    'Build, and the packed extension, twice the same',
    () => one([process.execPath, 'scripts/package-twice.mjs']),
  ],
  types: ['Type check', () => one([...bin('typescript/bin/tsc'), '--noEmit'])],
  lint: [
    'Lint, format and the direction of dependencies',
    () => one([...bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']),
  ],
  audit: ['Known vulnerabilities of what is shipped', () => editor('test/audit/run.mjs')],
  unit: ['Unit tests', unit],
  grammar: ['Syntaxes', () => vitest('grammar')],
  lsp: ['The language server over stdio', () => vitest('lsp')],
  fuzz: ['Fuzzing', () => vitest('fuzz')],
  corpus: ['Real contracts', () => vitest('corpus')],
  clients: ['The language server in another editor', () => editor('test/clients/run.mjs')],
  report: ['Reports in a browser and on paper', () => editor('test/report/run.mjs')],
  bench: [
    'The benches, tried out',
    async () => {
      const keys = await one([process.execPath, 'test/bench/latency.mjs', '--quick'])
      const growth = await one([process.execPath, 'test/bench/growth.mjs', '--quick'])
      return { passed: keys.passed + growth.passed, failed: keys.failed + growth.failed }
    },
  ],
  browser: ['The library in a browser', () => editor('test/browser/run.mjs')],
  scale: ['The recipes for many machines', () => editor('test/scale/run.mjs')],
  editor: ['The extension in a real VS Code', () => editor('test/editor/run.mjs')],
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in steps))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps: ${Object.keys(steps).join(', ')}`)
  process.exit(2)
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => stopAll().then(() => process.exit(130)))
}
await rm(results, { recursive: true, force: true })
await mkdir(results, { recursive: true })
const total = { passed: 0, failed: 0 }
for (const [name, [title, work]] of Object.entries(steps)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const start = performance.now()
  console.log(`\n${title}`)
  const { passed, failed } = await work()
  total.passed += passed
  total.failed += failed
  console.log(
    `${failed === 0 ? 'ok' : 'FAILED'}: ${passed} passed, ${failed} failed (${((performance.now() - start) / 1000).toFixed(1)} s)`,
  )
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)
