import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { looksRight, pagesWith, themeNames } from './looks.mjs'
import { told } from './told.mjs'
import { expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/** Makes the folder a repository with its files committed. @param {string} folder */
async function committed(folder) {
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { cwd: folder })
  git('init', '-q')
  git('add', '-A')
  git('-c', 'user.name=A. Counsel', '-c', 'user.email=counsel@example.com', 'commit', '-qm', 'As signed')
}

/** The words of the page that VS Code's Markdown preview shows. @param {Person} person */
async function previewText(person) {
  const [frame] = await pagesWith(person, '.markdown-body')
  return (await frame?.locator('.markdown-body').first().textContent()) ?? ''
}

/** What a person does with the contracts of a folder, and with what became of one. @type {Record<string, import('./flows.mjs').Flow>} */
export const folderFlows = {
  'check-folder': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await person.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'chip-resale' }).waitFor()
      await person.command('Proviso: Check all contracts in this folder')
      await told(person, /Contracts checked: 9/)
      const count = person.page.locator('.statusbar-item[id="status.problems"]')
      await expect('the findings of the others', async () => /\b1\d\d\b/.test((await count.textContent()) ?? ''))
      await person.page.locator('.markers-panel .monaco-list-row', { hasText: 'ai-compute-lease' }).first().waitFor()
      await person.screenshot('1-problems')
    },
  },

  'check-folder-menu': {
    file: 'ai-compute-lease.contract.md',
    async prepare(folder) {
      const text = await readFile(path.join(folder, 'chip-resale.contract.md'), 'utf8')
      await mkdir(path.join(folder, 'signed'))
      await writeFile(path.join(folder, 'signed/resale.contract.md'), text)
    },
    settings: { 'proviso.language': 'zh' },
    async act(person) {
      await person.squiggle()
      await person.page
        .locator('.explorer-folders-view .monaco-list-row', { hasText: 'signed' })
        .click({ button: 'right' })
      const entry = 'Check all contracts in this folder'
      await person.page.locator('.monaco-menu .action-item', { hasText: entry }).first().waitFor()
      await person.screenshot('1-menu')
      await person.takeFromMenu(entry)
      await told(person, /Contracts checked: 1/)
      await person.screenshot('2-problems')
    },
  },

  'export-report': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await person.command('Proviso: Export report…')
      await person.page.locator('.quick-input-list .monaco-list-row', { hasText: 'This folder' }).waitFor()
      await person.screenshot('1-what')
      await person.answer(/What should the report/, 'This folder')
      await person.page.locator('.quick-input-list .monaco-list-row', { hasText: 'HTML' }).waitFor()
      await person.screenshot('2-kind')
      await person.answer(/What kind/, 'HTML')
      await person.answer(/which language/, 'English')
      const report = await person.save(/contracts-report-\d{4}-\d\d-\d\d\.html$/)
      const message = await told(person, /The report is written/)
      await person.screenshot('3-written')
      assert.match(await readFile(report, 'utf8'), /^<!doctype html>/)
      await message.getByRole('button', { name: 'Open', exact: true }).click()
      await person.page.locator('.tab.active', { hasText: path.basename(report) }).waitFor()
    },
  },

  'compare-with-commit': {
    file: 'ai-compute-lease.contract.md',
    async prepare(folder) {
      await committed(folder)
    },
    async act(person) {
      await person.squiggle()
      await person.command('Proviso: Compare with the last commit')
      await told(person, /Nothing has changed since the last commit/)
      await person.screenshot('1-nothing')
      // A clause is taken out, and nothing is saved.
      const lines = (await readFile(path.join(person.folder, 'ai-compute-lease.contract.md'), 'utf8')).split('\n')
      const start = lines.findIndex((line) => line.startsWith('## 4. '))
      const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## ')) + 1
      await person.page.locator('.monaco-editor .view-lines').first().click()
      await person.goToLine(start + 1)
      for (let i = 0; i < length; i++) await person.press('Control+Shift+K')
      await person.command('Proviso: Compare with the last commit')
      await expect('the page', async () => /Weaker/.test(await previewText(person)), 60_000)
      await person.screenshot('2-weaker')
      assert.match(
        await previewText(person),
        /From the last commit \([0-9a-f]{7}, .*\) to ai-compute-lease\.contract\.md/,
      )
      for (const theme of themeNames) await looksRight(person, theme, '3-page', '.markdown-body')
    },
  },

  'compare-without-commit': {
    file: 'ai-compute-lease.contract.md',
    async act(person) {
      await person.squiggle()
      await person.command('Proviso: Compare with the last commit')
      await told(person, /There is no earlier version to compare with/)
      await person.screenshot('1')
    },
  },

  'menus-before-a-contract': {
    file: 'README.md',
    async act(person) {
      const ours = person.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Check this file' })
      await expect('our commands', async () => {
        // The list is made when it opens, and VS Code may not have read what extensions bring.
        await person.press('Escape', 'F1')
        const input = person.page.locator('.quick-input-widget input[type="text"]')
        await input.waitFor()
        await input.fill('>Proviso: ')
        await person.page.waitForTimeout(500)
        return (await ours.count()) > 0
      })
      const rows = await person.page.locator('.quick-input-list .monaco-list-row').allInnerTexts()
      assert.ok(!rows.some((row) => /folder|report|Compare/.test(row) && /Proviso/.test(row)), rows.join('; '))
      await person.screenshot('1')
    },
  },
}
