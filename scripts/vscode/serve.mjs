import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { run, start } from './processes.mjs'
import { Trouble } from './progress.mjs'

/** A quiet window for a newcomer: no chat, no welcome page, no question about trust. */
const quiet = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'editor.wordWrap': 'on',
  'editor.accessibilitySupport': 'off',
}

/** How long VS Code may take to answer, in milliseconds. */
const patience = 60_000

/**
 * Starts VS Code's own server on the loopback address.
 * @param {object} options
 * @param {{ main: string, node: string }} options.installed from {@link installEditor}
 * @param {string} options.data folder for its state and settings
 * @param {number} options.port
 * @param {string} [options.vsix] an extension to install first
 * @param {Record<string, unknown>} [options.settings] beside the quiet ones
 * @param {string} [options.locale] the language that it speaks, where it has the words
 * @param {boolean} [options.driven] by tests, which may then name their own extension
 * @returns {Promise<{ address: string, token: string, ended: Promise<unknown> }>} where it answers, what it asks of
 *   who opens it (other users and pages of this machine do not know it), and its end
 */
export async function serveEditor({ installed, data, port, vsix, settings, locale, driven = false }) {
  for (const folder of ['data/Machine', 'data/User', 'data/logs', 'extensions'])
    await mkdir(path.join(data, folder), { recursive: true })
  const written = JSON.stringify({ ...quiet, ...settings }, undefined, 2)
  await writeFile(path.join(data, 'data/Machine/settings.json'), written)
  await writeFile(path.join(data, 'data/User/settings.json'), written)
  const folders = ['--server-data-dir', data, '--extensions-dir', path.join(data, 'extensions')]
  if (vsix) {
    const { code, output } = await run(installed.node, [
      installed.main,
      ...folders,
      '--install-extension',
      vsix,
      '--force',
    ])
    if (code !== 0 || !/successfully installed/i.test(output))
      throw new Trouble(`VS Code did not take the extension:\n${output.trim()}`)
  }
  const token = randomUUID()
  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--connection-token',
    token,
    '--accept-server-license-terms',
  ]
  const asked = [...(driven ? ['--enable-smoke-test-driver'] : []), ...(locale ? ['--locale', locale] : [])]
  const child = start(installed.node, [installed.main, ...flags, ...folders, ...asked, '--telemetry-level', 'off'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve, reject) => {
    let output = ''
    const fail = (/** @type {string} */ why) =>
      reject(new Trouble(`VS Code did not start: ${why}\n${output.trim().split('\n').slice(-8).join('\n')}`))
    const timer = setTimeout(() => fail(`no answer after ${patience / 1000} seconds.`), patience)
    const listen = (/** @type {Buffer} */ chunk) => {
      output += chunk
      if (/Extension host agent listening/i.test(output)) {
        clearTimeout(timer)
        resolve(undefined)
      }
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`it ended with code ${code}.`)
    })
  })
  return { address: `http://127.0.0.1:${port}`, token, ended }
}

/**
 * The page of VS Code that shows a folder.
 * @param {string} address
 * @param {string} token that it asks for
 * @param {string} folder absolute
 * @param {readonly (readonly [string, string])[]} [payload] what the workbench is told, such as `openFile`
 */
export function pageOf(address, token, folder, payload = []) {
  const query = new URLSearchParams({ tkn: token, folder })
  if (payload.length > 0) query.set('payload', JSON.stringify(payload))
  return `${address}/?${query}`
}

/**
 * An absolute path as the page's own address of that file.
 * @param {string} address
 * @param {string} file
 */
export function remoteUri(address, file) {
  return `vscode-remote://${new URL(address).host}${file.split('/').map(encodeURIComponent).join('/')}`
}

/**
 * Whether a port of the loopback address is free.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/**
 * The first free port from `port` on.
 * @param {number} port
 */
export async function freePort(port) {
  for (let candidate = port; candidate < port + 100; candidate++) if (await isFree(candidate)) return candidate
  throw new Trouble(
    `No port from ${port} to ${port + 99} is free. Close a program that serves on this machine, or give one with --port.`,
  )
}
