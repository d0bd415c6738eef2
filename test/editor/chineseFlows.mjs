import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'
import { expect } from './until.mjs'

/** A VS Code that speaks Chinese, over an English contract: its words are quoted as they stand. @type {Record<string, import('./flows.mjs').Flow>} */
export const chineseFlows = {
  'chinese-editor': {
    file: 'ai-compute-lease.contract.md',
    isChinese: true,
    async act(person) {
      const { page } = person
      const input = page.locator('.quick-input-widget input[type="text"]')
      await person.squiggle()
      await expect('the status bar', async () => /19 项条款已具备 4 项/.test(await person.statusBar()))
      await person.openProblems()
      const problems = page.locator('.markers-panel .monaco-list-row')
      await problems.filter({ hasText: '缺少条款：来源合规' }).first().waitFor()
      await problems.filter({ hasText: 'NVIDIA H100 SXM按所声明的ECCN' }).first().waitFor()
      await person.screenshot('1-problems')
      await person.press('Control+Shift+m')
      await page.locator('.monaco-editor .view-lines').first().click()
      await person.goToLine(2)
      await person.takeFix(/插入条款：来源合规/, '2-quick-fix')
      await page.locator('.view-line', { hasText: '4A. Lawful source' }).first().waitFor()
      await person.press('Escape')

      await page.locator('.activitybar .action-label[aria-label^="Proviso"]').click()
      const rows = page.locator('.composite.viewlet .pane-body .monaco-list-row')
      const screening = rows.filter({ hasText: '受限主体筛查' }).first()
      await person.pressIcon(screening, '插入此条款')
      await page.locator('.quick-input-titlebar', { hasText: '插入：受限主体筛查' }).waitFor()
      await page.locator('.monaco-diff-editor .view-line', { hasText: 'Restricted-party' }).first().waitFor()
      await person.screenshot('3-before-it-goes-in')
      await person.press('Enter')
      await expect('the clause', async () => /已具备 1\d 项/.test(await person.statusBar()))
      await person.press('Escape')

      await person.command('Proviso: New contract')
      await page.locator('.quick-input-titlebar', { hasText: '新建合同' }).waitFor()
      await person.screenshot('4-new-contract')
      await person.press('Escape')
      await person.command('Welcome: Open Walkthrough')
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Proviso：一分钟上手' }).waitFor()
      await input.fill('Proviso')
      await person.press('Enter')
      await page.locator('.getting-started-step.expanded', { hasText: '打开示例合同' }).waitFor()
      await person.screenshot('5-walkthrough')
      await page.locator('.getting-started-step.expanded .monaco-button', { hasText: '打开示例合同' }).click()
      await page.locator('.view-line', { hasText: '算力租赁合同' }).first().waitFor()
      await expect('its clauses', async () => /15 项条款已具备 \d+ 项/.test(await person.statusBar()))

      await person.command('Proviso: Export report')
      await person.answer(/报告涵盖/, 'contracts')
      await person.answer(/哪种文件/, 'HTML')
      await person.answer(/哪种语言/, '中文')
      const report = await person.save(/合规报告-\d{4}-\d\d-\d\d\.html$/)
      await page.goto(pathToFileURL(report).href)
      assert.match((await page.locator('body').textContent()) ?? '', /合规报告[\s\S]*“[^”]*\bshall\b[^”]*”/)
      await person.screenshot('6-report')
    },
  },
}
