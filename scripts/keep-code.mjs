// Keeps the code that V8 makes of the command line while it is used, for dist/cli.cjs to start with: while it checks the
// examples, and while it serves an editor in which somebody types.
//   node scripts/keep-code.mjs [ARGUMENTS OF THE COMMAND LINE]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'

const root = path.resolve(import.meta.dirname, '..')
const dist = path.join(root, 'dist')
const examples = ['ai-compute-lease.contract.md', 'gpu-purchase.contract.yaml', '算力租赁.contract.md'].map((name) => ({
  uri: pathToFileURL(path.join(root, 'examples', name)).href,
  languageId: name.endsWith('.yaml') ? 'yaml' : 'markdown',
  text: readFileSync(path.join(root, 'examples', name), 'utf8'),
}))

/**
 * Runs the command line in this process, and keeps, beside each program that it runs, the code that V8 has of it at the end.
 * @param {readonly string[]} args
 */
function run(args) {
  const require = createRequire(import.meta.url)
  const vm = require('node:vm')
  vm.Script = class extends Script {
    /** @param {string} text @param {{ filename: string }} options */
    constructor(text, options) {
      super(text, options)
      process.on('exit', () => writeFileSync(options.filename.replace(/js$/, 'cache'), this.createCachedData()))
    }
  }
  process.on('exit', () => {
    // That the examples lack clauses is no failure here.
    if (process.exitCode === 1) process.exitCode = 0
  })
  process.argv.splice(1, Number.POSITIVE_INFINITY, path.join(dist, 'cli.cjs'), ...args)
  require(path.join(dist, 'cli.cjs'))
}

/** What an editor says in which somebody opens the examples and types into each. */
function* session() {
  let id = 0
  const ask = (/** @type {string} */ method, /** @type {object} */ params) => ({ id: ++id, method, params })
  yield ask('initialize', {
    ...{ processId: null, rootUri: null, workspaceFolders: null },
    capabilities: { textDocument: { diagnostic: {} } },
  })
  yield { method: 'initialized', params: {} }
  for (const { uri, languageId, text } of examples) {
    yield { method: 'textDocument/didOpen', params: { textDocument: { uri, languageId, version: 1, text } } }
    yield ask('textDocument/diagnostic', { textDocument: { uri } })
    const lines = text.split('\n')
    const line = lines.findIndex((words, i) => i > lines.length / 2 && words.length > 40)
    for (let version = 2; version < 12; version++) {
      const at = { line, character: 30 + version }
      const contentChanges = [{ range: { start: at, end: at }, text: 'shall not '.charAt(version - 2) }]
      yield { method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges } }
      yield ask('textDocument/diagnostic', { textDocument: { uri } })
    }
    const place = { textDocument: { uri }, position: { line, character: 10 } }
    yield ask('textDocument/hover', place)
    yield ask('textDocument/completion', place)
    yield ask('textDocument/documentSymbol', { textDocument: { uri } })
    const range = { start: { line: 0, character: 0 }, end: { line, character: 0 } }
    yield ask('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } })
  }
  yield ask('shutdown', {})
  yield { method: 'exit' }
}

/**
 * Has the code kept of one use.
 * @param {readonly string[]} args @param {Iterable<object>} messages
 */
async function keep(args, messages = []) {
  const child = spawn(process.execPath, [import.meta.filename, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    said += chunk
  })
  for (const message of messages) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    // Each key is answered before the next: else only the last would be.
    const answer = 'id' in message ? `"id":${message.id},"result"` : undefined
    while (answer && !said.includes(answer) && child.exitCode === null)
      await Promise.race([once(child.stdout, 'data'), ended])
  }
  const code = await ended
  if (code !== 0) throw new Error(`${args[0]} ended with ${code} while its code was to be kept`)
}

const args = process.argv.slice(2)
if (args.length > 0) run(args)
else {
  await keep(['check', path.join(root, 'examples')])
  await keep(['lsp', '--stdio'], session())
}
