import assert from 'node:assert/strict'
import { cutOff, longQuestions } from './cutOff.mjs'
import { themeNames } from './looks.mjs'
import { came, expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {import('playwright-core').Locator} Locator */

/** Rows of the list that VS Code asks with. */
const rows = '.quick-input-list .monaco-list-row'

/** Waits for some words, which must be there from their first letter to their last. @param {Locator} words @param {string} what */
async function whole(words, what) {
  await words.first().waitFor()
  // A list takes a moment to its width.
  await expect(`${what} not to be cut off`, async () => (await words.evaluateAll(cutOff)).length === 0, 3_000).catch(
    async () => assert.deepEqual(await words.evaluateAll(cutOff), [], what),
  )
}

/** The question that VS Code asks must be there to its end. @param {Person} person @param {string | RegExp} title */
async function wholeQuestion({ page }, title) {
  await page.locator('.quick-input-titlebar', { hasText: title }).waitFor()
  assert.deepEqual(await page.locator('.quick-input-widget input[type="text"]').evaluateAll(longQuestions), [])
}

/** The place of something on the screen. @param {Locator} one */
const box = async (one) => (await one.boundingBox()) ?? assert.fail('it is not on the screen')

/** The side bar, and the words of a clause before they go in. @param {Person} person */
async function looksAtClauses(person) {
  const { page } = person
  const coverage = page.locator('.pane', { hasText: 'Coverage' })
  const missing = coverage.locator('.monaco-list-row[aria-level="2"]')
  await person.command('Focus on Coverage View')
  for (const theme of themeNames) {
    await person.chooseTheme(theme)
    await whole(missing.locator('.label-name'), 'what the clauses are called')
    await person.screenshot(`3-coverage-${theme}`)
    // The rows are made anew with the colours, and may go from under the pointer.
    await expect('the words to choose from', async () => {
      await person.pressIcon(missing.filter({ hasText: 'Lawful source' }), 'Insert this clause')
      const question = page.locator('.quick-input-titlebar', { hasText: 'Insert: Lawful source' })
      return came(question.waitFor({ timeout: 5_000 }))
    })
    await wholeQuestion(person, 'Insert: Lawful source')
    await whole(page.locator(`${rows} .label-name`, { hasText: /wording$/ }), 'which words there are')
    // What goes in is seen below the list.
    const clause = page.locator('.monaco-diff-editor .view-line', { hasText: '4A.1 The Provider' }).first()
    const list = page.locator('.quick-input-widget')
    await clause.waitFor()
    await person.screenshot(`4-insert-${theme}`)
    const below = async () => {
      const [words, asked] = await Promise.all([box(clause), box(list)])
      return words.y >= asked.y + asked.height
    }
    await expect('the clause below the list', below)
    await person.press('Escape')
    await clause.waitFor({ state: 'detached' })
    await page.mouse.move(500, 300)
  }
  for (const [above, view] of /** @type {const} */ ([
    ['Coverage', 'Facts'],
    ['Facts', 'Authorities'],
  ])) {
    await page.locator('.pane-header', { hasText: above }).click()
    await person.command(`Focus on ${view} View`)
    const groups = page.locator('.pane', { hasText: view }).locator('.monaco-list-row[aria-level="1"] .label-name')
    await whole(groups, `the groups of ${view}`)
    await person.screenshot(`5-${view}`)
  }
}

/** Every question of “New contract…”. @param {Person} person */
async function asksForAContract(person) {
  const { page } = person
  await person.command('Proviso: New contract…')
  for (let step = 1; step <= 7; step++) {
    await wholeQuestion(person, `New contract (${step}/7)`)
    // VS Code fades its list in.
    await page.waitForTimeout(200)
    if ([1, 5].includes(step)) await person.screenshot(`6-new-contract-${step}`)
    if (step < 7) await person.press('Enter')
  }
  await person.press('Escape')
}

/** What a person sees of Proviso in a narrow window, as at 200 % on a common screen. @type {Record<string, import('./flows.mjs').Flow>} */
export const narrowFlows = {
  narrow: {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      const { page } = person
      await person.squiggle()
      await page.setViewportSize({ width: 700, height: 450 })
      await whole(page.locator('.statusbar-item[id*="proviso"] a', { hasText: '4 of 19' }), 'the status bar')
      await person.goToLine(2)
      const fixes = page.locator('.action-widget .monaco-list-row .title')
      await expect('the fixes', async () => {
        // Pressed in an open menu, the key would take the first of them.
        await person.press('Escape', 'Control+.')
        return came(fixes.first().waitFor({ timeout: 5_000 }))
      })
      await whole(fixes, 'what the fixes are called')
      await person.screenshot('1-fixes')
      await person.press('Escape')
      // VS Code gives a finding's code and line their room first: without the side bar the words have some too.
      await person.press('Control+b')
      await person.openProblems()
      const problems = page.locator('.markers-panel .monaco-list-row', { hasText: 'Missing clause: Lawful source' })
      await problems.first().waitFor()
      await person.screenshot('2-problems')
      await person.press('Control+Shift+m', 'Control+b')
      await looksAtClauses(person)
      await asksForAContract(person)
      await person.command('Welcome: Open Walkthrough')
      await page.locator(rows, { hasText: 'Proviso' }).waitFor()
      await page.locator('.quick-input-widget input[type="text"]').fill('Proviso')
      await person.press('Enter')
      await whole(page.locator('.getting-started-step .step-title'), 'the steps')
      await whole(page.locator('.getting-started-step.expanded .step-description-container'), 'what a step says')
      await person.screenshot('7-walkthrough')
    },
  },
}
