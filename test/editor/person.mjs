import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { freePort, pageOf, remoteUri, serveEditor } from '../../scripts/vscode/serve.mjs'
import { chinese, speakChinese } from './chinese.mjs'
import { results, vsix, workspace } from './files.mjs'
import { came, expect as within } from './until.mjs'

/** What a person does in VS Code, by keyboard, and what they see. */
export class Person {
  /** What files said when they were last looked at. @type {Map<string, string>} */
  #known = new Map()

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} folder the folder that is open
   * @param {string} name of the flow, for its screenshots
   */
  constructor(page, folder, name) {
    this.page = page
    this.folder = folder
    this.name = name
  }

  /** @param {string} moment */
  async screenshot(moment) {
    await this.page.screenshot({ path: path.join(results, `${this.name}-${moment}.png`) })
  }

  /** @param {readonly string[]} keys */
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /**
   * The text of the open file, saved first: it must have been changed since it was opened, or since it was last asked for.
   * The editor may have saved it of itself meanwhile.
   * @param {string} file
   */
  async saved(file) {
    const target = path.join(this.folder, file)
    const before = this.#known.get(file)
    await within('the file to be saved', async () => {
      // A key that comes while an edit is still being taken in does nothing: as a person would, press again.
      await this.press('Control+s')
      await this.page.waitForTimeout(400)
      return !['', before].includes(await readFile(target, 'utf8'))
    })
    const text = await readFile(target, 'utf8')
    this.#known.set(file, text)
    return text
  }

  /** Saves the open file until it says something: what it said while a word was typed may have been saved before. @param {string} file @param {RegExp} words */
  async savedWith(file, words) {
    await within(`${file} to say ${words}`, async () => {
      await this.press('Control+s')
      await this.page.waitForTimeout(200)
      return words.test(await readFile(path.join(this.folder, file), 'utf8'))
    })
  }

  /** Takes in what a file says before anything is done. @param {string} file */
  async begin(file) {
    this.#known.set(file, await readFile(path.join(this.folder, file), 'utf8'))
  }

  /** Our entries in the Problems view, which must be open. */
  problems() {
    return this.page.locator(
      '.markers-panel .monaco-list-row .marker-message-details-container, .markers-panel .monaco-list-row .marker-source',
    )
  }

  /** Opens the Problems view. */
  async openProblems() {
    await this.press('Control+Shift+m')
    await this.page.locator('.markers-panel').waitFor()
  }

  /** What our status bar item says; empty where it is not shown. */
  async statusBar() {
    const item = this.page.locator('.statusbar-item[id*="proviso"]')
    return (await item.count()) > 0 ? ((await item.first().textContent()) ?? '').trim() : ''
  }

  /** Runs a command from the command palette, by its title. @param {string} title */
  async command(title) {
    await this.#takeFromList(['F1'], title, `>${title}`)
  }

  /**
   * Types into one of the lists that open over the window, and takes the entry that it then has first.
   * @param {readonly string[]} keys that open the list
   * @param {string} entry
   * @param {string} [typed]
   */
  async #takeFromList(keys, entry, typed = entry) {
    const input = this.page.locator('.quick-input-widget input[type="text"]')
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: entry })
    await within(`“${entry}” in a list`, async () => {
      // A window that is busy, or a page in it that is made anew, may take the list away: then it is asked for again.
      if (!(await input.isVisible())) await this.press(...keys)
      await input.fill(typed, { timeout: 3_000 }).catch(() => undefined)
      if (await came(row.waitFor({ timeout: 5_000 }))) return true
      // What is open may be another list, or a question that came late.
      await this.press('Escape')
      return false
    }).catch(async (error) => {
      throw new Error(`${error.message}; asked last: ${await this.#asked()}`)
    })
    await this.press('Enter')
  }

  /** What the list or question over the window says, for who looks into why it was not the one expected. */
  async #asked() {
    const widget = this.page.locator('.quick-input-widget')
    const typed = await widget
      .locator('input[type="text"]')
      .first()
      .inputValue({ timeout: 1_000 })
      .catch(() => '')
    const says = (await widget.textContent({ timeout: 1_000 }).catch(() => '')) ?? ''
    return JSON.stringify({
      isOpen: await widget.isVisible(),
      typed,
      says: says.slice(0, 400),
      status: await this.statusBar(),
    })
  }

  /**
   * Answers a question of the quick input: types, and takes the first match.
   * @param {RegExp} question
   * @param {string} words
   */
  async answer(question, words) {
    const widget = this.page.locator('.quick-input-widget')
    await widget.locator(`input[placeholder*="${question.source}"]`).waitFor()
    await widget.locator('input[type="text"]').fill(words)
    await widget.locator('.monaco-list-row.focused', { hasText: words }).waitFor()
    await this.press('Enter')
  }

  /**
   * Writes the answer to a question of the quick input that has no list.
   * @param {RegExp} question
   * @param {string} words
   * @param {string} [moment] a screenshot before it is given
   */
  async reply(question, words, moment) {
    await this.page.locator('.quick-input-widget', { hasText: question }).waitFor()
    await this.page.locator('.quick-input-widget input[type="text"]').fill(words)
    if (moment) await this.screenshot(moment)
    await this.press('Enter')
  }

  /**
   * Presses one of the icons that a row shows under the pointer. A row that is made anew meanwhile shows them at the next look.
   * @param {import('playwright-core').Locator} row
   * @param {string} action how its name begins
   */
  async pressIcon(row, action) {
    await within(`the icon “${action}”`, async () => {
      await row.hover({ timeout: 2_000 }).catch(() => undefined)
      return came(row.locator(`.action-label[aria-label^="${action}"]`).click({ timeout: 2_000 }))
    })
  }

  /**
   * Says in VS Code's own dialog where a file goes: in the open folder, or as the dialog suggests.
   * @param {RegExp} suggested
   * @param {string} [name]
   * @returns {Promise<string>} its path
   */
  async save(suggested, name) {
    const input = this.page.locator('.quick-input-widget input[type="text"]')
    const typed = () => input.inputValue({ timeout: 1_000 }).catch(() => '')
    await within('where to save', async () => suggested.test(await typed()))
    // While the dialog still reads the folder, and for a moment after a name was typed, it would take another name.
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor()
    const target = name ? path.join(this.folder, name) : await typed()
    assert.equal(path.dirname(target), this.folder)
    await input.fill(target)
    await this.page.waitForTimeout(1_000)
    await within(`${target} to be written`, async () => {
      const now = await typed()
      // A dialog that was slow to read the folder puts its own name back.
      if (now !== target && now !== '') await input.fill(target, { timeout: 1_000 }).catch(() => undefined)
      // A preview that has just come may have taken the focus.
      else if (now === target) await input.press('Enter', { timeout: 1_000 }).catch(() => undefined)
      await this.page.waitForTimeout(500)
      return existsSync(target) && (await readFile(target, 'utf8')) !== ''
    })
    return target
  }

  /** Opens a file of the folder by its name, in the first half of the window where there are two. @param {string} file */
  async open(file) {
    await this.#takeFromList(['Control+1', 'Control+p'], file)
  }

  /** Shows the window in the colours of a theme. @param {string} theme by its name */
  async chooseTheme(theme) {
    await this.#takeFromList(['Control+k', 'Control+t'], theme)
  }

  /** Puts the cursor at the start of a line (from 1) of the open editor. @param {number} line */
  async goToLine(line) {
    await this.press('Control+g')
    const input = this.page.locator('.quick-input-widget input[type="text"]')
    await input.waitFor()
    await input.fill(`:${line}`)
    await this.press('Enter')
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
    await this.page
      .locator('.statusbar-item', { hasText: new RegExp(`\\b${line}\\D+1$`) })
      .first()
      .waitFor()
  }

  /** Takes an entry of the context menu that is open. @param {string} title */
  async takeFromMenu(title) {
    const entry = this.page.locator('.monaco-menu .action-menu-item', { hasText: title }).first()
    await entry.waitFor()
    await within(`“${title}” to be taken`, async () => {
      // A menu takes no click in the moment in which it opens.
      await entry.click({ timeout: 1_000 }).catch(() => undefined)
      return came(entry.waitFor({ state: 'detached', timeout: 1_000 }))
    })
  }

  /** Waits until the open editor shows a squiggle. */
  async squiggle() {
    await this.page.locator('.squiggly-warning, .squiggly-info').first().waitFor({ timeout: 60_000 })
  }

  /**
   * Opens the quick-fix menu at the cursor and takes the entry with this title by keyboard.
   * @param {RegExp} title
   * @param {string} [moment] a screenshot of the menu
   */
  async takeFix(title, moment) {
    const rows = this.page.locator(
      '.action-widget .monaco-list-row.action, .action-widget .monaco-list-row:not(.group-header)',
    )
    let titles = ['']
    const indexOf = () => titles.findIndex((text) => title.test(text))
    await within(`the fix ${title}`, async () => {
      await this.press('Control+.')
      // A second key would close a menu that is slow to come.
      await rows
        .first()
        .waitFor({ timeout: 3_000 })
        .catch(() => undefined)
      titles = (await rows.allInnerTexts()).map((text) => text.trim())
      // Fixes may come later than the menu: a person looks again.
      if (indexOf() < 0) await this.press('Escape')
      return indexOf() >= 0
    })
    if (moment) await this.screenshot(moment)
    const index = indexOf()
    // The first entry has the focus when the menu opens.
    for (let i = 0; i < index; i++) await this.press('ArrowDown')
    await this.press('Enter')
    await within('the quick-fix menu to close', async () => (await rows.count()) === 0)
  }
}

