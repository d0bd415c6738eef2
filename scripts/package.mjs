// Packs the extension as dist/proviso.vsix: the bundles, their data and pages, and no node_modules.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
// The same sources give the same bytes, everywhere: all files have one day, and a zip has it in local time.
process.env.SOURCE_DATE_EPOCH ??= String(Date.UTC(1980, 0, 1) / 1000)
process.env.TZ = 'UTC'

/** @param {readonly string[]} args of Node; ends this process where they fail, which have said why */
function node(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}

node('scripts/build.mjs', '--smallest')
// The extension's page in the editor says how to use it; the README, how to build it.
const flags = [
  '--no-dependencies',
  '--skip-license',
  '--allow-missing-repository',
  '--readme-path',
  'docs/extension.md',
  // The change log is read in the repository, whose address is not in it.
  '--no-rewrite-relative-links',
]
node(path.join(root, 'node_modules/@vscode/vsce/vsce'), 'package', ...flags, '--out', 'dist/proviso.vsix')
console.log(`dist/proviso.vsix: ${Math.round(statSync('dist/proviso.vsix').size / 1024)} KB`)
