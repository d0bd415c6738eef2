import assert from 'node:assert/strict'
import path from 'node:path'
import { start, stopAll } from '../../scripts/vscode/processes.mjs'
import { freePort, isFree } from '../../scripts/vscode/serve.mjs'
import { results, root } from './files.mjs'
import { expect } from './until.mjs'

/**
 * What a newcomer does: `npm start`, the address it prints opened in a browser, and Ctrl+C.
 * @param {import('playwright-core').Browser} browser
 */
export async function startsForANewcomer(browser) {
  const port = await freePort(9400)
  const script = path.join(root, 'scripts/start.mjs')
  const child = start(process.execPath, [script, '--embedded', '--no-open', '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk) => (printed += chunk))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  try {
    const address = await expect(
      'the address',
      async () => / {2}(http:\/\/127\.0\.0\.1:\S+)\n/.exec(printed)?.[1],
      120_000,
    )
    assert.match(printed, /ai-compute-lease\.contract\.md: \d+ of \d+ needed clauses/)
    const page = await context.newPage()
    await page.goto(address)
    await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 })
    await page.locator('.statusbar-item[id*="proviso"]', { hasText: /\d+ of \d+ clauses/ }).waitFor()
    await page.screenshot({ path: path.join(results, 'start.png') })
    child.kill('SIGINT')
    assert.equal(await ended, 0)
    assert.ok(await isFree(port), 'Ctrl+C stops the server too')
  } catch (error) {
    console.log(printed)
    throw error
  } finally {
    await context.close()
    await stopAll()
  }
}
