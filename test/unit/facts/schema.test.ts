import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { factsPage } from '../../../scripts/generate/facts.mjs'
import { factsJsonSchema } from '../../../scripts/generate/jsonSchema.mjs'
import { contractFacts } from '../../../server/src/facts/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { described } from '../described.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

it('the JSON Schema is the one that the facts give', () => {
  expect(JSON.parse(read('schemas/contract-facts.schema.json'))).toEqual(factsJsonSchema(standardPack, described))
})

it('the page about facts is the one that the facts give', () => {
  expect(read('docs/facts.md')).toBe(factsPage(standardPack, described))
})

it('every fact is explained in both languages', () => {
  for (const [key, field] of Object.entries(contractFacts.shape)) {
    const docs = described.docsOf(field)
    expect(docs?.about.en, key).toMatch(/\.$/)
    expect(docs?.about.zh, key).toMatch(/。$/)
    expect(read('docs/facts.md')).toContain(`| \`${key}\` |`)
  }
})
