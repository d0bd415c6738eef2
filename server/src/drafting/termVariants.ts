import type { Contract } from '../contract/contract.ts'
import { perContract } from './perContract.ts'
import { formsOf, isChinese, meaningKey, termKey } from './termForms.ts'
import { type Term, type TermUse, termsOf } from './terms.ts'
import { type TermCandidate, termCandidates } from './undefinedTerms.ts'

/** How other words differ from the term that they seem to mean. */
export type VariantKind =
  | 'spelling' // End-User for “End User”, Receiving party for “Receiving Party”
  | 'role' // Vendor for “Supplier”, Client Data for “Customer Data”
  | 'lower-case' // confidential information for “Confidential Information”

/** Words that stand where a defined term seems to be meant. */
export interface TermVariant {
  readonly term: Term
  readonly kind: VariantKind
  readonly words: string
  /** In document order; never empty. */
  readonly uses: readonly TermUse[]
}

/** The words of a contract that differ a little from a term that it defines. Not reported where two terms are as near. */
export const termVariants = perContract((contract: Contract): readonly TermVariant[] => [
  ...capitalisedVariants(contract),
  ...lowerCaseVariants(contract),
])

function capitalisedVariants(contract: Contract): TermVariant[] {
  const { all, find } = termsOf(contract)
  const terms = all.filter(({ name, isProper }) => isProper && !isChinese(name))
  const groups = new Map<string, TermCandidate[]>()
  for (const candidate of termCandidates(contract))
    groups.set(candidate.words, [...(groups.get(candidate.words) ?? []), candidate])
  return [...groups].flatMap(([words, uses]): TermVariant[] => {
    if (find(words)) return []
    const key = meaningKey(words)
    const near = terms.filter(({ name }) => meaningKey(name) === key)
    const [term] = near
    if (!term || near.length > 1) return []
    return [{ term, kind: termKey(words) === termKey(term.name) ? 'spelling' : 'role', words, uses }]
  })
}

/** A term of several words in lower case, led to as a term is: “the confidential information”. */
function lowerCaseVariants(contract: Contract): TermVariant[] {
  const terms = termsOf(contract).all.filter(
    ({ name, isProper }) => isProper && !isChinese(name) && / /.test(name) && /^(?:\p{Lu}[\p{Ll}’'-]+ ?)+$/u.test(name),
  )
  if (terms.length === 0) return []
  const byForm = new Map(terms.flatMap((term) => formsOf(term.name).map((form) => [form.toLowerCase(), term] as const)))
  const expression = new RegExp(
    `(?<=\\b(?:the|such|said|its|their|other party['’]s) )(?:${[...byForm.keys()].sort((a, b) => b.length - a.length).join('|')})(?=[.,;:)’']|$| (?:shall|will|must|may|is|are|was|and|or|to|in|by|for|from|that|which|with|under|as|if|on|at)\\b)`,
    'gu',
  )
  const found = new Map<string, TermVariant & { uses: TermUse[] }>()
  for (const [passage, { kind, text }] of contract.passages.entries()) {
    if (kind === 'heading' || kind === 'label') continue
    for (const { index, 0: words } of text.matchAll(expression)) {
      const term = byForm.get(words)
      // A definition says what the words mean in the words themselves.
      if (!term || term.definitions.some((definition) => definition.passage === passage)) continue
      const use = { passage, start: index, end: index + words.length }
      const known = found.get(words)
      if (known) known.uses.push(use)
      else found.set(words, { term, kind: 'lower-case', words, uses: [use] })
    }
  }
  return [...found.values()]
}
