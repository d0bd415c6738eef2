// npm run fuzz: tries what nobody writes on everything that reads, for as long as you like.
//   npm run fuzz -- --cases 1000000      so many cases in all (100,000 unless told)
//   npm run fuzz -- --seed 7             other cases; each run says its seed
//   npm run fuzz -- --only readers       one target, with its share of the cases
//   npm run fuzz -- --guided             led by coverage: inputs near those that ran the code in a way that none had before
// A case that fails is made as small as it can be and printed with the seed that leads to it; the other targets go on.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { run } from '../../scripts/vscode/processes.mjs'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    only: { type: 'string' },
    guided: { type: 'boolean', default: false },
  },
})
const root = path.resolve(import.meta.dirname, '../..')
const seed = values.seed ?? String(Date.now() % 1_000_000_000)
console.log(`Seed ${seed}`)
const only = values.only ? ['--testNamePattern', values.only] : []
const guided = values.guided ? { FUZZ_GUIDED: '1' } : {}
const { code } = await run(
  process.execPath,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'fuzz', ...only],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FUZZ_CASES: values.cases, FC_SEED: seed, ...guided } },
)
process.exit(code)
