// The language server in editors that are not VS Code, without a screen. What is not on this machine is installed where it may be, as
// packages of Debian; an editor that cannot be had is skipped, with a line that says so.
//   node test/clients/run.mjs [--all]    with those of a newer Debian, which is made in .vscode-test the first time
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { start, stopAll } from '../../scripts/vscode/processes.mjs'
import { contract } from './contract.mjs'
import { driveHelix } from './helix.mjs'
import { driveKate } from './kate.mjs'
import { setUp } from './page.mjs'
import { Place } from './place.mjs'

/** @typedef {{ there: string, here: string }} Folder here and there */
/** @typedef {[name: string, isOk: boolean, seen: string][]} Checks */

const checkout = path.resolve(import.meta.dirname, '../..')
const script = (/** @type {string} */ name) => path.join(import.meta.dirname, name)

/**
 * The checks that a script reports, one a line; one of those that it has and that is not reported has failed.
 * @param {string} output @param {number} count @returns {Checks}
 */
function reported(output, count) {
  const lines = [...output.matchAll(/^(ok|FAIL) ([^:\n]*)(.*)/gm)]
  const checks = lines.map(([, state, name = '', seen = '']) => /** @type {Checks[0]} */ ([name, state === 'ok', seen]))
  return checks.length < count ? [...checks, ['all checks', false, output]] : checks
}

/** @param {Place} place @param {Folder} folder @param {string} lua @returns {Promise<Checks>} */
async function neovim(place, folder, lua) {
  await writeFile(path.join(folder.here, 'setup.lua'), lua)
  const env = {
    PROVISO_SETUP: `${folder.there}/setup.lua`,
    PROVISO_CONTRACT: `${folder.there}/lease.contract.md`,
    HOME: folder.there,
    XDG_RUNTIME_DIR: folder.there,
  }
  const { output } = await place.run(
    ['nvim', '--headless', '--clean', '-c', `luafile ${script('neovim.lua')}`],
    env,
    folder.there,
  )
  return reported(output, 7)
}

/** @type {Record<string, { packages: string[], version: string[], drive: (place: Place, folder: Folder) => Promise<Checks> }>} */
const editors = {
  Neovim: {
    packages: ['neovim'],
    version: ['nvim', '--version'],
    drive: (place, folder) => neovim(place, folder, setUp('lua')),
  },
  'Neovim over a socket': {
    packages: ['neovim'],
    version: ['nvim', '--version'],
    async drive(place, folder) {
      const [program, ...args] = place.command(
        ['node', path.join(checkout, 'dist/cli.cjs'), 'lsp', `--listen=${folder.there}/proviso`],
        {},
        folder.there,
      )
      start(program, args, { stdio: 'ignore' })
      await new Promise((resolve) => setTimeout(resolve, 2000))
      return neovim(place, folder, setUp('lua').replace(/cmd = \{.*\},/, `${setUp('lua', 1).trim()},`))
    },
  },
  'Emacs (eglot)': {
    packages: ['emacs-nox', 'elpa-eglot', 'elpa-markdown-mode'],
    version: [
      'emacs',
      '--batch',
      '-f',
      'package-initialize',
      '-l',
      'eglot',
      '-l',
      'markdown-mode',
      '--eval',
      '(princ emacs-version)',
    ],
    async drive(place, folder) {
      await writeFile(path.join(folder.here, 'setup.el'), setUp('elisp'))
      const env = {
        PROVISO_SETUP: `${folder.there}/setup.el`,
        PROVISO_CONTRACT: `${folder.there}/lease.contract.md`,
        HOME: folder.there,
        LC_ALL: 'C.UTF-8',
      }
      const { output } = await place.run(['emacs', '--batch', '-l', script('emacs.el')], env, folder.there)
      return reported(output, 8)
    },
  },
  Kate: {
    packages: ['kate'],
    version: ['env', 'QT_QPA_PLATFORM=offscreen', 'kate', '--version'],
    async drive(place, folder) {
      const recorder = script('recorder.mjs')
      const settings = path.join(folder.here, 'config/kate/lspclient')
      await mkdir(settings, { recursive: true })
      await writeFile(
        path.join(settings, 'settings.json'),
        setUp('json').replaceAll(path.join(checkout, 'dist/cli.cjs'), recorder),
      )
      // What a person says when Kate asks whether it may start the server.
      const command = `node ${recorder} lsp --stdio`
      const allowed = [
        command,
        command.replace('node', '/usr/local/bin/node'),
        command.replace('node', process.execPath),
      ]
      const rc = `[lspclient]\nAllowedServerCommandLines=${allowed.join(',')}\n\n[Kate Plugins]\nlspclientplugin=true\n`
      for (const at of ['config/katerc', 'config/kate/katerc']) await writeFile(path.join(folder.here, at), rc)
      const env = {
        PROVISO_LOG: `${folder.there}/log`,
        QT_QPA_PLATFORM: 'offscreen',
        HOME: folder.there,
        XDG_CONFIG_HOME: `${folder.there}/config`,
        XDG_RUNTIME_DIR: folder.there,
      }
      // A newer Kate goes off by itself, where nothing would end it.
      return driveKate(
        folder,
        place.command(
          ['kate', '--new', '--block', '--startanon', `${folder.there}/lease.contract.md`],
          env,
          folder.there,
        ),
      )
    },
  },
  Helix: {
    packages: ['hx'],
    version: ['hx', '--version'],
    async drive(place, folder) {
      await mkdir(path.join(folder.here, '.config/helix'), { recursive: true })
      await writeFile(path.join(folder.here, '.config/helix/languages.toml'), setUp('toml'))
      const env = { HOME: folder.there, TERM: 'xterm-256color', COLORTERM: 'truecolor' }
      const command = ['hx', '-vvv', '--log', `${folder.there}/log`, 'lease.contract.md']
      return driveHelix(folder, place.command(command, env, folder.there))
    },
  },
}

let passed = 0
let failed = 0

/** @param {Place} place @param {string} name */
async function tryIn(place, name) {
  const editor = editors[name]
  const number = editor && (await place.version(editor.version, editor.packages))
  if (!editor || number === undefined) {
    console.log(`Skipped: ${name} is not on this machine, and could not be installed.`)
    return
  }
  const folder = await place.folder()
  await writeFile(path.join(folder.here, 'lease.contract.md'), contract)
  const checks = await editor.drive(place, folder)
  await stopAll()
  await rm(folder.here, { recursive: true, force: true })
  console.log(`${name} ${number}`)
  for (const [what, isOk, seen] of checks) console.log(isOk ? `  ok ${what}` : `  FAIL ${what}: ${seen}`)
  passed += checks.filter(([, isOk]) => isOk).length
  failed += checks.filter(([, isOk]) => !isOk).length
}

for (const name of ['Neovim', 'Emacs (eglot)', 'Kate']) await tryIn(new Place(), name)
if (process.argv.includes('--all')) {
  const newer = await Place.debian('trixie')
  if (newer) for (const name of Object.keys(editors)) await tryIn(newer, name)
  else
    console.log(
      'Skipped: a newer Debian cannot be made here, which takes root, debootstrap and the packages of Debian.',
    )
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
