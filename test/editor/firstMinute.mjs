import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'
import { came, expect } from './until.mjs'

/** @typedef {import('./flows.mjs').Flow} Flow */
/** @typedef {import('./person.mjs').Person} Person */

/** @param {Person} person @param {string} title */
async function openStep(person, title) {
  const step = person.page.locator('.getting-started-step', { hasText: title })
  if (!(await step.getAttribute('class'))?.includes('expanded')) await step.locator('.step-title').click()
  await person.page.locator('.getting-started-step.expanded', { hasText: title }).waitFor()
}

/** Presses the button of the step that is open. @param {Person} person @param {string} title */
const pressButton = (person, title) =>
  person.page
    .locator('.getting-started-step.expanded')
    .locator('.monaco-button, .button-link, a', { hasText: title })
    .first()
    .click()

/** @param {Person} person */
const quickInput = (person) => person.page.locator('.quick-input-widget input[type="text"]')

/** How many of the needed clauses the status bar counts. @param {Person} person */
const count = async (person) => Number(/(\d+) of \d+ clauses/.exec(await person.statusBar())?.[1] ?? 0)

/** What the command palette offers of ours, once VS Code knows the extension. @param {Person} person */
async function commandsOffered(person) {
  const rows = person.page.locator('.quick-input-list .monaco-list-row')
  await expect('the commands', async () => {
    await person.press('Escape', 'F1')
    await quickInput(person).waitFor()
    await quickInput(person).fill('>Proviso')
    return (await rows.allInnerTexts()).some((text) => /New contract/.test(text))
  })
  return rows.allInnerTexts()
}

/** What VS Code suggests for a word at the end of the open file, which is left as it was. @param {Person} person @param {string} word */
async function suggested(person, word) {
  const widget = person.page.locator('.suggest-widget.visible')
  await person.page.locator('.monaco-editor .view-lines').first().click()
  await person.press('Control+End', 'Enter')
  await person.page.keyboard.type(word)
  await person.press('Control+Space')
  await expect('suggestions', async () =>
    /\S/.test((await widget.textContent({ timeout: 1_000 }).catch(() => '')) ?? ''),
  )
  const words = (await widget.textContent()) ?? ''
  await person.press('Escape')
  await person.command('Revert File')
  return words
}

/** Whether a page inside of VS Code shows something. @param {Person} person @param {string} selector */
async function pageShows({ page }, selector) {
  // A frame may be taken away while it is asked: the next look finds the one that came in its place.
  const counts = page.frames().map((frame) =>
    frame
      .locator(selector)
      .count()
      .catch(() => 0),
  )
  return (await Promise.all(counts)).some((one) => one > 0)
}

/** Goes from the Problems view to the words that an entry is about. @param {Person} person @param {string} entry */
async function goToProblem({ page }, entry) {
  const row = page.locator('.markers-panel .monaco-list-row', { hasText: entry }).first()
  const chosen = page.locator('.markers-panel .monaco-list-row.selected', { hasText: entry })
  // The list may be made anew under the pointer, which then is on another entry: until the words of this one are selected
  // and the editor has the keyboard.
  await expect(`the words of “${entry}”`, async () => {
    await row.dblclick({ timeout: 2_000 }).catch(() => undefined)
    const selected = page.locator('.statusbar-item', { hasText: /\(\d+ selected\)/ })
    if (!(await came(selected.waitFor({ timeout: 2_000 }))) || (await chosen.count()) === 0) return false
    const focused = page.locator('.editor-instance :focus')
    if ((await focused.count()) > 0) return true
    // The list was made anew between the two clicks, and the second showed the words alone.
    await page.keyboard.press('Enter')
    return came(focused.waitFor({ timeout: 2_000 }))
  })
}

/** Opens our walkthrough. @param {Person} person @param {string} name */
async function openWalkthrough(person, name) {
  await person.command('Welcome: Open Walkthrough')
  await person.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).waitFor()
  await quickInput(person).fill(name)
  await person.press('Enter')
  await person.page.locator('.getting-started-step').first().waitFor()
}

/**
 * The first minute, from a window in which nothing of Proviso shows.
 * @type {Record<string, Flow>}
 */
