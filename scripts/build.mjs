// Bundles the extension's client, the language server and the command line into dist/, one file each.
import { spawnSync } from 'node:child_process'
import { chmod, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
// It has said what is wrong: a stack trace would hide that.
if (spawnSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' }).status !== 0) process.exit(1)
await rm('dist', { recursive: true, force: true })

/**
 * The pack and what is compiled from it, as strings: V8 reads JSON several times as fast as the same data in a program.
 * @param {(data: string) => string} [shorten] what a bundle leaves out of the pack
 * @returns {import('esbuild').Plugin}
 */
const dataAsStrings = (shorten = (data) => data) => ({
  name: 'data-as-strings',
  setup({ onLoad }) {
    onLoad({ filter: /\.generated\.json$/ }, async ({ path: file }) => {
      const data = await readFile(file, 'utf8')
      const kept = file.endsWith('standard-pack.generated.json') ? shorten(data) : data
      return { contents: `export default JSON.parse(${JSON.stringify(kept)})`, loader: 'js' }
    })
  },
})

/**
 * The pack without its patterns but for their ids: the extension's server finds by what was compiled from them. The command
 * line keeps them, since it writes the pack out and compares it.
 * @param {string} pack
 */
function withoutPatterns(pack) {
  const idAlone = (/** @type {{ id: string }} */ { id }) => ({ id })
  return JSON.stringify(JSON.parse(pack), (key, value) => {
    if (key === 'patterns') return value.map(idAlone)
    return key === 'pattern' ? idAlone(value) : value
  })
}

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: 'node',
  // The oldest Node that runs them: that of the oldest VS Code supported, and the package's own.
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  // Chinese as it is written, not as escapes of twice its size.
  charset: 'utf8',
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  conditions: ['import', 'node'],
  plugins: [dataAsStrings()],
}
await Promise.all([
  build({ ...shared, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] }),
  build({
    ...shared,
    entryPoints: ['server/src/main.ts'],
    outfile: 'dist/server.cjs',
    plugins: [dataAsStrings(withoutPatterns)],
  }),
  build({
    ...shared,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  }),
])
await chmod('dist/cli.cjs', 0o755)
