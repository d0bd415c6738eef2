import type { Contract, Passage } from '../contract/contract.ts'
import { passagesThatFor } from '../contract/passagesThat.ts'
import { perContract, perKey } from '../contract/perContract.ts'
import { type TermTable, termTableOf } from './definitions.ts'
import { type Scan, scanners } from './scanner.ts'
import { groupedCandidates, type TermCandidate, useOf } from './termCandidates.ts'
import { formsOf, isChinese, meaningKey, termKey } from './termForms.ts'
import { isOfWords, type Term, type TermUse, termsOf } from './terms.ts'

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

const candidates = groupedCandidates(
  ({ isIntroduced, meaning }, { byMeaning }: LookUp) => !isIntroduced && byMeaning.has(meaning),
  ({ words }) => words,
)

function capitalisedVariants(contract: Contract): TermVariant[] {
  const { find } = termsOf(contract)
  const lookUp = lookUpOf(contract)
  const { byMeaning } = lookUp
  const groups = candidates(contract, lookUp)
  return [...groups].flatMap(([words, all]): TermVariant[] => {
    const [name, ...others] = byMeaning.get(meaningKey(words)) ?? []
    const term = name === undefined ? undefined : find(name)
    if (!term || others.length > 0 || find(words)) return []
    const kind = termKey(words) === termKey(term.name) ? 'spelling' : 'role'
    // A capital that begins a sentence is no other spelling.
    const isMeant = (one: TermCandidate): boolean =>
      !isAttribute(contract, one) && (kind === 'role' || !one.phrase.beginsSentence)
    const uses = all.filter(isMeant).map(useOf)
    return uses.length > 0 ? [{ term, kind, words, uses }] : []
  })
}

/** “Third-Party software” has its hyphen from grammar. */
const isAttribute = ({ passages }: Contract, { phrase: { words, end }, passage }: TermCandidate): boolean =>
  words === 'Third-Party' && /^ \p{L}/u.test(passages[passage]?.text.slice(end, end + 2) ?? '')

/** The words are led to as a term is, and no noun follows of which they would be a part. */
const scannerOf = scanners(
  "(?:the|such|said|its|their|party['’]s) ",
  '(?=[.,;:)’]|$| (?:shall|will|must|may|is|are|was|(?:and|or)(?! other\\b)|to|in|by|for|from|that|which|with|under|as|if|on|at)\\b)',
)

const haveSmallForms = passagesThatFor(
  ({ kind, wording }, { scanSmallForms }: LookUp) =>
    kind !== 'heading' && kind !== 'label' && scanSmallForms(wording).length > 0,
)

/** “a supervisory authority …; such supervisory authority” is the one that was named before, whatever the term means. */
const pointsBack = (text: string, start: number, words: string): boolean =>
  /\b(?:such|said) $/i.test(text.slice(Math.max(0, start - 6), start)) && text.slice(0, start).includes(words)

/** A term of several words in lower case, led to as a term is: “the confidential information”. */
function lowerCaseVariants(contract: Contract): TermVariant[] {
  const { find } = termsOf(contract)
  const lookUp = lookUpOf(contract)
  const { bySmallForm, scanSmallForms } = lookUp
  if (bySmallForm.size === 0) return []
  const found = new Map<string, TermVariant & { uses: TermUse[] }>()
  for (const passage of haveSmallForms(contract, lookUp)) {
    const { wording } = contract.passages[passage] as Passage
    for (const { start, end, words } of scanSmallForms(wording)) {
      const term = find(bySmallForm.get(words) ?? '')
      // A definition says what the words mean in the words themselves.
      if (!term || term.definitions.some((definition) => definition.passage === passage)) continue
      if (pointsBack(wording.text, start, words)) continue
      const use = { passage, start, end }
      const known = found.get(words)
      if (known) known.uses.push(use)
      else found.set(words, { term, kind: 'lower-case', words, uses: [use] })
    }
  }
  return [...found.values()]
}

/** How the names of terms are looked up. */
interface LookUp {
  readonly table: TermTable
  /** The names of terms with capitals, by what they mean. */
  readonly byMeaning: ReadonlyMap<string, readonly string[]>
  /** The names of terms of several words, by their forms in lower case. */
  readonly bySmallForm: ReadonlyMap<string, string>
  readonly scanSmallForms: Scan
}

const lookUpOf = perKey(termTableOf, (contract): LookUp => {
  const table = termTableOf(contract)
  const { terms } = table
  const byMeaning = new Map<string, string[]>()
  for (const { name, isProper } of terms) {
    if (!isProper || isChinese(name)) continue
    const key = meaningKey(name)
    byMeaning.set(key, [...(byMeaning.get(key) ?? []), name])
  }
  const bySmallForm = new Map(
    terms.filter(isOfWords).flatMap(({ name }) => formsOf(name).map((form) => [form.toLowerCase(), name] as const)),
  )
  return { table, byMeaning, bySmallForm, scanSmallForms: scannerOf(bySmallForm) }
})
