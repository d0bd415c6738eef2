// The library in a browser: in Chromium, on a page and in a worker, under a policy that lets nothing run but the module and
// nothing be fetched. Skipped, with a line that says so, where there is no Chromium and none can be installed.
//   node test/browser/run.mjs
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium as playwright } from 'playwright-core'
import { chromium, chromiumFlags } from '../../scripts/vscode/chromium.mjs'
import { run, stopAll } from '../../scripts/vscode/processes.mjs'
import { Checks } from '../report/checks.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const day = '2026-11-26'
const site = 'http://proviso.test/'

const executablePath = await chromium().catch((error) => {
  console.log(`Skipped: ${error.message}\n\n0 passed, 0 failed`)
  process.exit(0)
})

const answer = `import { createChecker } from './library.js'
const answer = ({ texts, locale }) => texts.map((text) => createChecker({ locale, asOf: '${day}' }).check(text, { fixes: true }))
`
const javascript = 'text/javascript'
/** What the site has. @type {Record<string, { contentType: string, body: string }>} */
const files = {
  '': {
    contentType: 'text/html',
    body: '<!doctype html><title>Contracts</title><script type="module" src="page.js"></script>',
  },
  'page.js': {
    contentType: javascript,
    body: `${answer}
window.answer = answer
window.asked = (data) => new Promise((resolve, reject) => {
  const worker = new Worker('worker.js', { type: 'module' })
  worker.onmessage = (event) => resolve(event.data)
  worker.onerror = reject
  worker.postMessage(data)
})
window.blocked = []
document.addEventListener('securitypolicyviolation', (event) => window.blocked.push(event.violatedDirective))
`,
  },
  'worker.js': { contentType: javascript, body: `${answer}\nonmessage = (event) => postMessage(answer(event.data))` },
  'library.js': { contentType: javascript, body: await readFile(path.join(root, 'dist/library.js'), 'utf8') },
}
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'"

const folder = path.join(root, 'examples')
const names = (await readdir(folder)).filter((name) => /\.contract\./.test(name)).toSorted()
const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))

/** What the command line says of the same contracts. @param {string} locale */
async function said(locale) {
  const command = ['dist/cli.cjs', 'check', '--format', 'json', '--as-of', day, '--lang', locale]
  const { output } = await run(process.execPath, [...command, ...names.map((name) => `examples/${name}`)], {
    cwd: root,
  })
  return JSON.parse(output).files.map((/** @type {Record<string, unknown>} */ { file, contract, ...report }) => report)
}

const browser = await playwright.launch({ executablePath, args: chromiumFlags })
const checks = new Checks()

try {
  const page = await browser.newPage()
  /** @type {string[]} */
  const asked = []
  /** @type {string[]} */
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.route('**/*', (route) => {
    const url = route.request().url()
    asked.push(url)
    const file = files[url.slice(site.length)]
    if (!url.startsWith(site) || !file) return route.abort()
    return route.fulfill({ ...file, headers: { 'content-security-policy': policy } })
  })
  await page.goto(site)
  await page.waitForFunction('window.blocked')
  for (const locale of ['en', 'zh'])
    for (const place of ['answer', 'asked'])
      await checks.run(
        `${place === 'answer' ? 'a page' : 'a worker'} is told what the command line says (${locale})`,
        async () => {
          const found = await page.evaluate(`window.${place}(${JSON.stringify({ texts, locale })})`)
          assert.deepEqual(found, await said(locale))
        },
      )
  await checks.run('nothing is asked for but the modules, and nothing is run that is not one', async () => {
    assert.deepEqual(
      [...new Set(asked)].toSorted(),
      ['', 'library.js', 'page.js', 'worker.js'].map((name) => site + name),
    )
    assert.deepEqual([errors, await page.evaluate('window.blocked')], [[], []])
  })
} finally {
  await browser.close()
  await stopAll()
}
checks.end()
