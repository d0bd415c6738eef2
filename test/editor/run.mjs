// The extension, packed as users install it, in a real VS Code: what its extension host sees, and what a person sees.
//   node test/editor/run.mjs [--update-images] [--only NAME]

import { existsSync } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium as playwright } from 'playwright-core'
import { chromium, chromiumFlags } from '../../scripts/vscode/chromium.mjs'
import { editors, installEditor } from '../../scripts/vscode/install.mjs'
import { stopAll } from '../../scripts/vscode/processes.mjs'
import { Trouble } from '../../scripts/vscode/progress.mjs'
import { chineseFlows } from './chineseFlows.mjs'
import { faultFlows } from './faultFlows.mjs'
import { results, root, vsix } from './files.mjs'
import { firstMinute } from './firstMinute.mjs'
import { flows } from './flows.mjs'
import { folderFlows } from './folderFlows.mjs'
import { runInHost } from './inHost.mjs'
import { narrowFlows } from './narrowFlows.mjs'
import { asPerson } from './person.mjs'
import { previewFlows } from './previewFlows.mjs'
import { startsForANewcomer } from './start.mjs'
import { windowFlows } from './windowFlows.mjs'

/** The screenshots that the README shows, by their names there. */
const images = {
  'first-minute': 'first-minute-3-missing.png',
  'first-minute-inserted': 'first-minute-4-inserted.png',
  'first-minute-whole': 'first-minute-6-whole.png',
  'first-minute-preview': 'first-minute-7-preview.png',
  'first-minute-report': 'first-minute-8-report.png',
  problems: 'english-markdown-1-problems.png',
  'quick-fix': 'english-markdown-2-quick-fix.png',
  inserted: 'english-markdown-3-inserted.png',
  chinese: 'chinese-markdown-1-problems.png',
  'side-bar': 'side-bar-1-coverage.png',
  'before-it-goes-in': 'side-bar-2-before-it-goes-in.png',
}

const { values } = parseArgs({ options: { 'update-images': { type: 'boolean' }, only: { type: 'string' } } })
let passed = 0
let failed = 0

/** @param {string} name @param {() => Promise<unknown>} test */
async function check(name, test) {
  if (values.only && !name.includes(values.only)) return
  const start = performance.now()
  // A browser in a busy machine may lose a key: one more try, and it is said.
  for (const attempt of [1, 2]) {
    try {
      await test()
      passed++
      console.log(
        `ok   ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)${attempt > 1 ? ' at the second try' : ''}`,
      )
      return
    } catch (error) {
      await stopAll()
      console.log(
        `${attempt === 1 ? 'again' : 'FAIL'} ${name}\n${error instanceof Error ? (error.stack ?? error.message) : error}`,
      )
    }
  }
  failed++
}

try {
  if (!existsSync(vsix)) throw new Trouble('There is no packed extension yet. Run: npm run package')
  await rm(results, { recursive: true, force: true })
  await mkdir(results, { recursive: true })
  const executablePath = await chromium()
  const browser = await playwright.launch({ executablePath, args: chromiumFlags })
  try {
    for (const [name, editor] of Object.entries(editors)) {
      const installed = await installEditor(editor)
      await check(`in the extension host of VS Code ${editor.vscode} (${name})`, async () => {
        if (!(await runInHost(browser, installed, name))) throw new Error('tests failed, see above')
      })
      await stopAll()
    }
    const installed = await installEditor(editors.newest)
    await check('npm start, to Ctrl+C', () => startsForANewcomer(browser))
    for (const [name, flow] of Object.entries({
      ...firstMinute,
      ...flows,
      ...folderFlows,
      ...faultFlows,
      ...chineseFlows,
      ...previewFlows,
      ...narrowFlows,
      ...windowFlows,
    })) {
      await check(`as a person: ${name}`, () => asPerson(browser, installed, name, flow))
      await stopAll()
    }
  } finally {
    await browser.close()
  }
  if (values['update-images']) {
    // With --only, those that were made.
    for (const [name, file] of Object.entries(images).filter(([, one]) => existsSync(path.join(results, one))))
      await copyFile(path.join(results, file), path.join(root, 'docs/images', `${name}.png`))
  }
} catch (error) {
  failed++
  console.error(error instanceof Trouble ? error.message : error)
} finally {
  await stopAll()
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
