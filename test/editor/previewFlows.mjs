import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { violations } from '../report/inPage.mjs'
import { expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/** Themes by their names, and what VS Code's pages are told of them. */
const themes = {
  'Light Modern': 'vscode-light',
  'Dark Modern': 'vscode-dark',
  'Dark High Contrast': 'vscode-high-contrast',
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The pages inside of VS Code that show marks or labels of ours. @param {Person} person */
async function ourPages({ page }) {
  const frames = await Promise.all(
    page.frames().map(async (frame) => {
      const count = await frame
        .locator('.proviso-mark, .proviso-label')
        .count()
        .catch(() => 0)
      return count > 0 ? [frame] : []
    }),
  )
  return frames.flat()
}

/** @param {Person} person @param {string} theme */
async function chooseTheme(person, theme) {
  await person.command('Preferences: Color Theme')
  const input = person.page.locator('.quick-input-widget input[type="text"]')
  await input.fill(theme)
  await person.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor()
  await person.press('Enter')
}

/** Two contracts as they read, side by side, looked at as many people see them. @type {Record<string, import('./flows.mjs').Flow>} */
export const previewFlows = {
  preview: {
    file: 'gpu-purchase.contract.yaml',
    async prepare(folder) {
      const text = await readFile(path.join(folder, 'ai-compute-lease.contract.md'), 'utf8')
      const waived = text.replace('\n---\n', '\n  waivers: [{ clause: audit, reason: SOC 2, by: A. Counsel }]\n---\n')
      const said = waived.replace(
        '## 6. Confidentiality\n',
        '## 6. Confidentiality\n\n<!-- clause: confidentiality -->\n\n<!-- waive: placeholder; reason: filled in at signing -->\n',
      )
      await writeFile(path.join(folder, 'a.contract.md'), said)
    },
    async act(person) {
      const { page } = person
      await person.squiggle()
      await page.locator('.editor-actions a[aria-label*="Show the contract as it reads"]').first().click()
      await expect('the YAML contract', async () => (await ourPages(person)).length === 1, 60_000)
      await person.press('Control+p')
      await page.keyboard.type('a.contract.md')
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'a.contract.md' }).waitFor()
      await person.press('Enter')
      await page.locator('.tab.active', { hasText: 'a.contract.md' }).waitFor()
      await person.press('Control+Shift+v')
      await expect('both', async () => (await ourPages(person)).length === 2, 60_000)
      for (const [theme, name] of Object.entries(themes)) {
        await chooseTheme(person, theme)
        for (const frame of await ourPages(person)) {
          await frame.locator(`body.${name}`).waitFor()
          await frame.evaluate(axe)
          assert.deepEqual(await frame.evaluate(violations), [], `${theme}`)
        }
        await person.screenshot(name)
      }
      // As at 200 % on the same screen, and on paper.
      await page.setViewportSize({ width: 700, height: 450 })
      await person.screenshot('narrow')
      await page.setViewportSize({ width: 1400, height: 900 })
      await page.emulateMedia({ media: 'print' })
      for (const frame of await ourPages(person))
        assert.deepEqual(await frame.locator('.proviso-mark:visible, .proviso-label:visible').count(), 0)
      await person.screenshot('print')
    },
  },
}
