// Packs the extension as dist/proviso.vsix: the bundles, their data and pages, and no node_modules.
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce')
execFileSync(
  process.execPath,
  [vsce, 'package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--out', 'dist/proviso.vsix'],
  { stdio: ['ignore', 'ignore', 'inherit'] },
)
console.log(`dist/proviso.vsix: ${Math.round(statSync('dist/proviso.vsix').size / 1024)} KB`)
