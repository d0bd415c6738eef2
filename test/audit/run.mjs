// Whether a vulnerability is known of anything that is shipped. All of it is bundled, so no package is a dependency of whoever
// installs Proviso, and `npm audit --omit=dev` would look at nothing: the notices say what is in it.
//   node test/audit/run.mjs
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { run } from '../../scripts/vscode/processes.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const notices = readFileSync(path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
const shipped = new Set(Array.from(notices.matchAll(/^(\S+) \d+\.\d+\.\d+\S*$/gm), ([, name]) => name))

const { output } = await run('npm', ['audit', '--json'], { cwd: root, shell: process.platform === 'win32' })
/** @type {{ vulnerabilities?: Record<string, { severity: string, range: string, via: (string | { title: string, url: string })[] }>, message?: string, error?: { summary: string } }} */
const told = JSON.parse(/^\{[\s\S]*^\}/m.exec(output)?.[0] ?? '{}')
let failed = 0
if (!told.vulnerabilities)
  console.log(
    `Skipped: the registry tells of no vulnerabilities (${told.message ?? told.error?.summary ?? output.trim()})`,
  )
else
  for (const [name, { severity, range, via }] of Object.entries(told.vulnerabilities)) {
    if (!shipped.has(name)) continue
    failed++
    const why = via.map((one) => (typeof one === 'string' ? one : `${one.title} (${one.url})`))
    console.log(`FAIL ${name} ${range}, which is shipped: ${severity}. ${why.join('; ')}`)
  }
const passed = told.vulnerabilities ? shipped.size - failed : 0
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
