// npm run mutate: changes the code of coverage, rules and fixes in small ways, and says which changes no test notices.
//   npm run mutate -- server/src/rules/waivers.ts    all of one file, or of several
//        --tests test/unit/rules/waivers.test.ts     by these tests alone, which is sooner done (all of the three folders unless told)
//   npm run mutate -- --lines 400 --seed 7           so many lines out of all files, in pieces (200 unless told)
// It takes some seconds a change. What was tried before is not tried again where neither the code nor its tests changed.
// docs/testing.md tells of the score, and of the changes that nothing needs to notice.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { run } from '../../scripts/vscode/processes.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string' },
  },
})
/** So many lines of a file are taken at once. */
const piece = 10

/** Pieces of the files of some folders, each as likely as any other: `file:first-last`, 1-based. */
function sample(/** @type {number} */ lines, /** @type {number} */ seed) {
  const pieces = ['coverage', 'rules', 'fixes'].flatMap((folder) =>
    readdirSync(path.join(root, 'server/src', folder)).flatMap((name) => {
      const file = `server/src/${folder}/${name}`
      const count = Math.ceil(readFileSync(path.join(root, file), 'utf8').split('\n').length / piece)
      return Array.from({ length: count }, (_, i) => `${file}:${i * piece + 1}-${(i + 1) * piece}`)
    }),
  )
  // The minimal standard generator of Park and Miller: the same pieces for the same seed.
  let state = seed % 2147483647 || 1
  return Array.from({ length: Math.ceil(lines / piece) }, () => {
    state = (state * 48271) % 2147483647
    return pieces.splice(state % pieces.length, 1)
  }).flat()
}

const mutated = positionals.length > 0 ? positionals : sample(Number(values.lines), Number(values.seed))
const { code } = await run(
  process.execPath,
  [
    path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    ...['run', 'test/mutation/stryker.config.json', '--mutate', mutated.join(',')],
    ...(values.tests ? ['--testFiles', values.tests] : []),
  ],
  { cwd: root, stdio: 'inherit' },
)
process.exit(code)
