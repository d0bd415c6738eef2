// Reports as their readers see them: in Chromium on the screen, light and dark, wide and narrow, and on paper. Skipped, with a
// line that says so, where there is no Chromium and none can be installed.
//   node test/report/run.mjs [--only NAME] [--of FOLDER] [--update-images]
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium as playwright } from 'playwright-core'
import { chromium, chromiumFlags } from '../../scripts/vscode/chromium.mjs'
import { run, stopAll } from '../../scripts/vscode/processes.mjs'
import { Checks } from './checks.mjs'
import { contractsIn } from './contracts.mjs'
import { looks, onPaper, picture } from './looks.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const results = path.join(root, 'test-results/report')
const { values } = parseArgs({
  options: { only: { type: 'string' }, of: { type: 'string' }, 'update-images': { type: 'boolean' } },
})

const executablePath = await chromium().catch((error) => {
  console.log(`Skipped: ${error.message}\n\n0 passed, 0 failed`)
  process.exit(0)
})
const axe = await readFile(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')
const folder = await mkdtemp(path.join(tmpdir(), 'proviso-report-'))
await rm(results, { recursive: true, force: true })
await mkdir(results, { recursive: true })
const contracts = values.of
  ? [{ name: 'given', named: path.resolve(values.of), languages: ['en', 'zh'] }]
  : await contractsIn(folder)
const browser = await playwright.launch({ executablePath, args: chromiumFlags })
const checks = new Checks(values.only)

try {
  for (const { name, named, languages } of contracts) {
    for (const language of languages) {
      const file = path.join(folder, `${name}-${language}.html`)
      const command = ['dist/cli.cjs', 'report', '--lang', language, '--output', file, named]
      await checks.run(`${name} in ${language}: is made`, async () => {
        const { code, output } = await run(process.execPath, command, { cwd: root })
        if (code !== 0) throw new Error(output)
      })
      const of = { browser, file, axe, image: path.join(results, `${name}-${language}`) }
      for (const look of looks) await checks.run(`${name} in ${language}: ${look.name}`, () => look.check(of))
      if (values['update-images'] && name === 'examples' && language === 'en')
        await checks.run(`${name} in ${language}: the picture of docs/report.md`, () =>
          picture(of, path.join(root, 'docs/images/report.png')),
        )
      await checks.run(`${name} in ${language}: on A4`, () => onPaper(of))
    }
  }
} finally {
  await browser.close()
  await stopAll()
  await rm(folder, { recursive: true, force: true })
}
checks.end()
