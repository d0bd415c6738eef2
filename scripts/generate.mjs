// Makes what is derived from the policy pack: the compiled pack and its patterns, the detector's character map,
// the JSON Schemas of facts and playbooks, and the page about facts; and what bundles need of the package.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { characterMap, withTraditional } from './generate/chinese.mjs'
import { factsPage } from './generate/facts.mjs'
import { factsJsonSchema, playbookJsonSchema } from './generate/jsonSchema.mjs'
import { proofMistakes } from './generate/proofs.mjs'
import { withTemplateElements, withWhatLimbsSay } from './generate/templates.mjs'
import { importTypeScript } from './import-typescript.mjs'

const root = path.resolve(import.meta.dirname, '..')

/**
 * Writes a file only where its content is new, so that watchers and builds are not woken for nothing.
 * @param {string} file
 * @param {string} content
 */
async function write(file, content) {
  const target = path.join(root, file)
  if ((await readFile(target, 'utf8').catch(() => undefined)) === content) return
  await mkdir(path.dirname(target), { recursive: true })
  await writeFile(target, content)
}

/**
 * @typedef {Pick<typeof import('../server/src/coverage/detector.ts'), 'compilePatterns'>
 *   & Pick<typeof import('../server/src/coverage/writtenPatterns.ts'), 'writePatterns'>} Compiler
 */

/**
 * The parts of the product that the proofs run. The detector reads the character map: write that first.
 * @returns {Promise<import('./generate/proofs.mjs').Engine & import('./generate/templates.mjs').Engine & Compiler>}
 */
async function engine() {
  const modules = [
    'contract/readContract.ts',
    ...['coverage', 'detector', 'phrases', 'phraseSets', 'writtenPatterns'].map((module) => `coverage/${module}.ts`),
  ]
  return importTypeScript(...modules.map((file) => `server/src/${file}`))
}

/** @returns {Promise<import('./generate/jsonSchema.mjs').Described>} */
async function describedFiles() {
  const modules = [
    'facts/schema.ts',
    'policy/playbook.ts',
    'policy/schemaDocs.ts',
    'policy/schemaWords.ts',
    'rules/finding.ts',
  ]
  return importTypeScript(...modules.map((file) => `server/src/${file}`))
}

/** @type {typeof import('../server/src/policy/load.ts') & import('./generate/chinese.mjs').Writer} */
const policy = await importTypeScript('server/src/policy/load.ts', 'server/src/policy/traditional.ts')
try {
  const pack = withTraditional(policy.loadPack(path.join(root, 'server/policy')), policy)
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  await write('server/src/about.generated.json', JSON.stringify({ version }))
  await write('server/src/contract/traditional.generated.json', JSON.stringify(characterMap()))
  const product = await engine()
  const mistakes = proofMistakes(pack, product)
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
  // Proofs are for the build alone.
  const unproved = (/** @type {{ proofs?: unknown }} */ { proofs, ...rest }) => rest
  const unprovedElement = (/** @type {import('../server/src/policy/schema.ts').Element} */ element) => ({
    ...unproved(element),
    ...(element.flaws ? { flaws: element.flaws.map(({ firesOn, ...flaw }) => flaw) } : {}),
  })
  const shipped = {
    ...pack,
    interactions: pack.interactions.map(({ words, against, exception, ...interaction }) => ({
      ...interaction,
      words: unproved(words),
      ...(against ? { against: unproved(against) } : {}),
      ...(exception ? { exception: unproved(exception) } : {}),
    })),
    families: withWhatLimbsSay(withTemplateElements(pack, product), product).families.map((family) => ({
      ...unproved(family),
      elements: family.elements.map(unprovedElement),
    })),
  }
  await write('server/src/policy/standard-pack.generated.json', JSON.stringify(shipped))
  const patterns = product.writePatterns(product.compilePatterns(pack))
  await write('server/src/coverage/standard-patterns.generated.json', JSON.stringify(patterns))
  const described = await describedFiles()
  const json = (/** @type {object} */ value) => `${JSON.stringify(value, undefined, 2)}\n`
  await write('schemas/contract-facts.schema.json', json(factsJsonSchema(pack, described)))
  await write('schemas/playbook.schema.json', json(playbookJsonSchema(pack, described)))
  await write('docs/facts.md', factsPage(pack, described))
} catch (error) {
  console.error(`The policy pack has mistakes:\n${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
