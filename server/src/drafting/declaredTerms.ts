import type { Contract, FactNode, Span } from '../contract/contract.ts'
import { findFrontMatter } from '../contract/frontMatter.ts'
import { Wording } from '../contract/wording.ts'
import { factNamed, parseYaml } from '../contract/yamlDocument.ts'

/** A term that the file declares outside its prose. */
export interface DeclaredTerm {
  readonly name: string
  readonly span: Span
  /** The entry that declares it. */
  readonly meaning: Span
}

/**
 * The terms that a file declares: the parties' in its facts, and those under `definitions:` in its front matter, as a mapping (`Services: …`) or as a list of `term:` and `meaning:`. (In a YAML body definitions are prose.)
 */
export function declaredTerms(contract: Contract): DeclaredTerm[] {
  const facts = contract.facts?.entries ?? []
  const parties = childrenOf(facts.find(({ key }) => key === 'parties'))
  return [
    ...parties.flatMap((party) => scalarAt(contract, childNamed(party, 'term'), party.valueSpan)),
    ...childrenOf(frontMatterDefinitions(contract)).flatMap((entry) => {
      const term = childNamed(entry, 'term')
      if (term) return scalarAt(contract, term, entry.valueSpan)
      const span = unquoted(contract, entry.keySpan)
      return isIndex(entry) ? [] : [{ name: entry.key, span, meaning: { start: span.start, end: entry.valueSpan.end } }]
    }),
  ]
}

/** The entries of a list have their numbers as keys, which stand nowhere in the text. */
const isIndex = ({ keySpan, valueSpan }: FactNode): boolean => keySpan.start === valueSpan.start

const childrenOf = (node: FactNode | undefined): readonly FactNode[] => (Array.isArray(node?.value) ? node.value : [])
const childNamed = (node: FactNode, name: string): FactNode | undefined =>
  childrenOf(node).find(({ key }) => key === name)

function scalarAt(contract: Contract, node: FactNode | undefined, meaning: Span): DeclaredTerm[] {
  if (typeof node?.value !== 'string' || node.value.trim() === '') return []
  return [{ name: node.value, span: unquoted(contract, node.valueSpan), meaning }]
}

function unquoted({ text }: Contract, { start, end }: Span): Span {
  return end > start && /["']/.test(text[start] ?? '') ? { start: start + 1, end: end - 1 } : { start, end }
}

/** The front matter is the head of a contract in Markdown, which stays the same while its body is written. */
const frontMatterDefinitions = ({ pieces: [head], frontMatter }: Contract): FactNode | undefined =>
  head && frontMatter && definitionsIn(head)

const definitionsIn = Wording.remembered((head): FactNode | undefined => {
  const content = findFrontMatter(head)?.content
  const yaml = content ? head.slice(content.start, content.end) : ''
  // Reading YAML twice costs more than looking whether there is anything to read.
  if (!content || !/^definitions:/m.test(yaml)) return undefined
  const [document] = parseYaml(yaml, content.start).documents
  return document && factNamed('definitions', document, content.start)
})
