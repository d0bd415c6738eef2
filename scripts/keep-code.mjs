// Keeps the code that V8 makes of the command line while it checks the examples, for dist/cli.cjs to start with:
//   node scripts/keep-code.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

// As start.ts does: V8 takes no code that was made with other flags.
setFlagsFromString('--initial-old-space-size=64')
setFlagsFromString('--no-regexp-tier-up')
const dist = path.resolve(import.meta.dirname, '../dist')
const file = path.join(dist, 'cli-program.js')
const program = new Script(readFileSync(file, 'utf8'), { filename: file })
process.argv.splice(2, Number.POSITIVE_INFINITY, 'check', path.resolve(dist, '../examples'))
process.on('exit', () => {
  writeFileSync(path.join(dist, 'cli-program.cache'), program.createCachedData())
  // That the examples lack clauses is no failure here.
  if (process.exitCode === 1) process.exitCode = 0
})
program.runInThisContext()({}, createRequire(file), {}, path.join(dist, 'cli.cjs'), dist)
