import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { installedServer, kill, running } from './serverProcesses.mjs'
import { told } from './told.mjs'
import { expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

const file = 'ai-compute-lease.contract.md'
const playbook = '.proviso/playbook.yaml'

/** Waits for what the status bar counts. @param {Person} person @param {number} met */
const counts = (person, met) =>
  expect(`${met} clauses to be counted`, async () => (await person.statusBar()).includes(`${met} of 19 clauses`))

/** Waits for the number of clauses that the side bar, which must be open, has as missing. @param {Person} person @param {number} count */
const lists = ({ page }, count) =>
  page
    .locator('.composite.viewlet .monaco-list-row', { hasText: new RegExp(`^Missing\\s*${count}$`) })
    .first()
    .waitFor()

/** Waits until the open file shows a line with some words. @param {Person} person @param {string | RegExp} words */
const shows = ({ page }, words) => page.locator('.view-line', { hasText: words }).first().waitFor()

/** Waits for VS Code's count of errors, warnings and hints. @param {Person} person @param {readonly [number, number, number]} numbers */
const finds = ({ page }, numbers) =>
  page
    .locator('.statusbar-item[id="status.problems"]', { hasText: new RegExp(`^\\s*${numbers.join('\\s+')}\\s*$`) })
    .waitFor()

/** Writes below the open file, and leaves it unsaved. @param {Person} person @param {string} words */
async function write({ page }, words) {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(`\n${words}\n`)
}

/** Two windows on one folder, as two people have them who share it. @type {Record<string, import('./flows.mjs').Flow>} */
export const windowFlows = {
  'two-windows': {
    file,
    settings: { 'files.autoSave': 'off' },
    async prepare(folder) {
      await mkdir(path.join(folder, '.proviso'))
      await writeFile(path.join(folder, playbook), '# Of the house.\n')
    },
    async act(first, openAnother) {
      const program = await installedServer(first)
      await first.squiggle()
      const ofFirst = await running(program)
      const second = await openAnother()
      for (const person of [first, second]) {
        await person.squiggle()
        await counts(person, 4)
        await finds(person, [0, 18, 5])
        await person.page.locator('.activitybar .action-label[aria-label^="Proviso"]').click()
        await lists(person, 17)
      }
      const ofSecond = (await running(program)).filter((id) => !ofFirst.includes(id))
      assert.deepEqual([ofFirst.length, ofSecond.length], [1, 1], 'each window has a checker of its own')

      // A clause that one is about to put in goes into what the other has saved meanwhile.
      await first.command('Proviso: Insert clause…')
      await first.answer(/Which clause/, 'Lawful source')
      await first.page.locator('.monaco-diff-editor .view-line', { hasText: '4A. Lawful source' }).first().waitFor()
      await second.page.locator('.monaco-editor .view-lines').first().click()
      await second.goToLine(47)
      await second.page.keyboard.insertText('\nWords of the second.\n')
      await second.savedWith(file, /Words of the second/)
      await first.page.locator('.monaco-diff-editor .view-line', { hasText: 'Words of the second' }).first().waitFor()
      await first.press('Enter')
      await first.page.locator('.monaco-diff-editor').waitFor({ state: 'detached' })
      await shows(first, '4A. Lawful source')
      await first.press('Escape')
      await first.savedWith(file, /Words of the second\.\n\n## 4A\. Lawful source/)
      for (const person of [first, second]) await lists(person, 14)
      await counts(second, 7)

      // Both at once, one by a fix and one by hand: who saves last is told so, and nothing that either wrote is lost.
      await write(second, 'More of the second.')
      await first.command('Proviso: Accept a gap…')
      await first.answer(/Which gap/, 'Audit')
      await first.reply(/Why/, 'SOC 2 report accepted')
      await first.reply(/Who approved/, 'A. Counsel')
      await first.reply(/Until when/, '')
      await counts(first, 8)
      await first.savedWith(file, /waivers: /)
      await second.press('Control+s')
      await told(second, /content of the file is newer/)
      await shows(second, 'More of the second.')
      await counts(second, 7)
      assert.doesNotMatch(await readFile(path.join(first.folder, file), 'utf8'), /More of the second/)
      await second.screenshot('1-newer')
      await second.command('Revert File')
      await counts(second, 8)

      // The checker of one ends: the other goes on, and it comes back.
      await kill(program, ofFirst)
      await write(first, 'To be paid: [[amount]].')
      await first.savedWith(file, /amount/)
      for (const person of [first, second]) await finds(person, [0, 15, 7])
      assert.deepEqual(
        ofFirst,
        (await running(program)).filter((id) => ofFirst.includes(id)),
      )

      // What the house says counts in both once one has saved it.
      await second.open('playbook.yaml')
      await shows(second, 'Of the house')
      await write(second, 'severity:\n  missing-clause: off')
      await second.savedWith(playbook, /off/)
      for (const person of [first, second]) await finds(person, [0, 4, 5])
      await first.screenshot('2-house')
    },
  },
}
