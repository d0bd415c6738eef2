// How time grows: with the length of a contract, with the phrases of a house, and with the contracts that are open:
//   node test/bench/growth.mjs [--quick]
// In one process, so that no start is measured. `--quick` is a trial of this program.
import { parseArgs } from 'node:util'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { importTypeScript } from '../../scripts/import-typescript.mjs'
import { duty, filled, headings } from './documents.mjs'
import { quantile } from './session.mjs'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const keys = values.quick ? 5 : 100
/** @typedef {import('../../server/src/playbook/housePolicy.ts').Policy} Policy */
/** @typedef {typeof import('../../server/src/documents.ts').CheckedDocuments} Documents */

const { CheckedDocuments, standardPack, standardDetector, housePolicy, keepWordings } = await importTypeScript(
  'server/src/documents.ts',
  'server/src/policy/standard.ts',
  'server/src/coverage/standard.ts',
  'server/src/playbook/housePolicy.ts',
  'server/src/contract/wording.ts',
)
keepWordings(20_000)
/** @type {Policy} */
const standard = { pack: standardPack, detector: standardDetector() }

/** @param {() => unknown} work */
function timed(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** @param {Policy} policy */
const optionsFor = (policy) => ({
  ...{ locale: 'en', encoding: 'utf-16', isNamedContract: () => false, mistakesOf: () => undefined },
  ...{ docs: () => undefined, policyOf: () => policy },
})

/** Opens a contract. @param {string} text */
const opened = (text, name = 'grown') => TextDocument.create(`file:///${name}.contract.md`, 'markdown', 1, text)

/**
 * Types into the middle of a contract, and gives how long a key takes.
 * @param {InstanceType<Documents>} documents @param {TextDocument} document @param {Policy} policy
 */
function typed(documents, document, policy) {
  const options = /** @type {never} */ (optionsFor(policy))
  const lines = document.getText().split('\n')
  const line = lines.findIndex((words, i) => i > lines.length / 2 && words.length > 40)
  const times = []
  for (let i = 0; i < keys; i++) {
    const at = { line, character: 30 + i }
    const change = { range: { start: at, end: at }, text: 'shall not '.charAt(i % 10) }
    times.push(
      timed(() => {
        TextDocument.update(document, [change], i + 2)
        documents.get(document, options)
      }),
    )
  }
  return quantile(times, 0.5)
}

/** How long a first check takes, in a process that has checked others, and a key. @param {string} text @param {Policy} policy */
function measure(text, policy) {
  /** @type {InstanceType<Documents>} */
  const documents = new CheckedDocuments()
  const document = opened(text)
  const check = timed(() => documents.get(document, /** @type {never} */ (optionsFor(policy))))
  return { check, key: typed(documents, document, policy) }
}

/** Paragraphs as long as those of real contracts. @param {number} i */
const paragraph = (i) => [0, 1, 2, 3].map((more) => duty(i + more)).join(' ')
/** @type {Record<string, (size: number) => string>} */
const contracts = {
  headings: (size) =>
    `# Lease\n\n${filled(size, (i) => `## ${i}. Matter ${i}\n\n${paragraph(i)}\n\n(a) ${paragraph(i + 4)}\n\n`)}`,
  'one list': (size) =>
    `# Lease\n\n${filled(size, (i) => `${i}. **Matter ${i}.** ${paragraph(i)}\n    1. ${paragraph(i + 4)}\n    2. ${paragraph(i + 8)}\n`)}`,
}

/** @param {readonly (string | number)[]} cells */
const row = (...cells) =>
  console.log(`| ${cells.map((one) => (typeof one === 'number' ? one.toFixed(one < 10 ? 1 : 0) : one)).join(' | ')} |`)

for (let i = 0; i < (values.quick ? 0 : 5); i++) measure(headings(450_000), standard)

console.log('| contract | KB | first check, ms | ms a MB | key, ms |\n| --- | --- | --- | --- | --- |')
for (const [name, make] of Object.entries(contracts))
  for (const size of values.quick ? [45_000] : [45_000, 450_000, 1_000_000, 3_900_000, 10_000_000]) {
    const text = make(size)
    const { check, key } = measure(text, standard)
    row(name, text.length / 1000, check, (check / text.length) * 1e6, key)
  }

console.log(
  '\n| phrases of the house | reading them, ms | first check of 450 KB, ms | key, ms |\n| --- | --- | --- | --- |',
)
const first = ['access logs', 'order', 'late amounts', 'written notice']
for (const count of values.quick ? [0, 10] : [0, 1000, 5000]) {
  // Their first words stand in the contract, so that none is passed over by them.
  const phrases = Array.from({ length: count }, (_, i) => `${first[i % first.length]} of kind ${i}`)
  const text = `forbidden:\n  - message: Not in this house.\n    phrases: [${phrases.join(', ')}]\n`
  /** @type {Policy} */
  let policy = standard
  const reading = timed(() => {
    if (count === 0) return
    const house = housePolicy(text, standard)
    if (house.problems.length > 0) throw new Error(`the playbook of ${count} phrases is not read`)
    policy = house
  })
  const { check, key } = measure(headings(450_000), policy)
  row(String(count), reading, check, key)
}

console.log('\n| contracts of 45 KB open | key in the first, ms |\n| --- | --- |')
/** @type {InstanceType<Documents>} */
const documents = new CheckedDocuments()
let open = 0
for (const count of values.quick ? [1, 2] : [1, 10, 50]) {
  for (; open < count; open++)
    documents.get(
      opened(headings(45_000).replaceAll(' order ', ` order ${open}-`), `n${open}`),
      /** @type {never} */ (optionsFor(standard)),
    )
  const first = opened(headings(45_000).replaceAll(' order ', ' order 0-'), 'n0')
  row(String(count), typed(documents, first, standard))
}
