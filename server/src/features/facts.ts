import type { Contract } from '../contract/contract.ts'
import { contractFacts } from '../facts/schema.ts'
import type { HoverProvider } from './hover.ts'
import { schemaHover } from './schemaHover.ts'
import type { DescribedYaml } from './yamlPlace.ts'

/** The part of a contract that its facts may stand in, as YAML that is to be completed. */
export function factsYaml({ text, frontMatter, format }: Contract): DescribedYaml | undefined {
  const span = format === 'yaml' ? { start: 0, end: text.length } : frontMatter
  return span && { text, span, schema: contractFacts, under: 'contract' }
}

/** What a key or a value of the facts block means. */
export const factHover: HoverProvider = ({ offset, checked, pack, locale }) =>
  schemaHover(checked.contract.facts?.entries ?? [], [contractFacts], offset, pack, locale)
