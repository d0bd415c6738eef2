import assert from 'node:assert/strict'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { installedServer, kill, running } from './serverProcesses.mjs'
import { told } from './told.mjs'
import { expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/** Types a line at the top of the open file, which must then be in it. @param {Person} person @param {string} file @param {string} words */
async function typed(person, file, words) {
  await person.press('Control+End')
  await person.page.keyboard.type(`\n${words}\n`)
  assert.ok((await person.saved(file)).includes(words), words)
}

/** Puts the cursor into the open file. @param {Person} person */
const inEditor = ({ page }) => page.locator('.monaco-editor .view-lines').first().click()

/** Waits for the status bar to count clauses. @param {Person} person @param {number} [patience] in milliseconds */
const counts = (person, patience) =>
  expect('the count of clauses', async () => /\d+ of \d+/.test(await person.statusBar()), patience)

/** Keeps the program of the server while another takes its place. @param {string} program */
async function putAside(program) {
  const kept = path.join(path.dirname(program), 'kept.cjs')
  await copyFile(program, kept)
  return kept
}

/** A server that starts and says nothing. */
const hanging = 'setInterval(() => undefined, 1000)'

const file = 'ai-compute-lease.contract.md'

/** What a person sees when something goes wrong around a contract. Linux tells which process is the server. @type {Record<string, import('./flows.mjs').Flow>} */
export const faultFlows = {
  'server-crashes': {
    file,
    async act(person) {
      await person.squiggle()
      const program = await installedServer(person)
      for (let i = 0; i < 5; i++) await kill(program)
      const message = await told(person, /Proviso has stopped checking: its checker ended unexpectedly/)
      await expect('the status bar to say so', async () => /Not checking/.test(await person.statusBar()))
      await person.screenshot('1-told')
      await inEditor(person)
      await typed(person, file, 'Written while nothing checks.')
      await told(person, /Proviso has stopped checking/)
      // What the library says of connections and codes is for the output alone.
      const others = person.page.locator('.notification-list-item', { hasText: /connection|Code|EPIPE/ })
      assert.deepEqual(await others.allInnerTexts(), [])
      await message.getByRole('button', { name: 'Start again' }).click()
      await expect('the server', async () => (await running(program)).length > 0)
      await inEditor(person)
      await typed(person, file, 'To be paid: [[amount]].')
      await person.squiggle()
      await counts(person)
      await person.screenshot('2-again')
    },
  },

  'server-comes-up-late': {
    file,
    async act(person) {
      await person.squiggle()
      const program = await installedServer(person)
      const kept = await putAside(program)
      const tries = path.join(person.folder, 'tries')
      await writeFile(tries, '')
      await writeFile(
        program,
        `const { appendFileSync, readFileSync } = require('node:fs')
appendFileSync(${JSON.stringify(tries)}, '.')
if (readFileSync(${JSON.stringify(tries)}, 'utf8').length < 3) process.exit(1)
require(${JSON.stringify(kept)})
`,
      )
      await kill(program)
      await expect('the third try', async () => (await readFile(tries, 'utf8')) === '...')
      await typed(person, file, 'To be paid: [[amount]].')
      await counts(person)
      await person.command('Notifications: Show Notifications')
      const messages = person.page.locator('.notification-list-item', { hasText: /stopped|Proviso/ })
      assert.deepEqual(await messages.allInnerTexts(), [])
      await person.screenshot('1-up')
    },
  },

  'server-hangs-as-it-starts': {
    file,
    async act(person) {
      await person.squiggle()
      const program = await installedServer(person)
      const kept = await putAside(program)
      await writeFile(program, hanging)
      await kill(program)
      const [first = 0] = await expect('the server that hangs', async () => {
        const ids = await running(program)
        return ids.length > 0 ? ids : undefined
      })
      const stopped = person.page.locator('.statusbar-item', { hasText: 'Not checking' })
      await stopped.waitFor()
      await person.screenshot('1-hangs')
      // The one that is started instead hangs as well, and is clicked away likewise.
      await stopped.click()
      await expect('its end', async () => !(await running(program)).includes(first))
      await told(person, /The checker of Proviso did not answer, so it was ended and is started again/)
      await expect('another that hangs', async () => (await running(program)).length > 0)
      await copyFile(kept, program)
      await stopped.click()
      await inEditor(person)
      await typed(person, file, 'To be paid: [[amount]].')
      await counts(person)
      assert.equal((await running(program)).length, 1)
      const others = person.page.locator('.notification-list-item', {
        hasText: /connection|Code|EPIPE|stopped checking/,
      })
      assert.deepEqual(await others.allInnerTexts(), [])
      await person.screenshot('2-again')
    },
  },

  'server-hangs-from-the-start': {
    file,
    async act(first, openAnother) {
      await first.squiggle()
      const program = await installedServer(first)
      const kept = await putAside(program)
      await writeFile(program, hanging)
      const second = await openAnother()
      const stopped = second.page.locator('.statusbar-item', { hasText: 'Not checking' })
      await stopped.waitFor({ timeout: 30_000 })
      await second.screenshot('1-hangs')
      await copyFile(kept, program)
      await stopped.click()
      await second.squiggle()
      await counts(second)
    },
  },

  'server-stops-answering': {
    file,
    async act(person) {
      await person.squiggle()
      const program = await installedServer(person)
      const [stuck = 0] = await running(program)
      process.kill(stuck, 'SIGSTOP')
      await person.command('Proviso: Restart the checker')
      await told(person, /The checker of Proviso did not answer, so it was ended and is started again/)
      const [next = 0] = await expect('another', async () => {
        const ids = await running(program)
        return ids.length === 1 && ids[0] !== stuck ? ids : undefined
      })
      // The library would end what it takes for the old one two seconds after it gave up.
      await person.page.waitForTimeout(5_000)
      assert.deepEqual(await running(program), [next])
      await inEditor(person)
      await typed(person, file, 'To be paid: [[amount]].')
      await person.squiggle()
      await counts(person)
    },
  },

  'server-answers-nonsense': {
    file,
    async act(person) {
      await person.squiggle()
      const program = await installedServer(person)
      const kept = await putAside(program)
      await copyFile(path.join(import.meta.dirname, 'nonsense.cjs'), program)
      await kill(program)
      await expect('the other server', async () => (await running(program)).length > 0)
      // Everything that asks the server is done once.
      await typed(person, file, 'Written while a server talks nonsense.')
      await person.press('Control+Home', 'Control+Space', 'Escape', 'Control+.', 'Escape')
      await person.press('Control+k', 'Control+i', 'Escape')
      await person.page.waitForTimeout(1500)
      await person.screenshot('1-nonsense')
      await typed(person, file, 'Written after that.')
      await copyFile(kept, program)
      await person.command('Proviso: Restart the checker')
      await typed(person, file, 'To be paid: [[amount]].')
      await person.squiggle()
      await counts(person, 60_000)
      await person.screenshot('2-again')
    },
  },

  'untrusted-folder': {
    file,
    settings: {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'always',
    },
    async prepare(folder) {
      await mkdir(path.join(folder, '.proviso'))
      await writeFile(
        path.join(folder, '.proviso/playbook.yaml'),
        'severity:\n  missing-clause: off\n  weak-clause: off\n',
      )
    },
    async act(person) {
      await person.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor()
      await person.squiggle()
      await person.openProblems()
      const missing = person.page.locator('.markers-panel .monaco-list-row', { hasText: 'Missing clause' })
      await expect('what is missing, whatever the playbook says', async () => (await missing.count()) > 0)
      await person.screenshot('1-restricted')
      await person.command('Workspaces: Manage Workspace Trust')
      await person.page
        .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
        .first()
        .click()
      await person.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' })
      await expect('the playbook to count', async () => (await missing.count()) === 0, 60_000)
      await person.screenshot('2-trusted')
    },
  },
}
