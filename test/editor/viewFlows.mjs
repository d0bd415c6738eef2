import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { faults, pagesWith } from './looks.mjs'
import { expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/** The rows of our views that stand on the screen. @param {Person} person */
const rows = (person) => person.page.locator('.composite.viewlet .pane-body .monaco-list-row')

/** One row, by words of it. @param {Person} person @param {string | RegExp} words */
const row = (person, words) => rows(person).filter({ hasText: words }).first()

/** @param {Person} person @param {string | RegExp} words */
const wordsOf = async (person, words) => (await row(person, words).textContent()) ?? ''

/** Opens the side bar by its icon, which is there once a contract is. @param {Person} person */
async function openSideBar(person) {
  await person.squiggle()
  await person.page.locator('.activitybar .action-label[aria-label^="Proviso"]').click()
  await rows(person).first().waitFor()
}

/** Presses one of the icons of a row. @param {Person} person @param {string | RegExp} words @param {string} action */
async function press(person, words, action) {
  await person.pressIcon(row(person, words), action)
}

/** What a screen reader says of the rows: a tree, with levels and what is open, and each row in words. @param {Person} person */
async function readsOut(person) {
  const told = await rows(person).evaluateAll((all) =>
    all.map((one) => ['role', 'aria-level', 'aria-expanded', 'aria-label'].map((name) => one.getAttribute(name))),
  )
  assert.deepEqual(
    told.filter(([role, level, , label]) => role !== 'treeitem' || !level || !/\p{L}/u.test(label ?? '')),
    [],
  )
  const [, level, open, label] = told.find(([, , , words]) => words?.startsWith('Missing')) ?? []
  assert.deepEqual([level, open, label], ['1', 'true', 'Missing, 17'])
  assert.ok(
    told.some(([, at, , words]) => at === '2' && words === 'Lawful source, required, guidance'),
    JSON.stringify(told),
  )
  const trees = person.page.locator('.composite.viewlet .pane-body [role="tree"]')
  assert.deepEqual(await trees.evaluateAll((all) => all.filter((one) => !one.getAttribute('aria-label')).length), 0)
}

/** @param {Person} person @param {string} title */
const quickInput = (person, title) =>
  person.page.locator('.quick-input-widget:not([style*="display: none"])', { hasText: title }).waitFor()

/** Puts a house playbook into a folder. @param {string} folder */
async function withPlaybook(folder) {
  await mkdir(path.join(folder, '.proviso'))
  await writeFile(path.join(folder, '.proviso/playbook.yaml'), 'severity:\n  placeholder: error\n')
}

/** What the side bar says where it has nothing to list. @param {Person} person @param {string} words */
const welcome = (person, words) => person.page.locator('.welcome-view-content', { hasText: words })

/**
 * What a person does with the side bar.
 * @type {Record<string, import('./flows.mjs').Flow>}
 */
export const viewFlows = {
  'side-bar': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await openSideBar(person)
      await expect('the groups', async () => (await wordsOf(person, /^Missing/)).includes('17'))
      await person.screenshot('1-coverage')
      await readsOut(person)
      // VS Code's own search in the tree goes to the row.
      await row(person, 'Missing').click()
      await row(person, 'Missing').click()
      await person.press('F3')
      await person.page.locator('.monaco-tree-type-filter input').first().waitFor()
      await person.page.keyboard.type('Indemnity')
      await rows(person)
        .and(person.page.locator('.focused', { hasText: 'Indemnity' }))
        .waitFor()
      await person.screenshot('1-search')
      await person.press('Escape')
      // By keyboard: to the clause, and to where it would go.
      await row(person, 'Missing').click()
      await row(person, 'Missing').click()
      await person.press('ArrowDown', 'Enter')
      await person.page.locator('.statusbar-item', { hasText: /Ln 47,/ }).waitFor()
      await press(person, 'Lawful source', 'Insert this clause')
      await quickInput(person, 'Insert: Lawful source')
      await person.page.locator('.monaco-diff-editor .view-line', { hasText: '4A. Lawful source' }).first().waitFor()
      await person.press('ArrowDown')
      await person.page.locator('.monaco-diff-editor .view-line', { hasText: '(fallback)' }).first().waitFor()
      await person.screenshot('2-before-it-goes-in')
      await person.press('Enter')
      await expect('the preview to go', async () => (await person.page.locator('.monaco-diff-editor').count()) === 0)
      await expect('the row to go', async () => (await wordsOf(person, /^Missing/)).includes('16'))
      await person.screenshot('3-inserted')
      const text = await person.saved('ai-compute-lease.contract.md')
      assert.match(
        text,
        /\n## 4A\. Lawful source of goods and capacity\n\n<!-- clause: source-compliance \(fallback\) -->\n/,
      )
      // Called off, nothing changes.
      await press(person, 'Classification', 'Insert this clause')
      await quickInput(person, 'Insert: Classification')
      await person.press('Escape')
      await expect('no second clause', async () => (await wordsOf(person, /^Missing/)).includes('16'))
    },
  },

  'side-bar-limbs': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await openSideBar(person)
      await press(person, 'Access control', 'Add what is lacking')
      await expect('the clause to be there', async () => (await wordsOf(person, /^Incomplete/)).includes('2'))
      await person.screenshot('1')
      const text = await person.saved('ai-compute-lease.contract.md')
      assert.match(text, /\n3\.2 Credentials shall not be shared\..*\n\n3\.3 \S/)
    },
  },

  'side-bar-says': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await openSideBar(person)
      await row(person, 'Audit').click({ button: 'right' })
      await person.takeFromMenu('Annotate a section')
      await quickInput(person, 'Annotate: Audit')
      await person.page.keyboard.type('Confidentiality')
      await person.screenshot('1-which-section')
      await person.press('Enter')
      await expect('the clause to be there', async () => (await wordsOf(person, /^Missing/)).includes('16'))
      assert.match(
        await person.saved('ai-compute-lease.contract.md'),
        /\n## 6\. Confidentiality\n\n<!-- clause: audit -->\n/,
      )
      await press(person, 'Notification', 'Accept this gap')
      await quickInput(person, 'Why is this gap accepted?')
      await person.press('Escape')
      // What is not wanted on the screen is left out, and comes back.
      await person.page.locator('.pane-header', { hasText: 'Coverage' }).hover()
      await person.page.locator('.pane-header .action-label[aria-label^="Choose which"]').click()
      await quickInput(person, 'Coverage')
      await person.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Missing' }).click()
      await person.press('Enter')
      await row(person, /^Missing/).waitFor({ state: 'detached' })
      await person.screenshot('2-filtered')
      await person.page.locator('.pane-header', { hasText: 'Coverage' }).hover()
      await person.page.locator('.pane-header .action-label[aria-label^="Show all"]').click()
      await row(person, /^Missing/).waitFor()
      // The words of a clause as a page.
      await press(person, 'Indemnity', 'Insert this clause')
      await quickInput(person, 'Insert: Indemnity')
      await person.page.locator('.quick-input-titlebar .action-label[aria-label^="Read it"]').click()
      await expect('a page', async () => (await person.page.locator('.tab', { hasText: 'Preview' }).count()) > 0)
      await expect('its words', async () => (await pagesWith(person, '.markdown-body p')).length > 0)
      await person.screenshot('3-page')
      assert.deepEqual(await faults(person, '.markdown-body p'), [])
      await person.press('Escape')
      await expect('no page', async () => (await person.page.locator('.tab').count()) === 1)
    },
  },

  'side-bar-facts': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await openSideBar(person)
      await person.command('Focus on Facts View')
      await person.page.locator('.pane-header', { hasText: 'Coverage' }).click()
      await row(person, 'Regions').click()
      await quickInput(person, 'Regions')
      await person.page.keyboard.type('Japan')
      await person.press('ArrowDown', 'Space', 'Enter')
      await expect('the new fact', async () => /Japan/.test(await wordsOf(person, 'Regions')))
      await row(person, 'End uses').click()
      await quickInput(person, 'End uses')
      await person.screenshot('1-picks')
      await person.press('ArrowDown', 'Space', 'Enter')
      await expect('nothing to be unknown', async () => (await row(person, 'Not known').count()) === 0)
      await person.screenshot('2-facts')
      const text = await person.saved('ai-compute-lease.contract.md')
      assert.match(text, /\n {2}regions: \[.*JP.*\]\n/)
      assert.match(text, /\n {2}end-uses: \[commercial\]\n/)
      await row(person, 'Regions').click({ button: 'right' })
      await person.takeFromMenu('Take out of')
      await expect('the fact to go', async () => !/Japan/.test((await rows(person).allInnerTexts()).join(' ')))
      assert.doesNotMatch(await person.saved('ai-compute-lease.contract.md'), /\n {2}regions:/)
    },
  },

  'side-bar-chinese': {
    file: '算力租赁.contract.md',
    async act(person) {
      await openSideBar(person)
      await expect('why, in Chinese', async () => /所需/.test(await wordsOf(person, '日志与记录留存')))
      await person.screenshot('1-coverage')
      await press(person, '日志与记录留存', 'Insert this clause')
      await person.page.locator('.monaco-diff-editor .view-line', { hasText: '第五条之一' }).first().waitFor()
      await person.screenshot('2-before-it-goes-in')
      await person.press('Escape')
    },
    settings: { 'proviso.language': 'zh' },
  },

  'side-bar-playbook': {
    file: 'ai-compute-lease.contract.md',
    prepare: withPlaybook,
    async act(person) {
      await openSideBar(person)
      await person.open('playbook.yaml')
      await welcome(person, 'This is a house playbook and no contract.').waitFor()
      await welcome(person, 'Check all contracts in this folder').waitFor()
      await person.screenshot('1-playbook')
      assert.equal(await welcome(person, 'Check this file').count(), 0)
      assert.equal(await welcome(person, 'It does not count now').count(), 0)
      await person.open('README.md')
      await welcome(person, 'Check this file').waitFor()
      assert.equal(await welcome(person, 'house playbook').count(), 0)
    },
  },

  'side-bar-playbook-off': {
    file: 'ai-compute-lease.contract.md',
    settings: { 'proviso.playbook.enabled': false },
    prepare: withPlaybook,
    async act(person) {
      await openSideBar(person)
      await person.open('playbook.yaml')
      await welcome(person, 'This is a house playbook and no contract.').waitFor()
      await welcome(person, 'It does not count now').waitFor()
    },
  },

  'side-bar-elsewhere': {
    file: 'README.md',
    async act(person) {
      const icon = person.page.locator('.activitybar .action-label[aria-label^="Proviso"]')
      await person.page.locator('.statusbar-item[id*="proviso"]').waitFor({ state: 'detached' })
      assert.equal(await icon.count(), 0)
      await person.press('Control+p')
      await person.page.keyboard.type('ai-compute-lease')
      await person.page.locator('.quick-input-list .monaco-list-row', { hasText: 'ai-compute-lease' }).waitFor()
      await person.press('Enter')
      await openSideBar(person)
      await person.press('Control+Shift+Tab')
      await person.press('Control+1')
      await person.press('Control+k', 'Control+w')
      await welcome(person, 'Open a contract').waitFor()
      await person.screenshot('1-empty')
    },
  },
}
