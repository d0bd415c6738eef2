import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from './until.mjs'
import { viewFlows } from './viewFlows.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/** The title of a row of the Problems view that is ours. */
const ours = /Missing clause|Recommended clause|缺少条款|Blank still|空白待填|To be confirmed|待核实/

/** @param {Person} person */
async function problemTexts(person) {
  const rows = await person.page.locator('.markers-panel .monaco-list-row').allInnerTexts()
  return rows.map((text) => text.replace(/\s+/g, ' ')).filter((text) => ours.test(text))
}

/** @param {Person} person @param {RegExp} title */
const gone = (person, title) =>
  expect(
    `${title} to go from the Problems view`,
    async () => !(await problemTexts(person)).some((text) => title.test(text)),
  )

/** Takes the first suggestion once there is one like it, and waits for its title. @param {Person} person @param {RegExp} like @param {string} title */
async function takeSuggestion(person, like, title) {
  const widget = person.page.locator('.suggest-widget.visible .monaco-list-row')
  await expect('the suggestions', async () => (await widget.allInnerTexts()).some((text) => like.test(text)))
  await person.screenshot('1-suggestions')
  await expect('the clause', async () => {
    // A key that comes while the list is still being made does nothing.
    if ((await widget.count()) > 0) await person.press('Enter')
    return (await person.page.locator('.view-line', { hasText: title }).count()) > 0
  })
  await person.press('Escape')
}

/**
 * @typedef {object} Flow
 * @property {string} file to open
 * @property {(folder: string) => Promise<void>} [prepare] the folder, before it is opened
 * @property {(person: Person, openAnother: () => Promise<Person>) => Promise<void>} act in a window; another is on the same folder, with
 *   the same file open
 * @property {Record<string, unknown>} [settings]
 * @property {boolean} [isChinese] whether VS Code itself speaks Chinese
 */

/**
 * What a person does with Proviso, flow by flow: the file to open, and the steps.
 * @type {Record<string, Flow>}
 */
