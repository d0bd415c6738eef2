import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { looksRight, pagesWith, themeNames } from './looks.mjs'
import { expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/** What of ours stands in a page. */
const ours = '.proviso-mark, .proviso-label'

/** The pages inside of VS Code that show marks or labels of ours. @param {Person} person */
const ourPages = (person) => pagesWith(person, ours)

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
      for (const theme of themeNames) await looksRight(person, theme, 'yaml', ours)
      // The same page follows the contract that is opened in the other half.
      await person.open('a.contract.md')
      await expect('the Markdown contract', async () => {
        const labels = (await ourPages(person)).map((frame) =>
          frame
            .locator('.proviso-label')
            .count()
            .catch(() => 0),
        )
        return (await Promise.all(labels)).some((count) => count >= 3)
      })
      for (const theme of themeNames.toReversed()) await looksRight(person, theme, 'markdown', ours)
      // As at 200 % on the same screen, and on paper.
      await page.setViewportSize({ width: 700, height: 450 })
      await expect('the page', async () => (await ourPages(person)).length > 0)
      await person.screenshot('narrow')
      await page.setViewportSize({ width: 1400, height: 900 })
      await page.emulateMedia({ media: 'print' })
      await expect('a page without marks on paper', async () => {
        // The page may be made anew meanwhile.
        const marks = (await ourPages(person)).map((frame) =>
          frame
            .locator('.proviso-mark:visible, .proviso-label:visible')
            .count()
            .catch(() => undefined),
        )
        const counts = await Promise.all(marks)
        return counts.length > 0 && counts.every((count) => count === 0)
      })
      await person.screenshot('print')
    },
  },
}
