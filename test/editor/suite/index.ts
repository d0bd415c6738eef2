import { clauses } from './clauses.ts'
import { facts } from './facts.ts'
import { files } from './files.ts'
import { fixes } from './fixes.ts'
import { folders } from './folders.ts'
import { language } from './language.ts'
import { places } from './places.ts'
import { views } from './views.ts'

/** The tests, by name, in the order in which they run. */
const tests = { ...clauses, ...fixes, ...facts, ...language, ...places, ...views, ...files, ...folders }

/**
 * Runs every test inside VS Code's extension host. The same module serves a VS Code in the browser and, by
 * @vscode/test-electron, one on the desktop.
 * Its lines begin with `proviso:`, to be told from what VS Code writes.
 * @throws Error where a test failed, which ends the host with a failure
 */
export async function run(): Promise<void> {
  let failed = 0
  for (const [name, test] of Object.entries(tests)) {
    const start = performance.now()
    try {
      await test()
      console.log(`proviso:   ok   ${name} (${Math.round(performance.now() - start)} ms)`)
    } catch (error) {
      failed++
      console.log(`proviso:   FAIL ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
  console.log(`proviso: ${Object.keys(tests).length - failed} passed, ${failed} failed`)
  if (failed > 0) throw new Error(`${failed} tests failed`)
}
