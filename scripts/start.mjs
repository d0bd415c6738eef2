// npm start [-- PATH] [--port N] [--embedded] [--no-open]
// Builds Proviso, says what it finds in the contracts, and opens them in a VS Code that has the extension.
import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { editors, installEditor } from './vscode/install.mjs'
import { openInBrowser, openInOwnEditor, ownEditor } from './vscode/open.mjs'
import { run, stopAll } from './vscode/processes.mjs'
import { step, Trouble } from './vscode/progress.mjs'
import { freePort, isFree, pageOf, remoteUri, serveEditor } from './vscode/serve.mjs'

const root = path.resolve(import.meta.dirname, '..')
const usualPort = 8650
const usage = `npm start [-- PATH] [--port N] [--embedded] [--no-open]

PATH        your own contract or folder of contracts; the examples where none is given
--port N    where the VS Code in the browser is served on this machine (else ${usualPort} or the next free one)
--embedded  the VS Code in the browser, even where you have VS Code yourself
--no-open   do not open the browser
`

/** @param {readonly string[]} argv */
function readArguments(argv) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        embedded: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (positionals.length > 1) throw new Trouble('One file or folder at a time, please.')
    const target = path.resolve(positionals[0] ?? path.join(root, 'examples'))
    if (!existsSync(target))
      throw new Trouble(`There is no file or folder “${positionals[0]}”. Check the path and try again.`)
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
      throw new Trouble(
        `“${values.port}” is not a port. Give a whole number from 1 to 65535, such as --port ${usualPort}.`,
      )
    }
    return { target, port, embedded: values.embedded, open: !values['no-open'], help: values.help }
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw new Trouble(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

/** Builds and packs the extension. */
async function build() {
  const { code, output } = await run(process.execPath, [path.join(root, 'scripts/package.mjs')])
  if (code === 0) return
  if (/ENOSPC/.test(output)) throw new Trouble('The disk is full. Free about 600 MB and try again.')
  if (/ERR_MODULE_NOT_FOUND|Cannot find (module|package)/.test(output)) {
    throw new Trouble('The project’s packages are not installed. Run: npm ci')
  }
  throw new Trouble(`The build failed:\n${output.trim()}`)
}

/**
 * What Proviso finds, as its command line prints it.
 * @param {string} target
 */
async function printFindings(target) {
  const named = path.relative(process.cwd(), target) || '.'
  const cli = path.join(root, 'dist/cli.cjs')
  const { output } = await run(process.execPath, [cli, 'check', '--format', 'summary', named])
  console.log(`\n${output.trim()}\n\nEach with its reason: node dist/cli.cjs check ${named}\n`)
}

/**
 * The file that is shown first: the target itself, or a folder's first contract.
 * @param {string} target
 */
async function firstFile(target) {
  if (!statSync(target).isDirectory()) return target
  const names = (await readdir(target)).sort()
  const first = names.find((name) => /\.contract\.(md|ya?ml)$/.test(name))
  return first && path.join(target, first)
}

/**
 * Serves a VS Code with the extension on this machine alone, until Ctrl+C.
 * @param {string} target
 * @param {number | undefined} wantedPort
 * @param {boolean} open
 */
async function serve(target, wantedPort, open) {
  const installed = await installEditor(editors.newest)
  const port = wantedPort ?? (await freePort(usualPort))
  const { address, token, ended } = await step('Starting VS Code', () =>
    serveEditor({
      installed,
      data: path.join(root, '.vscode-test/start'),
      port,
      vsix: path.join(root, 'dist/proviso.vsix'),
    }),
  )
  const folder = statSync(target).isDirectory() ? target : path.dirname(target)
  const file = await firstFile(target)
  const page = pageOf(address, token, folder, file ? [['openFile', remoteUri(address, file)]] : [])
  const opened = open && openInBrowser(page)
  console.log(
    `\n${opened ? 'VS Code opens in your browser. If it does not, open' : 'Open this in a browser'}:\n\n  ${page}\n`,
  )
  console.log('It is served on this machine alone. Ctrl+C here stops it.')
  await ended
  throw new Trouble('VS Code ended by itself. Run npm start again.')
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    console.log('\nStopping …')
    stopAll().then(() => process.exit(0))
  })
}

try {
  const { target, port, embedded, open, help } = readArguments(process.argv.slice(2))
  if (help) {
    console.log(usage)
    process.exit(0)
  }
  if (port !== undefined && !(await isFree(port))) {
    throw new Trouble(
      `Port ${port} is taken by another program. Close that program, or give another port: npm start -- --port ${port + 1}`,
    )
  }
  await step('Building Proviso', build)
  await printFindings(target)
  const own = embedded ? undefined : await ownEditor()
  if (own) {
    console.log('Opening your own VS Code with Proviso. This command ends when you close that window.')
    await openInOwnEditor(own, root, target, await firstFile(target))
  } else {
    await serve(target, port, open)
  }
} catch (error) {
  await stopAll()
  console.error(error instanceof Trouble ? `\n${error.message}` : error)
  process.exit(1)
}
