// How long Proviso takes from a key to its diagnostics, beside other engines and the limit, in one run (after a build):
//   npm run bench [-- --quick]
// The contracts are made here: headings and paragraphs, one nested list, YAML. What does not install here is left out.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const root = path.resolve(import.meta.dirname, '../..')
const edits = values.quick ? 5 : 100
const burst = values.quick ? 5 : 40
const burstGap = 30

const duties = [
  'Provider shall keep access logs for five years and give them to Customer on request.',
  'Customer shall comply with all export control laws, and shall not resell the capacity.',
  'Fees are due within thirty (30) days of the invoice; late amounts bear interest at 1% a month.',
  'Either party may end this Agreement by sixty days’ written notice, subject to Section 3.',
  'Notices are given in writing to the addresses that the parties name from time to time.',
]
const facts = 'contract:\n  type: compute-lease\n  drafting-for: customer\n'
/** @param {number} i */
const duty = (i) => `${duties[i % duties.length]} It applies to order ${i}.`
/** @param {number} size @param {(i: number) => string} part */
function filled(size, part) {
  let text = ''
  for (let i = 1; text.length < size; i++) text += part(i)
  return text
}
/** @param {number} size */
const headings = (size) =>
  `---\n${facts}---\n\n# Lease\n\n${filled(size, (i) => `## ${i}. Matter ${i}\n\n${duty(i)} ${duty(i + 1)}\n\n(a) ${duty(i + 2)}\n\n`)}`
/** @param {number} size */
const list = (size) =>
  `---\n${facts}---\n\n# Lease\n\n${filled(size, (i) => `${i}. **Matter ${i}.** ${duty(i)}\n    1. ${duty(i + 1)}\n    2. ${duty(i + 2)}\n`)}`
/** @param {number} size */
const yaml = (size) =>
  `${facts}clauses:\n${filled(size, (i) => `  - title: Matter ${i}\n    text: |\n      ${duty(i)}\n\n      ${duty(i + 1)}\n`)}`

/** @type {[name: string, language: string, text: string, engines: string[]][]} */
const plan = [
  ['headings 45 KB', 'markdown', headings(45_000), ['floor', 'remark-parse', 'markdownlint']],
  ['one list 45 KB', 'markdown', list(45_000), ['floor', 'remark-parse', 'markdownlint']],
  ['YAML 45 KB', 'yaml', yaml(45_000), ['floor', 'yaml']],
  ...(values.quick
    ? []
    : /** @type {typeof plan} */ ([
        ['headings 450 KB', 'markdown', headings(450_000), ['floor', 'remark-parse', 'markdownlint']],
        ['one list 450 KB', 'markdown', list(450_000), ['floor', 'remark-parse', 'markdownlint']],
      ])),
]

/** @param {readonly number[]} times @param {number} share */
const quantile = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
const tick = () => performance.now()
/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Resident memory in MiB, where the system says it. @param {number | undefined} pid */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** @param {readonly string[]} command @param {string} languageId @param {string} text */
async function measure(command, languageId, text) {
  const started = tick()
  const server = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise((_resolve, reject) => server.on('exit', () => reject(new Error('did not run'))))
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  connection.listen()
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const ask = (method, params) => Promise.race([connection.sendRequest(method, params), ended])
  const capabilities = { textDocument: { diagnostic: {} } }
  await ask('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities })
  const start = tick() - started
  await connection.sendNotification('initialized', {})
  await sleep(200)

  const uri = 'file:///bench/contract'
  const lines = text.split('\n')
  const line = lines.findIndex((words, i) => i > lines.length / 2 && words.length > 40)
  let version = 1
  /** @type {string | undefined} */
  let previousResultId
  const pull = async () => {
    const report = await ask('textDocument/diagnostic', { textDocument: { uri }, previousResultId })
    previousResultId = report.resultId
  }
  const type = () => {
    const at = { line, character: 30 }
    const contentChanges = [{ range: { start: at, end: at }, text: 'shall not '[++version % 10] }]
    return connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
  }
  const opened = tick()
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } })
  await pull()
  const open = tick() - opened

  const times = []
  for (let i = 0; i < edits; i++) {
    const typed = tick()
    await type()
    await pull()
    times.push(tick() - typed)
  }
  const pulls = []
  let last = 0
  for (let i = 0; i < burst; i++) {
    await type()
    last = tick()
    pulls.push(pull())
    await sleep(burstGap)
  }
  await Promise.all(pulls)
  const behind = Math.max(0, tick() - last - burstGap)
  const memory = memoryOf(server.pid)
  ended.catch(() => undefined)
  connection.dispose()
  server.kill()
  return { start, open, p50: quantile(times, 0.5), p95: quantile(times, 0.95), behind, memory }
}

const columns = ['start', 'open', 'p50', 'p95', 'burst', 'MiB', 'times']
console.log(`${''.padEnd(17)}${''.padEnd(14)}${columns.map((name) => name.padStart(8)).join('')}   (ms)`)
for (const [name, language, text, engines] of plan) {
  const own = await measure([path.join(root, 'dist/cli.cjs'), 'lsp', '--stdio'], language, text)
  /** @param {string} engine @param {typeof own} figures */
  const row = (engine, { start, open, p50, p95, behind, memory }) =>
    console.log(
      name.padEnd(17) +
        engine.padEnd(14) +
        [start, open, p50, p95, behind, memory, p50 / own.p50].map((figure) => figure.toFixed(1).padStart(8)).join(''),
    )
  row('Proviso', own)
  for (const engine of engines) {
    const figures = await measure([path.join(import.meta.dirname, 'engines.mjs'), engine], language, text).catch(
      () => undefined,
    )
    if (figures) row(engine, figures)
  }
}
process.exit(0)
