import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './processes.mjs'
import { step, Trouble } from './progress.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  '/snap/bin/chromium',
]

/** What headless Chromium is started with: no sandbox for root, and no talk with the world. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Finds a Chromium for the editor tests, and on Debian as root installs one (with a font for Chinese) through the
 * system's package manager.
 * @returns {Promise<string>} path of the program
 */
export async function chromium() {
  const found = findChromium()
  if (found) return found
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (canInstall) {
    await step('Installing Chromium through the system’s package manager', async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      await run('apt-get', ['update', '-qq'], { env })
      const { code, output } = await run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-wqy-zenhei'], { env })
      if (code !== 0)
        throw new Trouble(`Chromium could not be installed:\n${output.trim().split('\n').slice(-5).join('\n')}`)
    })
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Trouble(
    'The editor tests need Chromium or Chrome and found none. Install it (Debian: apt-get install chromium), or name it in the variable CHROMIUM.',
  )
}

function findChromium() {
  const named = process.env.CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Trouble(`The variable CHROMIUM names “${named}”, which does not exist.`)
  }
  for (const name of names) {
    try {
      const which = process.platform === 'win32' ? 'where' : 'which'
      const file = execFileSync(which, [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
        .split('\n')[0]
        ?.trim()
      if (file) return file
    } catch {
      // Not under this name.
    }
  }
  return places.find((place) => existsSync(place))
}
