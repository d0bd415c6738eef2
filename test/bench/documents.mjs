// The contracts that are measured: made here, of headings and paragraphs, of one nested list, and of YAML.

const duties = [
  'Provider shall keep access logs for five years and give them to Customer on request.',
  'Customer shall comply with all export control laws, and shall not resell the capacity.',
  'Fees are due within thirty (30) days of the invoice; late amounts bear interest at 1% a month.',
  'Either party may end this Agreement by sixty days’ written notice, subject to Section 3.',
  'Notices are given in writing to the addresses that the parties name from time to time.',
]
const facts = 'contract:\n  type: compute-lease\n  drafting-for: customer\n'
/** @param {number} i */
export const duty = (i) => `${duties[i % duties.length]} It applies to order ${i}.`
/** @param {number} size @param {(i: number) => string} part */
export function filled(size, part) {
  let text = ''
  for (let i = 1; text.length < size; i++) text += part(i)
  return text
}
/** @param {number} size */
export const headings = (size) =>
  `---\n${facts}---\n\n# Lease\n\n${filled(size, (i) => `## ${i}. Matter ${i}\n\n${duty(i)} ${duty(i + 1)}\n\n(a) ${duty(i + 2)}\n\n`)}`
/** @param {number} size */
const list = (size) =>
  `---\n${facts}---\n\n# Lease\n\n${filled(size, (i) => `${i}. **Matter ${i}.** ${duty(i)}\n    1. ${duty(i + 1)}\n    2. ${duty(i + 2)}\n`)}`
/** @param {number} size */
const yaml = (size) =>
  `${facts}clauses:\n${filled(size, (i) => `  - title: Matter ${i}\n    text: |\n      ${duty(i)}\n\n      ${duty(i + 1)}\n`)}`

/**
 * @typedef {object} Measured
 * @property {string} name
 * @property {'markdown' | 'yaml'} language
 * @property {string} text
 * @property {{ p50?: number, p95: number }} target of a key, in milliseconds
 */

/** A contract of the usual size. */
export const usual = headings(45_000)

/** @type {readonly Measured[]} */
export const small = [
  { name: 'headings 45 KB', language: 'markdown', text: usual, target: { p50: 2.5, p95: 8 } },
  { name: 'one list 45 KB', language: 'markdown', text: list(45_000), target: { p50: 5, p95: 14 } },
  { name: 'YAML 45 KB', language: 'yaml', text: yaml(45_000), target: { p95: 8 } },
]

/** @type {readonly Measured[]} */
export const large = [
  { name: 'headings 450 KB', language: 'markdown', text: headings(450_000), target: { p50: 4, p95: 10 } },
  { name: 'one list 450 KB', language: 'markdown', text: list(450_000), target: { p50: 12, p95: 30 } },
]
