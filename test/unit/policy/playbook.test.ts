import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { playbookJsonSchema } from '../../../scripts/generate/jsonSchema.mjs'
import { playbook } from '../../../server/src/policy/playbook.ts'
import { docsOf, entriesOf, type Shape, shapesOf } from '../../../server/src/policy/schemaDocs.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import * as z from '../../../server/src/policy/zod.ts'
import { described } from '../described.ts'

const file = path.resolve(import.meta.dirname, '../../../schemas/playbook.schema.json')

it('the JSON Schema is the one that the playbook gives', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(playbookJsonSchema(standardPack, described))
})

/** Every key of the schema with what stands there, by its path. */
function* fieldsOf(shapes: readonly Shape[], at = ''): Generator<readonly [string, Shape]> {
  for (const shape of entriesOf(shapes)) {
    const inner =
      shape instanceof z.ZodMiniObject
        ? Object.entries<Shape>(shape.shape)
        : shape instanceof z.ZodMiniRecord
          ? [['*', shape.def.valueType] as const]
          : []
    for (const [key, field] of inner) {
      yield [`${at}/${key}`, field]
      yield* fieldsOf(shapesOf(field), `${at}/${key}`)
    }
  }
}

it('every part and every value of it is explained in both languages', () => {
  const fields = [...fieldsOf([playbook])]
  expect(fields.length).toBeGreaterThan(40)
  for (const [at, field] of fields) {
    const docs = docsOf(field)
    for (const { en, zh } of [docs?.about, ...Object.values(docs?.values ?? {})].flatMap((one) => one ?? [])) {
      expect(en, at).toMatch(/\.$/)
      expect(zh, at).toMatch(/。$/)
    }
    expect(docs?.about, at).toBeDefined()
  }
})
