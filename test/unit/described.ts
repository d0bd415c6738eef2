import { contractFacts } from '../../server/src/facts/schema.ts'
import { playbook } from '../../server/src/policy/playbook.ts'
import { bare, docsOf } from '../../server/src/policy/schemaDocs.ts'
import { wordsOf } from '../../server/src/policy/schemaWords.ts'
import { findingCodes } from '../../server/src/rules/finding.ts'

/** The files that people write, as the generator of their JSON Schemas takes them. */
export const described = { contractFacts, playbook, bare, docsOf, wordsOf, findingCodes }
