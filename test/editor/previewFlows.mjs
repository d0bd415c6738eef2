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

/** What axe finds wrong with VS Code's own page around ours. */
const notOurs = /^(?:document-title|html-has-lang|landmark-one-main|region|page-has-heading-one):/

const themeNames = /** @type {(keyof typeof themes)[]} */ (Object.keys(themes))

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
  await person.press('Control+k', 'Control+t')
  const input = person.page.locator('.quick-input-widget input[type="text"]')
  await input.fill(theme)
  await person.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor()
  await person.press('Enter')
}

/** Looks at our pages in a theme, as axe does and as a person does. @param {Person} person @param {keyof typeof themes} theme @param {string} moment */
async function looksRight(person, theme, moment) {
  await chooseTheme(person, theme)
  // VS Code may make a page anew while it is looked at: the next look is at the one that came in its place.
  const found = await expect(`our pages in ${theme}`, async () => {
    const shown = (await ourPages(person)).map(async (frame) => {
      if ((await frame.locator(`body.${themes[theme]}`).count()) === 0) return undefined
      // The page is clear, and the frame around it has the theme's background.
      await frame.addStyleTag({ content: 'html { background: var(--vscode-editor-background) }' })
      await frame.evaluate(axe)
      return frame.evaluate(violations)
    })
    const results = await Promise.all(shown).catch(() => [undefined])
    return results.length > 0 && !results.includes(undefined) ? results.flat() : undefined
  })
  assert.deepEqual(
    found.filter((/** @type {string} */ one) => !notOurs.test(one)),
    [],
    `${moment}, ${theme}`,
  )
  await person.screenshot(`${moment}-${themes[theme]}`)
}

/** Opens a file in the first half of the window. @param {Person} person @param {string} file */
async function openInFirstHalf(person, file) {
  const { page } = person
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: file })
  // A list that is not there yet takes no words: as a person would, ask for it again.
  await expect(`${file} in the list of files`, async () => {
    await person.press('Escape', 'Control+1', 'Control+p')
    await page
      .locator('.quick-input-widget input[type="text"]')
      .fill(file, { timeout: 2_000 })
      .catch(() => undefined)
    return row.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    )
  })
  await person.press('Enter')
}

/** Two contracts as they read, looked at as many people see them. @type {Record<string, import('./flows.mjs').Flow>} */
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
      await expect('the YAML contract', async () => (await ourPages(person)).length > 0, 60_000)
      for (const theme of themeNames) await looksRight(person, theme, 'yaml')
      // The same page follows the contract that is opened in the other half.
      await openInFirstHalf(person, 'a.contract.md')
      await expect('the Markdown contract', async () => {
        const labels = (await ourPages(person)).map((frame) =>
          frame
            .locator('.proviso-label')
            .count()
            .catch(() => 0),
        )
        return (await Promise.all(labels)).some((count) => count >= 2)
      })
      for (const theme of themeNames.toReversed()) await looksRight(person, theme, 'markdown')
      // As at 200 % on the same screen, and on paper.
      await page.setViewportSize({ width: 700, height: 450 })
      await expect('the page', async () => (await ourPages(person)).length > 0)
      await person.screenshot('narrow')
      await page.setViewportSize({ width: 1400, height: 900 })
      await page.emulateMedia({ media: 'print' })
      for (const frame of await ourPages(person))
        assert.deepEqual(await frame.locator('.proviso-mark:visible, .proviso-label:visible').count(), 0)
      await person.screenshot('print')
    },
  },
}
