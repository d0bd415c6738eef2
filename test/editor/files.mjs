import { cp, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** The project's root. */
export const root = path.resolve(import.meta.dirname, '../..')

/** Where a test run leaves its screenshots and working copies. */
export const results = path.join(root, 'test-results/editor')

/** The extension as users install it. */
export const vsix = path.join(root, 'dist/proviso.vsix')

/** The folder of the extension that carries the tests. */
export const driver = path.join(root, 'test/editor/driver')

/**
 * A fresh copy of the examples to work on.
 * @param {string} name
 */
export async function workspace(name) {
  const folder = path.join(results, name, 'contracts')
  await rm(path.join(results, name), { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(path.join(root, 'examples'), folder, { recursive: true })
  return folder
}

/** Bundles the tests that run in the extension host into one file, and gives its path. */
export async function bundleSuite() {
  const outfile = path.join(results, 'suite.cjs')
  const entryPoints = [path.join(root, 'test/editor/suite/index.ts')]
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'error',
  })
  return outfile
}