export const flows = {
  'english-markdown': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await expect('the status bar', async () => /4 of 19 clauses/.test(await person.statusBar()))
      await person.openProblems()
      await expect('its problems', async () => (await problemTexts(person)).length >= 5)
      await person.screenshot('1-problems')
      await person.press('Control+Shift+m')
      await person.page.locator('.monaco-editor .view-lines').first().click()
      await person.goToLine(2)
      await person.takeFix(/Insert clause: Lawful source/, '2-quick-fix')
      await expect(
        'the clause',
        async () => (await person.page.locator('.view-line', { hasText: '4A. Lawful source' }).count()) > 0,
      )
      await person.screenshot('3-inserted')
      // The first blank is selected: typing fills it.
      await person.page.keyboard.type('ten')
      await person.press('Escape')
      const text = await person.saved('ai-compute-lease.contract.md')
      assert.match(text, /violation of those laws\.\n\n## 4A\. Lawful source of goods and capacity\n\n4A\.1 \S/)
      assert.match(text, /\bten\b/)
      assert.match(text, /\n\n## 5\. Data\n/)
      await expect('the status bar', async () => /[5-9] of 19 clauses/.test(await person.statusBar()))
      await person.openProblems()
      await gone(person, /Lawful source/)
      await person.screenshot('4-finding-gone')
    },
  },

  hover: {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await person.goToLine(2)
      await person.press('Control+k')
      await person.press('Control+i')
      await person.page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor()
      await person.screenshot('1')
      assert.match(
        (await person.page.locator('.monaco-hover:not(.hidden)').first().textContent()) ?? '',
        /Missing clause: Lawful source/,
      )
    },
  },

  yaml: {
    file: 'gpu-purchase.contract.yaml',
    async act(person) {
      await person.squiggle()
      await person.goToLine(2)
      await person.takeFix(/Insert clause: Logs and records/, '1-quick-fix')
      await expect(
        'the clause',
        async () => (await person.page.locator('.view-line', { hasText: 'heading: Logs and records' }).count()) > 0,
      )
      await person.press('Escape')
      await person.screenshot('2-inserted')
      const text = await person.saved('gpu-purchase.contract.yaml')
      assert.match(text, /\n\n {2}- no: "\d+A"\n {4}heading: Logs and records\n {4}text: \|-\n {6}\S/)
      assert.match(text, /# Delivery times were agreed on the call of 12 November\.\n/)
      await expect('the status bar', async () => /[56] of 7 clauses/.test(await person.statusBar()))
    },
  },

  'yaml-mistake': {
    file: 'gpu-purchase.contract.yaml',
    async act(person) {
      await person.squiggle()
      const before = await person.statusBar()
      const lines = (await readFile(path.join(person.folder, 'gpu-purchase.contract.yaml'), 'utf8')).split('\n')
      await person.goToLine(lines.findIndex((line) => line.includes('- no: "2"')) + 1)
      await person.press('End', 'Enter')
      await person.page.keyboard.type('delivery_note')
      await person.press('Escape')
      await person.openProblems()
      const rows = person.page.locator('.markers-panel .monaco-list-row')
      await expect('the mistake', async () =>
        (await rows.allInnerTexts()).some((text) => /does not fit the lines around it/.test(text)),
      )
      await person.screenshot('1-problems')
      const errors = (await rows.allInnerTexts()).filter((text) => /may be missing from the check/.test(text))
      assert.equal(errors.length, 1, errors.join('\n'))
      const clauses = /\d+ of \d+ clauses/
      assert.equal(clauses.exec(await person.statusBar())?.[0], clauses.exec(before)?.[0])
    },
  },

  'chinese-markdown': {
    file: '算力租赁.contract.md',
    async act(person) {
      await person.squiggle()
      await person.openProblems()
      await expect('its problems', async () => (await problemTexts(person)).length >= 4)
      await person.screenshot('1-problems')
      await person.press('Control+Shift+m')
      await person.page.locator('.monaco-editor .view-lines').first().click()
      await person.goToLine(2)
      await person.takeFix(/插入条款：日志与记录留存/, '2-quick-fix')
      await expect(
        'the clause',
        async () => (await person.page.locator('.view-line', { hasText: '日志与记录留存' }).count()) > 0,
      )
      await person.press('Escape')
      await person.screenshot('3-inserted')
      const text = await person.saved('算力租赁.contract.md')
      assert.match(text, /\n## 第五条之一 日志与记录留存\n\n\S/)
      await expect('the status bar', async () => /18 项条款已具备 [6-9] 项|[6-9] of 18/.test(await person.statusBar()))
    },
    settings: { 'proviso.language': 'zh' },
  },

  'insert-all': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await person.command('Proviso: Insert all missing clauses')
      await expect('the status bar', async () => /19 of 19 clauses/.test(await person.statusBar()))
      await person.press('Escape')
      await person.screenshot('1-inserted')
      const text = await person.saved('ai-compute-lease.contract.md')
      // Each beside its kin, under a number that moves no other.
      for (const title of [
        '3[A-D]. Logs and records',
        '4A. Lawful source',
        '4[A-G]. Restricted-party',
        '4[A-G]. Location',
        '8[A-F]. Suspension',
      ]) {
        assert.match(text, new RegExp(`\n## ${title.replace('.', '\\.')}`))
      }
      await person.openProblems()
      await gone(person, /Missing clause/)
      await person.screenshot('2-blanks-to-fill')
    },
  },

  'insert-clause': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await person.command('Proviso: Insert clause…')
      await person.page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'Restricted-party screening' })
        .waitFor()
      await person.screenshot('1-choice')
      await person.page.keyboard.type('Restricted')
      await person.press('Enter')
      // Then which of its words, each shown in its place.
      const preview = person.page.locator('.monaco-diff-editor .view-line', { hasText: '4A. Restricted-party' })
      await preview.first().waitFor()
      await person.screenshot('2-words')
      await person.press('Enter')
      await preview.first().waitFor({ state: 'detached' })
      await expect(
        'the clause',
        async () =>
          (await person.page.locator('.view-line', { hasText: '4A. Restricted-party screening' }).count()) > 0,
      )
      await person.press('Escape')
      assert.match(
        await person.saved('ai-compute-lease.contract.md'),
        /\n## 4A\. Restricted-party screening\n\n<!-- clause: list-screening \(preferred\) -->\n\n4A\.1 /,
      )
      await person.screenshot('3-inserted')
    },
  },

  'accept-gap': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await person.command('Proviso: Accept a gap…')
      await person.answer(/Which gap/, 'Audit')
      await person.reply(/Why/, 'SOC 2 Type II report accepted', '1-why')
      await person.reply(/Who approved/, 'A. Counsel')
      await person.reply(/Until when/, '2027-06-30')
      await expect('the status bar', async () => /5 of 19 clauses/.test(await person.statusBar()))
      await person.screenshot('2-accepted')
      const text = await person.saved('ai-compute-lease.contract.md')
      assert.match(
        text,
        /\n {2}waivers: \[\{ clause: audit, reason: SOC 2 Type II report accepted, by: A. Counsel, date: /,
      )
      await person.openProblems()
      await gone(person, /Missing clause: Audit/)
    },
  },

  'dont-show': {
    file: 'suppressed.contract.md',
    async prepare(folder) {
      const facts = '---\ncontract:\n  type: nda\n---\n\n# Secrets\n\n'
      await writeFile(
        path.join(folder, 'suppressed.contract.md'),
        `${facts}1. Term. It ends\n[[when]] it ends.\n\n2. Use. It is\n[[what]] it is.\n`,
      )
    },
    async act(person) {
      await person.squiggle()
      await person.goToLine(9)
      await person.takeFix(/Don't show this/, '1-menu')
      await person.answer(/Where is it not/, 'Here')
      await person.reply(/Why\?/, 'filled in at signing', '2-why')
      const noted = person.page.locator('.view-line', { hasText: 'waive: placeholder; reason: filled in at signing' })
      await noted.first().waitFor()
      await person.openProblems()
      await expect('one blank to be left', async () => {
        const blanks = (await problemTexts(person)).filter((text) => /Blank/.test(text))
        return blanks.length === 1 && /what/.test(blanks[0] ?? '')
      })
      await person.screenshot('3-not-shown')
    },
  },

  'snippet-english': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await person.press('Control+End', 'Enter', 'Enter')
      await person.page.keyboard.type('export')
      await person.press('Control+Space')
      await takeSuggestion(person, /Export control and sanctions/, '## Export control and sanctions compliance')
      await person.savedWith(
        'ai-compute-lease.contract.md',
        /\n## Export control and sanctions compliance\n\nEach party shall, throughout the term/,
      )
    },
  },

  'snippet-chinese': {
    file: '算力租赁.contract.md',
    async act(person) {
      await person.squiggle()
      await person.press('Control+End', 'Enter', 'Enter')
      await person.page.keyboard.insertText('出口')
      await person.press('Control+Space')
      await takeSuggestion(person, /出口/, '## 出口管制与制裁合规')
      await person.savedWith('算力租赁.contract.md', /\n## 出口管制与制裁合规\n\n在本合同有效期内/)
    },
  },

  'offer-for-a-draft': {
    file: 'draft.md',
    async prepare(folder) {
      const contract = await readFile(path.join(folder, 'ai-compute-lease.contract.md'), 'utf8')
      await writeFile(path.join(folder, 'draft.md'), contract.replace(/^---\n[\s\S]*?\n---\n/, ''))
    },
    async act(person) {
      await expect('the offer', async () => /Check this contract\?/.test(await person.statusBar()))
      assert.equal(await person.page.locator('.squiggly-warning, .squiggly-info, .squiggly-error').count(), 0)
      await person.screenshot('1-offer')
      await person.page.locator('.statusbar-item[id*="proviso"] a').first().click()
      await person.squiggle()
      await expect('the status bar', async () => /\d of \d+ clauses/.test(await person.statusBar()))
      await person.screenshot('2-checked')
    },
  },

  'readme-stays-clean': {
    file: 'README.md',
    async act(person) {
      await person.openProblems()
      await person.page.locator('.markers-panel', { hasText: 'No problems' }).waitFor()
      assert.equal(await person.statusBar(), '')
      assert.equal(await person.page.locator('.squiggly-warning, .squiggly-info, .squiggly-error').count(), 0)
      await person.screenshot('1')
    },
  },

  ...viewFlows,
}
