// Bundles the extension's client, the language server, the command line and the library into dist/, with their data:
//   npm run build [-- --smallest]
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { build } from 'esbuild'
import { importTypeScript } from './import-typescript.mjs'
import { buildLibrary } from './library.mjs'
import { noticesOf } from './notices.mjs'
import { withoutTraditional } from './script-rules.mjs'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
// It has said what is wrong: a stack trace would hide that.
if (spawnSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' }).status !== 0) process.exit(1)
await rm('dist', { recursive: true, force: true })

const press = promisify(brotliCompress)
/** The best takes seconds: it is for what is packed. */
const quality = process.argv.includes('--smallest') ? constants.BROTLI_MAX_QUALITY : 9

/** What is written by its name: bundles share it. @type {Map<string, Promise<void>>} */
const begun = new Map()

/** @param {string} name @param {string | Uint8Array} data */
async function writeData(name, data) {
  await mkdir('dist', { recursive: true })
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality }
  const pressedData = name.endsWith('.br') ? await press(data, { params }) : data
  await writeFile(`dist/${name}`, pressedData, name.includes('.utf16.') ? 'utf16le' : 'utf8')
}

/**
 * Puts the pack and what is compiled from it into files beside the bundle: a program that is longer by a million characters
 * starts later. Pressed, they take less room; in the two bytes a character that the engine has them in, they are read soonest.
 * @param {boolean} isPressed
 * @returns {import('esbuild').Plugin}
 */
const dataBeside = (isPressed) => ({
  name: 'data-beside',
  setup({ onLoad }) {
    onLoad({ filter: /standard-\w+\.generated\.json$/ }, async ({ path: file }) => {
      const data = await readFile(file, 'utf8')
      const isPack = file.endsWith('standard-pack.generated.json')
      const end = `${isPack ? '-short' : ''}${isPressed ? '.br' : '.utf16.json'}`
      const name = path.basename(file).replace('.generated.json', end)
      const written = async () => (!isPack ? data : isPressed ? inOneScript(shortPack(data)) : shortPack(data))
      if (!begun.has(name))
        begun.set(
          name,
          written().then((text) => writeData(name, text)),
        )
      await begun.get(name)
      const text = isPressed
        ? `require('node:zlib').brotliDecompressSync(readFileSync(__dirname + '/${name}')).toString()`
        : `readFileSync(__dirname + '/${name}', 'utf16le')`
      const parsed = `JSON.parse(${text})`
      const contents =
        isPack && isPressed
          ? `import { withTraditional } from './traditional.ts'\nexport default withTraditional(${parsed})`
          : `export default ${parsed}`
      const reads = `import { readFileSync } from 'node:fs'\n`
      return { contents: reads + contents, loader: 'js', resolveDir: path.dirname(file) }
    })
  },
})

/**
 * The command line writes the pack out as a whole: that is one more file, which it reads when it is asked to. And since it
 * may live for one check, it has the patterns as it uses them.
 * @type {import('esbuild').Plugin}
 */
const dataOfCommandLine = {
  name: 'data-of-command-line',
  setup({ onLoad }) {
    const reads = `import { readFileSync } from 'node:fs'\n`
    onLoad({ filter: /\/wholePack\.ts$/ }, async () => {
      await writeData('standard-pack.json', await readFile('server/src/policy/standard-pack.generated.json', 'utf8'))
      const text = `readFileSync(__dirname + '/standard-pack.json', 'utf8')`
      return { contents: `${reads}export const wholePack = JSON.parse(${text})`, loader: 'js' }
    })
    onLoad({ filter: /\/standardPatterns\.ts$/ }, async ({ path: file }) => {
      /**
       * @type {Pick<typeof import('../server/src/coverage/patternBytes.ts'), 'bytesOf'>
       *   & Pick<typeof import('../server/src/coverage/standardPatterns.ts'), 'standardPatterns'>}
       */
      const { bytesOf, standardPatterns } = await importTypeScript(
        ...['patternBytes', 'standardPatterns'].map((module) => `server/src/coverage/${module}.ts`),
      )
      await writeData('standard-patterns.bin', bytesOf(standardPatterns()))
      const bytes = `readFileSync(__dirname + '/standard-patterns.bin')`
      const contents = `${reads}import { patternsIn } from './patternBytes.ts'
        export const standardPatterns = () => patternsIn(${bytes})`
      return { contents, loader: 'js', resolveDir: path.dirname(file) }
    })
  },
}

/** What of the pack `proviso pack` alone tells: nothing else shows any of it. */
const unshown = new Set(['statusNote', 'contractRelevance', 'notEnough', 'source', 'notes'])

/**
 * The pack as a check needs it: without what is never shown, of the patterns the ids alone, since clauses are found by what was
 * compiled from them, and of the sets of phrases those that a house playbook may name.
 * @param {string} pack
 */
function shortPack(pack) {
  const idAlone = (/** @type {{ id: string }} */ { id }) => ({ id })
  const whole = JSON.parse(pack)
  const isShared = (/** @type {[string, unknown]} */ [name]) => whole.shared.includes(name)
  const lexicon = Object.fromEntries(Object.entries(whole.lexicon).filter(isShared))
  return JSON.stringify({ ...whole, lexicon }, (key, value) => {
    if (unshown.has(key)) return undefined
    if (key === 'patterns') return value.map(idAlone)
    return key === 'pattern' ? idAlone(value) : value
  })
}

/** A pack whose Traditional wordings are left out where they follow from the Simplified ones. @param {string} pack */
async function inOneScript(pack) {
  /** @type {typeof import('../server/src/policy/traditional.ts')} */
  const { traditionalBy } = await importTypeScript('server/src/policy/traditional.ts')
  return JSON.stringify(withoutTraditional(JSON.parse(pack), traditionalBy))
}

