// All tests and the sources they try, as one script: compiled once, and run anew as often as wanted.
import { readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { build } from 'esbuild'
import { testApi } from './testApi.mjs'

/** @typedef {import('./testApi.mjs').Test} Test */

/**
 * Gives a function that starts afresh: what it gives reads a file of tests, and with it what no file before has read of the sources.
 * Packages and the data that was built are read once for all.
 * @param {string[]} files of tests, from the folder that the process runs in
 * @param {Map<string, string>} texts what files contain instead of what they do
 * @returns {Promise<() => (file: string) => Test[]>}
 */
export async function bundleTests(files, texts) {
  /** @type {Map<string, any>} */
  const packages = new Map()
  const { outputFiles } = await build({
    stdin: {
      contents: `require('./test/setup.ts'); module.exports = {${files.map((file) => `${JSON.stringify(file)}: () => require('./${file}')`)}}`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    plugins: [
      {
        name: 'shared',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path: name }) => {
            if (isBuiltin(name)) return undefined
            return name === 'vitest' ? { path: name, external: true } : { path: name, namespace: 'package' }
          })
          onLoad({ filter: /.*/, namespace: 'package' }, async ({ path: name }) => {
            packages.set(name, await import(name))
            const names = Object.keys(packages.get(name))
            return {
              contents: `const it = require.shared(${JSON.stringify(name)})
                const ${names.map((key, i) => `it${i} = it.${key}`)}
                export { ${names.map((key, i) => `it${i} as ${key}`)} }`,
            }
          })
          onLoad({ filter: /\.generated\.json$/ }, ({ path: file }) => ({
            contents: `export default JSON.parse(require.text(${JSON.stringify(file)}))`,
          }))
          onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
            contents: (texts.get(path.relative('', file)) ?? readFileSync(file, 'utf8')).replaceAll(
              'import.meta.dirname',
              JSON.stringify(path.dirname(file)),
            ),
            loader: 'ts',
          }))
        },
      },
    ],
  })
  const script = new vm.Script(`(module, require) => {${outputFiles[0]?.text}}`, { filename: 'tests.cjs' })
  /** @type {Map<string, string>} */
  const data = new Map()
  const text = (/** @type {string} */ file) => data.get(file) ?? data.set(file, readFileSync(file, 'utf8')).get(file)
  const shared = (/** @type {string} */ name) => packages.get(name)
  const nodeRequire = createRequire(import.meta.url)

  return () => {
    let api = {}
    const module = { exports: /** @type {Record<string, () => void>} */ ({}) }
    const require = (/** @type {string} */ name) => (name === 'vitest' ? api : nodeRequire(name))
    script.runInThisContext()(module, Object.assign(require, { shared, text }))
    return (file) => {
      const { tests, ...given } = testApi(file)
      api = given
      module.exports[file]?.()
      return tests
    }
  }
}
