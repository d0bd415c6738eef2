// What the tests import of vitest, for tests that run many times in one process: `describe`, `it` and `expect`, with vitest's own matchers.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { format as formatWords } from 'node:util'
import { ASYMMETRIC_MATCHERS_OBJECT, chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'
import { format } from '@vitest/pretty-format'

/** @typedef {{ file: string, title: string, id: string, run: () => unknown }} Test `id` is that of no other test */

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

/** What a file of tests imports, and the tests that it names while it is read. */
export function testApi(/** @type {string} */ file) {
  /** @type {Test[]} */
  const tests = []
  /** @type {string[]} */
  let within = []
  let snapshot = ''

  const it = (/** @type {string} */ title, /** @type {() => unknown} */ run) => {
    const titles = [...within, title]
    const name = titles.join(' ')
    // Titles of rows may be alike.
    const alike = tests.filter((test) => test.title === name).length
    tests.push({
      file,
      title: name,
      id: `${file}#${name}${alike > 0 ? ` (${alike + 1})` : ''}`,
      run: () => {
        snapshot = titles.join(' > ')
        return run()
      },
    })
  }
  const describe = (/** @type {string} */ title, /** @type {() => void} */ body) => {
    within = [...within, title]
    body()
    within = within.slice(0, -1)
  }
  const each =
    (/** @type {(title: string, run: () => any) => void} */ one) =>
    (/** @type {any[]} */ rows) =>
    (/** @type {string} */ title, /** @type {(...row: any[]) => any} */ run) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row]
        one(formatWords(title, ...values.slice(0, title.split('%s').length - 1)), () => run(...values))
      }
    }

  const expect = (/** @type {unknown} */ actual, /** @type {string} */ message) => {
    const assertion = chai.expect(actual, message)
    return Object.assign(assertion, {
      toMatchSnapshot() {
        const written = snapshotsOf(file)[`${snapshot} 1`]
        const said = format(actual, { escapeString: false, printBasicPrototype: false })
        chai.expect(said.includes('\n') ? `\n${said}\n` : said).to.equal(written)
      },
    })
  }
  Object.assign(expect, chai.expect, /** @type {any} */ (globalThis)[ASYMMETRIC_MATCHERS_OBJECT])
  return {
    tests,
    describe: Object.assign(describe, { each: each(describe) }),
    it: Object.assign(it, { each: each(it) }),
    expect,
  }
}

function snapshotsOf(/** @type {string} */ file) {
  const { dir, base } = path.parse(file)
  /** @type {Record<string, string>} */
  const written = {}
  new Function('exports', readFileSync(path.join(dir, '__snapshots__', `${base}.snap`), 'utf8'))(written)
  return written
}
