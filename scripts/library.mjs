// Makes the library: `dist/library.js`, one module for Node and browsers with the standard pack in it, and its types.
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const root = path.resolve(import.meta.dirname, '..')
const entry = 'server/src/library.ts'

/**
 * @param {import('esbuild').BuildOptions} shared what all bundles have in common
 * @param {(pack: string) => string} shorten what the library leaves out of the pack
 */
export const buildLibrary = (shared, shorten) => Promise.all([bundle(shared, shorten), types()])

/**
 * @param {import('esbuild').BuildOptions} shared
 * @param {(pack: string) => string} shorten
 */
const bundle = (shared, shorten) =>
  build({
    ...shared,
    entryPoints: [entry],
    outfile: 'dist/library.js',
    format: 'esm',
    // Neither Node nor the page: it runs in a worker as well.
    platform: 'neutral',
    target: 'es2023',
    conditions: ['import'],
    plugins: [dataWithin(shorten)],
  })

/**
 * Data as a text that is parsed when the module starts, which engines do sooner than they read an object that is written out.
 * @param {(pack: string) => string} shorten
 * @returns {import('esbuild').Plugin}
 */
const dataWithin = (shorten) => ({
  name: 'data-within',
  setup({ onLoad }) {
    onLoad({ filter: /standard-\w+\.generated\.json$/ }, async ({ path: file }) => {
      const data = await readFile(file, 'utf8')
      const kept = file.endsWith('standard-pack.generated.json') ? shorten(data) : data
      return { contents: `export default JSON.parse(${JSON.stringify(kept)})`, loader: 'js' }
    })
  },
})

/** What TypeScript says of the sources, in one file that has no more than a user of the library meets. */
async function types() {
  // Inside the project, so that the types of packages are found.
  const folder = await mkdtemp(path.join(root, 'node_modules', '.proviso-types-'))
  try {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
    const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.library.json', '--outDir', folder], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })
    if (status !== 0) throw new Error('The types of the library could not be made.')
    const input = { library: path.join(folder, entry.replace(/\.ts$/, '.d.ts')) }
    const made = await rolldown({ input, plugins: [dts({ dtsInput: true })], checks: { bundlerTimings: false } })
    await made.write({ dir: path.join(root, 'dist'), format: 'es' })
    await made.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
