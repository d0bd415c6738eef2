import fc from 'fast-check'
import type { Format } from '../../../server/src/contract/contract.ts'
import { markdownTexts } from './markdown.ts'
import { yamlTexts } from './yaml.ts'

export type Sample = readonly [text: string, format: Format]

/** Contracts in both formats; now and then one is read as what it is not. */
export const samples: fc.Arbitrary<Sample> = fc.oneof(
  { weight: 10, arbitrary: markdownTexts.map((text): Sample => [text, 'markdown']) },
  { weight: 10, arbitrary: yamlTexts.map((text): Sample => [text, 'yaml']) },
  { weight: 1, arbitrary: markdownTexts.map((text): Sample => [text, 'yaml']) },
)
