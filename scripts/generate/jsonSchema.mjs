import * as z from 'zod/mini'

/** @typedef {import('../../server/src/policy/schema.ts').Pack} Pack */
/** @typedef {import('../../server/src/policy/schemaDocs.ts').Shape} Shape */
/**
 * The schemas of the files that people write, and what is said of their parts.
 * @typedef {Pick<typeof import('../../server/src/facts/schema.ts'), 'contractFacts'>
 *   & Pick<typeof import('../../server/src/policy/playbook.ts'), 'playbook'>
 *   & Pick<typeof import('../../server/src/policy/schemaDocs.ts'), 'bare' | 'docsOf'>
 *   & Pick<typeof import('../../server/src/policy/schemaWords.ts'), 'wordsOf'>
 *   & Pick<typeof import('../../server/src/rules/finding.ts'), 'findingCodes'>} Described
 */

/**
 * Words that are offered, beside any other: a house has clauses of its own.
 * @param {{ enum: string[], enumDescriptions: string[] }} known
 */
const offered = (known) => ({ anyOf: [known, { type: /** @type {const} */ ('string') }] })

/**
 * The JSON Schema of a part of a file that people write, for editors that are not connected to the language server.
 * @param {Shape} schema
 * @param {Pack} pack
 * @param {Described} described
 */
function jsonSchemaOf(schema, pack, { docsOf, wordsOf, findingCodes }) {
  return z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const docs = docsOf(zodSchema)
      if (!docs) return
      jsonSchema.description = docs.about.en
      const words = wordsOf(docs, pack, findingCodes)
      if (docs.vocabulary === 'countries') jsonSchema.examples = ['SG', 'China', '马来西亚']
      else if (words.length > 0) {
        const known = { enum: words.map(({ text }) => text), enumDescriptions: words.map(({ means }) => means.en) }
        if (jsonSchema.type === 'object') jsonSchema.propertyNames = offered(known)
        else if (docs.vocabulary === 'families' || docs.vocabulary === 'subjects')
          Object.assign(jsonSchema, offered(known))
        else Object.assign(jsonSchema, known)
      }
    },
  })
}

/**
 * The JSON Schema of the `contract:` block.
 * @param {Pack} pack
 * @param {Described} described
 */
export function factsJsonSchema(pack, described) {
  const { $schema, ...contract } = jsonSchemaOf(described.contractFacts, pack, described)
  return { $schema, title: 'Facts of a contract', type: 'object', properties: { contract } }
}

/**
 * The JSON Schema of `.proviso/playbook.yaml`.
 * @param {Pack} pack
 * @param {Described} described
 */
export function playbookJsonSchema(pack, described) {
  const { $schema, ...playbook } = jsonSchemaOf(described.playbook, pack, described)
  return { $schema, title: 'House playbook', ...playbook }
}