export const firstMinute = {
  'first-minute': {
    file: 'README.md',
    async act(person) {
      const { page } = person
      assert.equal(await person.statusBar(), '')
      const offered = await commandsOffered(person)
      const titles = offered.filter((text) => text.startsWith('Proviso'))
      assert.deepEqual(titles.map((text) => text.split('\n')[0]?.trim()).toSorted(), [
        'Proviso: Check this file',
        'Proviso: New contract…',
        'Proviso: Open a sample contract',
      ])
      await person.press('Escape')
      assert.doesNotMatch(await suggested(person, 'audit'), /Markdown\)|standard clause/)
      await openWalkthrough(person, 'Proviso')
      await expect('its picture', () => pageShows(person, 'svg, img'))
      await person.screenshot('1-walkthrough')
      await pressButton(person, 'Open a sample contract')
      await person.squiggle()
      await expect('the status bar', async () => (await count(person)) === 13)
      await openStep(person, 'See what is missing')
      await person.screenshot('2-sample')
      await pressButton(person, 'See what is missing')
      await page.locator('.markers-panel', { hasText: 'Missing clause' }).waitFor()
      await person.screenshot('3-missing')
      await openStep(person, 'Put a clause in')
      await pressButton(person, 'Put a clause in')
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Lawful source' }).waitFor()
      await quickInput(person).fill('Lawful source')
      await person.press('Enter')
      await page.locator('.quick-input-titlebar', { hasText: 'Insert: Lawful source' }).waitFor()
      await person.press('Enter')
      await expect('the clause', async () => (await count(person)) === 14)
      // Its blank is selected, which may leave its title above: typing fills it.
      await page.locator('.view-line', { hasText: 'number of days' }).first().waitFor()
      await person.screenshot('4-inserted')
      await page.keyboard.type('ten')
      await page
        .locator('.view-line', { hasText: /within\s+ten\s+days/ })
        .first()
        .waitFor()
      await page.locator('.markers-panel', { hasText: 'Blank still' }).waitFor({ state: 'detached' })
      // A part of a clause is lacking: the list of problems leads there, and Ctrl+. offers it.
      await goToProblem(person, 'The clause on access control')
      await person.takeFix(/Complete the clause/, '5-quick-fix')
      await page
        .locator('.view-line', { hasText: /multi-factor/ })
        .first()
        .waitFor()
      await openStep(person, 'Say why a gap is accepted')
      await pressButton(person, 'Say why a gap is accepted')
      // One gap is left, so it is not asked for which.
      await page.locator('.quick-input-titlebar', { hasText: 'Accept a gap: Change in law' }).waitFor()
      await person.reply(/Why/, 'the framework agreement says who bears it')
      await person.reply(/Who approved/, 'A. Counsel')
      await person.reply(/Until when/, '2027-06-30')
      await expect('every clause', async () => /\b(\d+) of \1 clauses/.test(await person.statusBar()))
      await page.locator('.markers-panel', { hasText: 'No problems have been detected' }).waitFor()
      await openStep(person, 'Give it to a colleague')
      await person.screenshot('6-whole')
      await pressButton(person, 'Show it as it reads')
      await expect('the preview', () => pageShows(person, '.proviso-label'), 60_000)
      await person.screenshot('7-preview')
      await expect(
        'all steps to be done',
        async () =>
          (await page.locator('.getting-started-step .codicon-getting-started-step-checked.complete').count()) >= 5,
      )
      await openStep(person, 'Give it to a colleague')
      await pressButton(person, 'export a report')
      await person.answer(/What should the report/, 'This contract')
      await person.save(/Untitled|contract/i, 'lease.contract.md')
      await person.answer(/What kind/, 'HTML')
      await person.answer(/which language/, 'English')
      const report = await person.save(/lease-report-\d{4}-\d\d-\d\d\.html$/)
      await page.goto(pathToFileURL(report).href)
      await page.locator('h1').first().waitFor()
      const told = (await page.locator('body').textContent()) ?? ''
      assert.match(told, /0 required and 0 recommended are not found; 1 gap is accepted/)
      assert.match(told, /Change in law[\s\S]*the framework agreement says who bears it/)
      await person.screenshot('8-report')
    },
  },

  'new-contract': {
    file: 'README.md',
    settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    async act(person) {
      const { page } = person
      await commandsOffered(person)
      const ours = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Contract' }).first()
      // While it starts, VS Code has no list of new files yet, and says so.
      await expect('the list of new files', async () => {
        await person.press('Escape')
        await person.command('Create: New File')
        return came(ours.waitFor({ timeout: 3_000 }))
      })
      await person.screenshot('1-new-file')
      await ours.click()
      const at = (/** @type {number} */ step) =>
        page.locator('.quick-input-titlebar', { hasText: `New contract (${step}/7)` }).waitFor()
      await at(1)
      await person.screenshot('2-type')
      await quickInput(person).fill('Hardware')
      await person.press('Enter')
      await at(2)
      await person.press('Enter')
      await at(3)
      await quickInput(person).fill('Harbour Systems Limited')
      await person.press('Enter')
      await at(4)
      await page.locator('.quick-input-titlebar .codicon-quick-input-back').click()
      await at(3)
      assert.equal(await quickInput(person).inputValue(), 'Harbour Systems Limited')
      await person.press('Enter')
      await at(4)
      await quickInput(person).fill('Qingshan Data Centre Co., Ltd.')
      await person.press('Enter')
      await at(5)
      await quickInput(person).fill('NVIDIA L20')
      await person.screenshot('3-items')
      await person.press('Enter')
      await at(6)
      await person.press('Enter')
      await at(7)
      await person.screenshot('4-format')
      await person.press('Enter')
      await page.locator('.view-line', { hasText: 'Hardware Purchase Agreement' }).waitFor()
      await page.locator('.view-line', { hasText: '{ name: NVIDIA L20 }' }).waitFor()
      await expect('every clause', async () => /(\d+) of \1 clauses/.test(await person.statusBar()))
      await person.screenshot('5-contract')
    },
  },
}
