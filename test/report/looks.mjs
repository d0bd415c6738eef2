import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { foreign, printed, show, tooWide, violations } from './inPage.mjs'

/**
 * @typedef {object} Page what is looked at
 * @property {import('playwright-core').Browser} browser
 * @property {string} file the report
 * @property {string} axe the text of axe-core
 * @property {string} image where pictures go, without their ending
 */

/** Width of what is printed on A4 between the margins, in CSS pixels. */
const paperWidth = Math.floor((180 / 25.4) * 96)

/** @param {string} name @param {{ width: number, height: number }} viewport @param {'light' | 'dark'} colorScheme */
const look = (name, viewport, colorScheme) => ({
  name,
  /** @param {Page} of */
  check: (of) =>
    inPage(of, { viewport, colorScheme }, async (page) => {
      for (const part of ['top', 'matrix', 'basis', 'contract-1']) {
        await page.evaluate(show, `#${part}`)
        await page.screenshot({ path: `${of.image}-${name}-${part}.png` })
      }
      assert.deepEqual(await page.evaluate(tooWide), [])
      await page.evaluate(of.axe)
      assert.deepEqual(await page.evaluate(violations), [])
    }),
})

/** How a report is looked at on a screen. */
export const looks = [
  look('light', { width: 1280, height: 1000 }, 'light'),
  look('dark', { width: 1280, height: 1000 }, 'dark'),
  look('narrow', { width: 390, height: 844 }, 'light'),
]

/** Makes a picture of the matrix. @param {Page} of @param {string} file */
export const picture = (of, file) =>
  inPage(of, { viewport: { width: 1200, height: 1000 }, colorScheme: 'light' }, async (page) => {
    await page.locator('.matrix-section').screenshot({ path: file })
  })

/** @param {Page} of */
export async function onPaper(of) {
  await inPage(of, { viewport: { width: paperWidth, height: 1000 }, colorScheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print' })
    assert.deepEqual(await page.evaluate(tooWide), [])
    const { colour, heads } = await page.evaluate(printed)
    assert.equal(colour, 'rgb(0, 0, 0)', 'paper is light where the screen is dark')
    assert.ok(
      heads.length > 0 && heads.every((display) => display === 'table-header-group'),
      'heads stand on each page',
    )
    await page.emulateMedia({ media: null })
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true })
    await writeFile(`${of.image}.pdf`, pdf)
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? []
    assert.deepEqual([Math.round(Number(width)), Math.round(Number(height))], [595, 842])
  })
}

/**
 * Opens the report by itself: whatever it asks for beside its own file, runs or complains of is a mistake.
 * @param {Page} of @param {import('playwright-core').BrowserContextOptions} options
 * @param {(page: import('playwright-core').Page) => Promise<void>} test
 */
async function inPage({ browser, file }, options, test) {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    /** @type {string[]} */
    const wrong = []
    const address = pathToFileURL(file).href
    page.on('request', (request) => request.url() !== address && wrong.push(`asks for ${request.url()}`))
    page.on('console', (message) => wrong.push(message.text()))
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('dialog', (dialog) => {
      wrong.push(`a script ran: ${dialog.message()}`)
      dialog.dismiss()
    })
    await page.goto(address)
    assert.deepEqual(await page.evaluate(foreign), [])
    await test(page)
    assert.deepEqual(wrong, [])
  } finally {
    await context.close()
  }
}
