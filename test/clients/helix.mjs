import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { start } from '../../scripts/vscode/processes.mjs'

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Helix in a terminal that nobody looks at, by keys: renumbers by a code action, renames a term, saves.
 * @param {{ there: string, here: string }} folder @param {readonly [string, ...string[]]} command of Helix with a log, and the contract
 * @returns {Promise<[name: string, isOk: boolean, seen: string][]>}
 */
export async function driveHelix(folder, command) {
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  const terminal = start('script', ['-qfc', `stty rows 40 cols 140; ${quoted}`, '/dev/null'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const read = (/** @type {string} */ name) => readFile(path.join(folder.here, name), 'utf8').catch(() => '')
  const wait = async (/** @type {() => Promise<boolean>} */ seen) => {
    for (let i = 0; i < 150; i++) {
      if (await seen()) return true
      await pause(100)
    }
    return false
  }
  const keys = async (/** @type {readonly string[]} */ ...all) => {
    for (const one of all) {
      await pause(500)
      terminal.stdin?.write(one)
    }
  }
  const log = () => read('log')
  const contract = () => read('lease.contract.md')

  const isTold = await wait(async () => (await log()).includes('a number between them is left out'))
  const told = await log()
  await keys('/4\\. End\r', ' a')
  const isOffered = await wait(async () => (await log()).includes('"title":"Renumber'))
  await keys('\r', ':w\r')
  const isRenumbered = await wait(
    async () => (await contract()).includes('## 3. End') && (await contract()).includes('under Section 3.'),
  )
  const renumbered = await contract()
  // The cursor is at the end of what was found.
  await keys('/uses the Service 服务\r', ' r')
  await keys('\u0015Facility\r', ':w\r')
  const isRenamed = await wait(async () => (await contract()).split('Facility').length === 4)
  const renamed = await contract()
  await keys(':q!\r')
  terminal.kill()
  return [
    ['positions in UTF-8', told.includes('"positionEncoding":"utf-8"'), told.slice(0, 2000)],
    ['diagnostics', isTold, told.slice(-2000)],
    ['code action', isOffered && isRenumbered, renumbered],
    ['rename', isRenamed && !renamed.includes('Service'), renamed],
  ]
}