/**
 * The extension's client and its server speak by one library, which is a file of its own: its one entry has all that the
 * others have.
 * @type {import('esbuild').Plugin}
 */
const protocolBeside = {
  name: 'protocol-beside',
  setup({ onResolve }) {
    onResolve({ filter: /^vscode-(?:jsonrpc|languageserver-protocol|languageserver-types)(?:\/node)?$/ }, () => ({
      path: './protocol.cjs',
      external: true,
    }))
  },
}

/**
 * Of `vscode` a bundler makes each module that imports it an object of its own, with a copy of all its five hundred names,
 * some fifteen milliseconds of the start. So they share one.
 * @type {import('esbuild').Plugin}
 */
const oneVscode = {
  name: 'one-vscode',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ kind, namespace }) =>
      kind === 'import-statement' && namespace === 'file'
        ? { path: 'vscode', namespace: 'one-vscode' }
        : { path: 'vscode', external: true },
    )
    onLoad({ filter: /./, namespace: 'one-vscode' }, () => ({ contents: `export * from 'vscode'` }))
  },
}

/**
 * What the server loads once it has answered `initialize` is a program of its own: the editor waits for the answer, and not for
 * a million characters to be read.
 * @type {import('esbuild').Plugin}
 */
const programBeside = {
  name: 'program-beside',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/serveClient\.ts$/ }, () => ({ path: 'server-program', namespace: 'program' }))
    onLoad({ filter: /./, namespace: 'program' }, ({ path: name }) => ({
      contents: `module.exports = require('./pressedProgram.ts').pressedProgram('${name}')`,
      resolveDir: path.resolve('server/src'),
    }))
  },
}

/**
 * That program has no connection to make, and so of the server's library the protocol, and what needs nothing else.
 * @type {import('esbuild').Plugin}
 */
const libraryOfProgram = {
  name: 'library-of-program',
  setup({ onResolve, onLoad }) {
    const folder = path.resolve('node_modules/vscode-languageserver/lib/common')
    onResolve({ filter: /^vscode-languageserver$/ }, () => ({ path: 'library', namespace: 'library' }))
    onLoad({ filter: /./, namespace: 'library' }, () => ({
      contents: ['vscode-languageserver-protocol', './textDocuments.js', './semanticTokens.js']
        .map((module) => `export * from '${module}'`)
        .join('\n'),
      resolveDir: folder,
    }))
  },
}

/**
 * Makes a bundle an expression, for `runProgram` to run.
 * @satisfies {import('esbuild').BuildOptions}
 */
const asProgram = {
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
}

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  // What has been bundled, for its licence notices.
  metafile: true,
  platform: 'node',
  // The oldest Node that runs them: that of the oldest VS Code supported, and the package's own.
  target: 'node20.19',
  // What is asked of characters (\p{Lu}, \p{Script=Han}) is known to all of these. For fear of characters that a newer Unicode adds,
  // esbuild would write an expression as one that is made anew at each use.
  supported: { 'regexp-unicode-property-escapes': true },
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  // Chinese as it is written, not as escapes of twice its size.
  charset: 'utf8',
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  conditions: ['import', 'node'],
  // What it has for browsers is the same without a look at the environment for each token, a quarter of its time, and shorter.
  alias: { yaml: path.resolve('node_modules/yaml/browser/index.js') },
}

/** The pages on all findings as one, for the packed extension: each begins with its code as its title. */
async function allRulePages() {
  const names = (await readdir('docs/rules')).sort()
  const pages = await Promise.all(names.map((name) => readFile(`docs/rules/${name}`, 'utf8')))
  // What they link to stays behind, so a link is its words alone.
  return pages.join('\n').replace(/\[([^\]]+)\]\(\.\.\/[^)]+\)/g, '$1')
}

/** Bundles a program and presses it. @param {string} name @param {import('esbuild').BuildOptions} options */
async function pressed(name, options) {
  const built = await build({ ...shared, ...asProgram, ...options, write: false })
  await writeData(`${name}.br`, built.outputFiles[0]?.text ?? '')
  return built
}

const bundles = await Promise.all([
  build({ ...shared, entryPoints: ['client/src/main.ts'], outfile: 'dist/client.cjs' }),
  pressed('client-program', {
    entryPoints: ['client/src/extension.ts'],
    plugins: [oneVscode, protocolBeside],
  }),
  build({ entryPoints: ['client/src/preview/preview.css'], outfile: 'dist/preview.css', minify: true }),
  build({
    ...shared,
    entryPoints: ['server/src/main.ts'],
    outfile: 'dist/server.cjs',
    plugins: [protocolBeside, programBeside],
  }),
  pressed('server-program', {
    entryPoints: ['server/src/serveClient.ts'],
    plugins: [libraryOfProgram, protocolBeside, dataBeside(true)],
  }),
  build({
    ...shared,
    stdin: { contents: "module.exports = require('vscode-languageserver-protocol/node')", resolveDir: root },
    outfile: 'dist/protocol.cjs',
  }),
  build({
    ...shared,
    ...asProgram,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli-program.js',
    plugins: [dataBeside(false), dataOfCommandLine],
  }),
  build({
    ...shared,
    entryPoints: ['server/src/cli/start.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  }),
])
await buildLibrary(shared, shortPack)
await writeData('rules.md', await allRulePages())
await writeData('THIRD-PARTY-NOTICES.txt', noticesOf(bundles.flatMap(({ metafile }) => metafile ?? [])))
await chmod('dist/cli.cjs', 0o755)
const { status } = spawnSync(process.execPath, ['scripts/keep-code.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] })
if (status !== 0) process.exit(1)
