import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from './processes.mjs'
import { step, Trouble } from './progress.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** The editors that Proviso is run and tested in: the newest, and the oldest that `engines.vscode` names. */
export const editors = {
  newest: { package: '4.139.1', vscode: '1.139.1', node: 24 },
  oldest: { package: '4.104.0', vscode: '1.104.0', node: 22 },
}

/** @typedef {(typeof editors)['newest']} Editor */

/**
 * Gets a VS Code that runs in a browser, and the Node that it wants, from the package registry into the project's cache.
 * An install that was broken off is done again.
 * @param {Editor} editor
 * @returns {Promise<{ main: string, node: string }>} its server's main file and the Node to run it with
 */
export async function installEditor(editor) {
  const folder = path.join(root, '.vscode-test', editor.vscode)
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode')
  const complete = path.join(folder, 'complete')
  const nodePackage = nodePackageName()
  const ownNode = Number(process.versions.node.split('.')[0]) === editor.node
  if (!ownNode && !nodePackage) {
    throw new Trouble(
      `VS Code ${editor.vscode} needs Node ${editor.node}, and there is no package of it for ${process.platform} ${process.arch}. Install Node ${editor.node} and try again.`,
    )
  }
  if (!existsSync(complete)) {
    await step(`Getting VS Code ${editor.vscode} (about 500 MB on disk, once)`, async () => {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n')
      const packages = [`code-server@${editor.package}`, ...(ownNode ? [] : [`${nodePackage}@${editor.node}`])]
      await npm(['install', ...packages], folder)
      // Not `npm ci`: the shrinkwrap that comes with it does not match.
      await npm(['install', '--omit=dev'], vscode)
      await writeFile(complete, '')
    })
  }
  return {
    main: path.join(vscode, 'out/server-main.js'),
    node: ownNode ? process.execPath : path.join(folder, 'node_modules', String(nodePackage), 'bin/node'),
  }
}

/** The registry's package of Node for this platform. */
function nodePackageName() {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'win' }[/** @type {string} */ (process.platform)]
  return platform && ['x64', 'arm64'].includes(process.arch) ? `node-${platform}-${process.arch}` : undefined
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function npm(args, cwd) {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await run('npm', [...args, ...flags], { cwd, shell: process.platform === 'win32' }).catch(
    () => {
      throw new Trouble('npm was not found. It comes with Node: install Node again, with npm.')
    },
  )
  if (code === 0) return
  if (/ENOSPC/.test(output))
    throw new Trouble('The disk is full. VS Code needs about 500 MB; free some room and try again.')
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|network/i.test(output)) {
    throw new Trouble(
      'The package registry cannot be reached. Check the network or the proxy (npm config get proxy), then try again.',
    )
  }
  if (/EACCES|EPERM/.test(output))
    throw new Trouble(`The folder ${cwd} cannot be written to. Check its permissions and try again.`)
  throw new Trouble(`Installing VS Code failed:\n${output.trim().split('\n').slice(-8).join('\n')}`)
}
