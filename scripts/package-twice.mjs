// Packs the extension twice, and fails where the two differ in a byte: so anybody can see that a package is made of these sources.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const dist = path.join(root, 'dist')

/** The hash of each file that a build gives. */
function packed() {
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/package.mjs')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  // What V8 keeps of a program is of the machine and the moment; it is not packed.
  const names = readdirSync(dist).filter((name) => !name.endsWith('.cache'))
  const hashOf = (/** @type {string} */ name) =>
    createHash('sha256')
      .update(readFileSync(path.join(dist, name)))
      .digest('hex')
  return new Map(names.sort().map((name) => [name, hashOf(name)]))
}

const first = packed()
const second = packed()
const different = [...new Set([...first.keys(), ...second.keys()])].filter(
  (name) => first.get(name) !== second.get(name),
)
if (different.length > 0) {
  console.error(`Built twice, these are not the same: ${different.join(', ')}`)
  process.exit(1)
}
console.log(`Built twice, all ${first.size} files are the same`)
