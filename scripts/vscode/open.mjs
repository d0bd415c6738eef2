import { readFileSync } from 'node:fs'
import path from 'node:path'
import { run, start } from './processes.mjs'
import { Trouble } from './progress.mjs'

const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'))
/** The oldest VS Code that takes the extension, such as `1.104`. */
const oldest = String(manifest.engines.vscode).replace(/^\^/, '')

/** Programs are found through the shell on Windows, where `code` is a script. */
const shell = process.platform === 'win32'

/**
 * The user's own VS Code, where it can be used; says why where there is one that cannot.
 * @returns {Promise<string | undefined>} its command
 */
export async function ownEditor() {
  const answer = await run('code', ['--version'], { shell }).catch(() => undefined)
  const version = answer?.code === 0 ? /^(\d+)\.(\d+)\.\d+/m.exec(answer.output) : undefined
  if (!version) return undefined
  const reason = whyNot(version[0])
  if (!reason) return 'code'
  console.log(`Your own VS Code is not used: ${reason}. Another is served in the browser.`)
  return undefined
}

/**
 * @param {string} version
 * @returns {string | undefined}
 */
function whyNot(version) {
  const older = version.localeCompare(oldest, 'en', { numeric: true }) < 0
  if (older) return `it is ${version}, and Proviso needs ${oldest} or newer`
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'it does not run for the root user'
  if (process.platform === 'linux' && !hasDesktop()) return 'there is no desktop here'
  return undefined
}

/**
 * Opens a folder or file in a new window of the user's VS Code that has the extension, and waits until it is closed.
 * Nothing is installed there.
 * @param {string} command
 * @param {string} extension the extension's folder
 * @param {string} target
 * @param {string | undefined} file shown first
 */
export async function openInOwnEditor(command, extension, target, file) {
  const files = file && file !== target ? [target, file] : [target]
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${extension}`, ...files]
  const { code, output } = await run(command, args, { shell })
  if (code !== 0)
    throw new Trouble(`VS Code did not open:\n${output.trim()}\nTry the one in the browser: npm start -- --embedded`)
}

/**
 * Opens a page in the user's browser, where there is a desktop.
 * @param {string} page
 * @returns {boolean} whether it was tried
 */
export function openInBrowser(page) {
  const openers = /** @type {Record<string, string[]>} */ ({ darwin: ['open', page], win32: ['explorer', page] })
  const [command, ...args] = openers[process.platform] ?? ['xdg-open', page]
  if (process.platform === 'linux' && !hasDesktop()) return false
  start(/** @type {string} */ (command), args, { stdio: 'ignore' }).once('error', () => {
    // The address is printed as well.
  })
  return true
}

const hasDesktop = () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