/**
 * Starts a fresh VS Code on a fresh copy of the examples, and lets a person act in a window of it with one file open.
 * @param {import('playwright-core').Browser} browser
 * @param {{ main: string, node: string }} installed
 * @param {string} name of the flow
 * @param {import('./flows.mjs').Flow} flow
 */
export async function asPerson(browser, installed, name, { file, prepare, act, settings, isChinese = false }) {
  const folder = await workspace(name)
  await prepare?.(folder)
  const port = await freePort(9300)
  const data = path.join(results, name, 'data')
  if (isChinese) await speakChinese(data)
  const { address, token } = await serveEditor({
    installed,
    data,
    port,
    vsix,
    driven: true,
    ...(settings ? { settings } : {}),
    ...(isChinese ? { locale: chinese } : {}),
  })
  const opened = pageOf(address, token, folder, [['openFile', remoteUri(address, path.join(folder, file))]])
  /** @type {Person[]} */
  const people = []
  /** Opens a window on the folder, with whoever acts in it. @param {string} whose the name of their screenshots */
  const openWindow = async (whose) => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, deviceScaleFactor: 1 })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const person = new Person(page, folder, whose)
    people.push(person)
    await person.begin(file)
    await page.goto(opened, { timeout: 60_000 })
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 })
    await page.locator('.monaco-editor .view-lines').first().click()
    return person
  }
  try {
    await act(await openWindow(name), () => openWindow(`${name}-other`))
  } catch (error) {
    for (const person of people) await person.screenshot('failed')
    throw error
  } finally {
    for (const person of people) await person.page.context().close()
  }
}
