import type { FactBlock, FactNode } from './contract.ts'
import { factBlockOf, parseYaml } from './yamlDocument.ts'

/** Facts that are known besides the text, such as a database has them; of the shape of a `contract:` block. */
export type GivenFacts = Readonly<Record<string, unknown>>

/** Stands for facts that no text has. */
const nowhere = { start: 0, end: 0 }

/**
 * The facts of a text with those given besides it, which count where both say something. Given facts have an empty place at
 * the start of the text.
 */
export function withGiven(facts: FactBlock | undefined, given: GivenFacts): FactBlock {
  // JSON is YAML, so they are read as if they had been written.
  const [document] = parseYaml(JSON.stringify({ contract: given }), 0).documents
  const entries = (document && factBlockOf(document, 0)?.entries) ?? []
  const unsaid = (facts?.entries ?? []).filter(({ key }) => !Object.hasOwn(given, key))
  return { ...(facts ?? { keySpan: nowhere, span: nowhere }), entries: [...unsaid, ...entries.map(placedNowhere)] }
}

function placedNowhere({ key, value }: FactNode): FactNode {
  const placed = Array.isArray(value) ? (value as readonly FactNode[]).map(placedNowhere) : value
  return { key, value: placed, keySpan: nowhere, valueSpan: nowhere }
}
