// The language server in an editor that is not VS Code: Neovim, without a screen. Skipped, with a line that says so, where
// Neovim is not installed and cannot be.
//   node test/clients/run.mjs
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run, stopAll } from '../../scripts/vscode/processes.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** The checks of neovim.lua; one that is not reported has failed. */
const checks = 7

const contract = `---
contract:
  type: compute-lease
---

# Lease

## 1. Capacity

Lessor gives 💻 the machines 机器 (the “Service 服务”). The Service 服务 is kept ready.

## 2. Use

Lessee uses the Service 服务 until it is ended under Section 4.

## 4. End 终止💻

Either party may end this Lease by written notice.
`

/** @param {string} program @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
const attempt = (program, args, options) => run(program, args, options).catch(() => ({ code: 1, output: '' }))

/** The version of Neovim, installed first where this user may install packages; undefined where there is none. */
async function neovim() {
  const version = async () => /^NVIM (\S+)/.exec((await attempt('nvim', ['--version'])).output)?.[1]
  const found = await version()
  if (found || process.getuid?.() !== 0) return found
  await attempt('apt-get', ['install', '--yes', '--no-install-recommends', 'neovim'], { timeout: 120_000 })
  return version()
}

const version = await neovim()
if (version === undefined) {
  console.log('Skipped: Neovim is not on this machine, and could not be installed.\n\n0 passed, 0 failed')
  process.exit(0)
}
console.log(`Neovim ${version}`)
const folder = await mkdtemp(path.join(tmpdir(), 'proviso-neovim-'))
const file = path.join(folder, 'lease.contract.md')
await writeFile(file, contract)
const server = [process.execPath, path.join(root, 'dist/cli.cjs'), 'lsp', '--stdio']
const script = path.join(import.meta.dirname, 'neovim.lua')
const { output } = await attempt('nvim', ['--headless', '--clean', '-c', `luafile ${script}`], {
  cwd: folder,
  timeout: 60_000,
  env: { ...process.env, PROVISO_SERVER: JSON.stringify(server), PROVISO_CONTRACT: file },
})
await stopAll()
await rm(folder, { recursive: true, force: true })
console.log(output.trim())
const passed = output.match(/^ok /gm)?.length ?? 0
console.log(`\n${passed} passed, ${checks - passed} failed`)
process.exit(passed === checks ? 0 : 1)
