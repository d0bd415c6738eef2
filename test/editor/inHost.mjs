import path from 'node:path'
import { freePort, pageOf, remoteUri, serveEditor } from '../../scripts/vscode/serve.mjs'
import { bundleSuite, driver, results, vsix, workspace } from './files.mjs'

/** The suite may take so long, in milliseconds. */
const patience = 300_000

/**
 * Runs the suite inside the extension host of a VS Code in the browser.
 * @param {import('playwright-core').Browser} browser
 * @param {{ main: string, node: string }} installed
 * @param {string} name of this VS Code, for its folders
 * @returns {Promise<boolean>} whether every test passed
 */
export async function runInHost(browser, installed, name) {
  const folder = await workspace(`suite-${name}`)
  const port = await freePort(9200)
  const data = path.join(results, `suite-${name}`, 'data')
  const { address, token } = await serveEditor({ installed, data, port, vsix, driven: true })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  try {
    const ended = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`the suite did not end within ${patience / 1000} s`)), patience).unref()
      page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code === 0))
    })
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
      // VS Code itself is talkative; the suite's own lines are marked.
      const text = args.map(String).join(' ')
      if (text.startsWith('proviso: ')) console.log(text.slice('proviso: '.length))
    })
    const suite = await bundleSuite()
    await page.goto(
      pageOf(address, token, folder, [
        ['extensionDevelopmentPath', remoteUri(address, driver)],
        ['extensionTestsPath', remoteUri(address, suite)],
        ['skipWelcome', 'true'],
      ]),
    )
    return Boolean(await ended)
  } catch (error) {
    await page.screenshot({ path: path.join(results, `suite-${name}.png`) })
    throw error
  } finally {
    await context.close()
  }
}
