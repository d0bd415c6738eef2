// How well the clauses of real contracts are found, beside a plain keyword search with the same vocabulary, in one run:
//   node test/bench/detection.mjs [--set dev|passages] [--lang en|zh] [--half odd|even] [--all]
// Needs the labelled contracts beside the project, which are no part of it. Low-confidence labels count with --all alone.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { importTypeScript } from '../../scripts/import-typescript.mjs'

/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {{ present: boolean, confidence: 'high' | 'low' }} Label */
/** @typedef {{ doc: string, lang: string, labels: Record<string, Label> }} Labelled */

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'dev' },
    lang: { type: 'string' },
    half: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
})
const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus')
if (!existsSync(corpus)) {
  console.log('The labelled contracts are not at hand, so there is nothing to measure.')
  process.exit(0)
}
const isDev = values.set === 'dev'
const folder = path.join(corpus, isDev ? 'dev' : 'passages/texts')
/** @type {Labelled[]} */
const labelled = JSON.parse(readFileSync(path.join(corpus, isDev ? 'labels-dev.json' : 'passages/labels.json'), 'utf8'))
const documents = labelled
  .filter(({ lang }) => !values.lang || lang.startsWith(values.lang))
  .filter((_document, i) => !values.half || i % 2 === (values.half === 'odd' ? 1 : 0))

const { readContract, compileDetector, loadPack } = await importTypeScript(
  'server/src/contract/readContract.ts',
  'server/src/coverage/detector.ts',
  'server/src/policy/load.ts',
)
/** @type {Pack} */
const pack = loadPack(path.resolve(import.meta.dirname, '../../server/policy'))

/** The same vocabulary without what Proviso adds to it: a family is there where a word of what its clauses are about is. */
const keywords = {
  ...pack,
  families: pack.families.map((family) => ({
    ...family,
    elements: [],
    patterns: family.patterns.map(({ id, all }) => ({ id, all: all.slice(0, 1) })),
  })),
}

/** @param {Pack} searched @returns {Map<string, Set<string>>} the families found in each document */
function search(searched) {
  const detector = compileDetector(searched)
  return new Map(
    documents.map(({ doc }) => {
      const text = readFileSync(path.join(folder, doc), 'utf8')
      const found = detector.detect(readContract(text, /\.ya?ml$/.test(doc) ? 'yaml' : 'markdown'))
      return [doc, new Set(found.keys())]
    }),
  )
}

const engines = { Proviso: search(pack), keywords: search(keywords) }

/** @param {Map<string, Set<string>>} found @param {string} family */
function score(found, family) {
  const count = { right: 0, wrong: 0, missed: 0 }
  for (const { doc, labels } of documents) {
    const label = labels[family]
    if (!label || (label.confidence === 'low' && !values.all)) continue
    const isFound = found.get(doc)?.has(family) === true
    if (label.present && isFound) count.right++
    else if (isFound) count.wrong++
    else if (label.present) count.missed++
  }
  return count
}

/** @param {{ right: number, wrong: number, missed: number }} count */
const f1 = ({ right, wrong, missed }) => (2 * right) / (2 * right + wrong + missed)
const families = pack.families.map(({ id }) => id).filter((id) => documents.some(({ labels }) => labels[id]?.present))
const shown = (/** @type {number} */ value) => (Number.isNaN(value) ? '  –  ' : value.toFixed(3))

console.log(
  `${''.padEnd(24)} ${Object.keys(engines)
    .map((name) => name.padStart(9))
    .join(' ')}   (F1, ${documents.length} documents)`,
)
for (const family of families) {
  console.log(
    `${family.padEnd(24)} ${Object.values(engines)
      .map((found) => shown(f1(score(found, family))).padStart(9))
      .join(' ')}`,
  )
}
const macro = Object.values(engines).map((found) => {
  const scores = families.map((family) => f1(score(found, family))).filter((value) => !Number.isNaN(value))
  return scores.reduce((sum, value) => sum + value, 0) / scores.length
})
console.log(`${'macro'.padEnd(24)} ${macro.map((value) => shown(value).padStart(9)).join(' ')}`)
