import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '..')

/**
 * Imports a TypeScript module of this project from a plain Node script: the oldest Node that we support cannot read
 * TypeScript itself.
 * @template T
 * @param {string} file path from the project's root, such as `server/src/policy/load.ts`
 * @returns {Promise<T>} the module's exports
 */
export async function importTypeScript(file) {
  // Inside the project, so that packages left out of the bundle are found.
  const folder = await mkdtemp(path.join(root, 'node_modules', '.proviso-'))
  try {
    const outfile = path.join(folder, 'module.mjs')
    await build({
      entryPoints: [path.join(root, file)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
