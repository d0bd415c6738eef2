import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '..')

/**
 * Imports TypeScript modules of this project from a plain Node script: the oldest Node that we support cannot read
 * TypeScript itself. What works together must be imported together, since each call gives classes of its own.
 * @template T
 * @param {readonly string[]} files paths from the project's root, such as `server/src/policy/load.ts`
 * @returns {Promise<T>} the exports of all of them
 */
export async function importTypeScript(...files) {
  // Inside the project, so that packages left out of the bundle are found.
  const folder = await mkdtemp(path.join(root, 'node_modules', '.proviso-'))
  try {
    const outfile = path.join(folder, 'module.mjs')
    await build({
      stdin: {
        contents: files.map((file) => `export * from ${JSON.stringify(`./${file}`)}`).join('\n'),
        resolveDir: root,
      },
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
