import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { violations } from '../report/inPage.mjs'
import { expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/** Themes by their names, and what VS Code's pages are told of them. */
const themes = {
  'Light Modern': 'vscode-light',
  'Dark Modern': 'vscode-dark',
  'Dark High Contrast': 'vscode-high-contrast',
}

export const themeNames = /** @type {(keyof typeof themes)[]} */ (Object.keys(themes))

/** What axe finds wrong with VS Code's own page around ours. */
const notOurs = /^(?:document-title|html-has-lang|landmark-one-main|region|page-has-heading-one):/

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The pages inside of VS Code that show something. @param {Person} person @param {string} selector */
export async function pagesWith({ page }, selector) {
  const frames = await Promise.all(
    page.frames().map(async (frame) => {
      // A frame may be taken away while it is asked: the next look finds the one that came in its place.
      const count = await frame
        .locator(selector)
        .count()
        .catch(() => 0)
      return count > 0 ? [frame] : []
    }),
  )
  return frames.flat()
}

/**
 * What axe finds wrong with the pages that show something.
 * @param {Person} person @param {string} selector
 * @param {keyof typeof themes} [theme] that they must have come to show
 */
export async function faults(person, selector, theme) {
  // VS Code may make a page anew while it is looked at: the next look is at the one that came in its place.
  const found = await expect(`our pages in ${theme ?? 'any theme'}`, async () => {
    const shown = (await pagesWith(person, selector)).map(async (frame) => {
      if (theme && (await frame.locator(`body.${themes[theme]}`).count()) === 0) return undefined
      // The page is clear, and the frame around it has the theme's background.
      await frame.addStyleTag({ content: 'html { background: var(--vscode-editor-background) }' })
      await frame.evaluate(axe)
      return frame.evaluate(violations)
    })
    const results = await Promise.all(shown).catch(() => [undefined])
    return results.length > 0 && !results.includes(undefined) ? results.flat() : undefined
  })
  return found.filter((/** @type {string} */ one) => !notOurs.test(one))
}

/**
 * Looks at the pages that show something in a theme, as axe does and as a person does.
 * @param {Person} person @param {keyof typeof themes} theme @param {string} moment @param {string} selector
 */
export async function looksRight(person, theme, moment, selector) {
  await person.chooseTheme(theme)
  assert.deepEqual(await faults(person, selector, theme), [], `${moment}, ${theme}`)
  await person.screenshot(`${moment}-${themes[theme]}`)
}
