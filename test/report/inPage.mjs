// @ts-nocheck: these run in the page, whose names are not those of Node.

/** Shows a part of the report. @param {string} selector */
export const show = (selector) => document.querySelector(selector)?.scrollIntoView()

/** What axe finds wrong, which must have been put into the page before. */
export async function violations() {
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations: found } = await window.axe.run({ runOnly })
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`)}`,
  )
}

/** What no report has: scripts, addresses that a browser follows by itself or that run something, links that lead nowhere. */
export function foreign() {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const found = all('script, img, iframe, object, embed, form, base, link, video, audio')
  const handlers = all('*').filter((one) => [...one.attributes].some(({ name }) => /^on|^style$/.test(name)))
  const links = all('a').filter((one) => {
    const href = one.getAttribute('href') ?? ''
    return href.startsWith('#') ? !document.getElementById(href.slice(1)) : !/^https?:\/\//.test(href)
  })
  const tables = all('table').filter(
    (table) => !table.caption || [...table.querySelectorAll('th')].some((th) => !th.scope),
  )
  const ids = all('[id]').map(({ id }) => id)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
  const levels = all('h1, h2, h3, h4').map(({ tagName }) => Number(tagName[1]))
  const jumps = levels
    .filter((level, i) => level > (levels[i - 1] ?? 0) + 1)
    .map((level) => `a heading jumps to level ${level}`)
  return [...[...found, ...handlers, ...links, ...tables].map((one) => one.outerHTML.slice(0, 200)), ...twice, ...jumps]
}

/** What is wider than the page, though the page does not scroll for it. */
export function tooWide() {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 1 && !one.closest('.scroll'))
    .map((one) => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 60)}`)
    .slice(0, 5)
}

/** The colour of words, and how the heads of tables stand. */
export const printed = () => ({
  colour: getComputedStyle(document.body).color,
  heads: [...document.querySelectorAll('thead')].map((head) => getComputedStyle(head).display),
})
