// The same tests in a desktop VS Code, which @vscode/test-electron downloads: needs the open internet and a display.
//   npm run test:desktop [-- VERSION]

import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { downloadAndUnzipVSCode, runTests, runVSCodeCommand } from '@vscode/test-electron'
import { bundleSuite, driver, results, vsix, workspace } from './files.mjs'

const version = process.argv[2] ?? 'stable'

if (!existsSync(vsix)) {
  console.error('There is no packed extension yet. Run: npm run package')
  process.exit(2)
}
const vscodeExecutablePath = await downloadAndUnzipVSCode(version).catch((/** @type {unknown} */ error) => {
  console.error(
    `Desktop VS Code ${version} could not be downloaded (${error instanceof Error ? error.message : error}). ` +
      'This test needs the open internet; npm test runs the same tests in a VS Code from the package registry.',
  )
  process.exit(2)
})
await mkdir(results, { recursive: true })
const folder = await workspace('desktop')
const data = path.join(results, 'desktop/data')
const places = [`--user-data-dir=${data}`, `--extensions-dir=${path.join(data, 'extensions')}`]
await runVSCodeCommand(['--install-extension', vsix, ...places], { version })
const code = await runTests({
  vscodeExecutablePath,
  extensionDevelopmentPath: driver,
  extensionTestsPath: await bundleSuite(),
  launchArgs: [folder, ...places, '--disable-workspace-trust', '--skip-welcome'],
})
process.exit(code)
