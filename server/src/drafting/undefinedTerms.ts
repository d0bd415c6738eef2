import type { Contract } from '../contract/contract.ts'
import { isDefinedElsewhere } from './definedElsewhere.ts'
import { lettersWithoutParty } from './partyLetters.ts'
import { type TermCandidate, termCandidates } from './termCandidates.ts'
import { meaningKey, singularOf, termKey } from './termForms.ts'
import { isIntroduced, isOfName, titlesOf } from './termIntroductions.ts'
import { type TermUse, termsOf } from './terms.ts'
import { headWords, otherWords, tellingHeads } from './termWords.ts'

/** A phrase that is used as a term and that the contract does not define. */
export interface UndefinedTerm {
  readonly words: string
  /** In document order; never empty. */
  readonly uses: readonly TermUse[]
}

/**
 * The phrases that a contract uses as terms and does not define: in English capitalised phrases whose last word is one
 * that drafters make terms of; in Chinese parties by letter that no party block introduces. In order of first use.
 */
export function undefinedTerms(contract: Contract): UndefinedTerm[] {
  if (isDefinedElsewhere(contract)) return []
  const { all: terms } = termsOf(contract)
  const defined = new Set(terms.map(({ name }) => meaningKey(name)))
  const several = terms.filter(({ name }) => name.includes(' '))
  const ordinary = new Set(several.flatMap(({ name }) => name.split(/[\s-]+/).map(singularOf)))
  const titles = titlesOf(contract)
  const groups = new Map<string, TermCandidate[]>()
  for (const candidate of termCandidates(contract)) {
    const key = termKey(candidate.words)
    const group = groups.get(key)
    if (group) group.push(candidate)
    else groups.set(key, [candidate])
  }
  const found: UndefinedTerm[] = []
  for (const all of groups.values()) {
    const uses = all.filter((use) => !isOfName(contract, use, titles))
    const [first] = uses
    if (
      first &&
      !all.some(({ isIntroduced }) => isIntroduced) &&
      !defined.has(meaningKey(first.words)) &&
      !(first.words.includes(' ') && titles.has(first.words.toLowerCase())) &&
      isTerm(first.words, uses, ordinary, contract.text) &&
      !isIntroduced(contract, first.words)
    )
      found.push({ words: first.words, uses })
  }
  return [...found, ...lettersWithoutParty(contract)]
}

/** How often one word has to be used as a term to be known as one, and how often several. */
const enough = { single: 3, several: 2 }

function isTerm(words: string, uses: readonly TermCandidate[], ordinary: ReadonlySet<string>, text: string): boolean {
  const parts = words.split(/[\s-]+/).filter((part) => part !== 'of')
  const heads = words.split(' of ')[0]?.split(/[\s-]+/)
  const head = singularOf(heads?.at(-1) ?? '')
  // “Terms” by itself, or of something, is a document.
  if (!headWords.has(head) || heads?.at(-1) === 'Terms') return false
  const isOften =
    parts.length === 1
      ? uses.length >= enough.single && uses.some(({ isLed }) => isLed)
      : uses.length >= enough.several || (tellingHeads.has(head) && uses.some(({ isLed }) => isLed))
  return (
    isOften &&
    parts.every(
      (part) =>
        headWords.has(singularOf(part)) ||
        otherWords.has(part) ||
        ordinary.has(singularOf(part)) ||
        standsIn(text, part.toLowerCase()),
    )
  )
}

/** Whether a word stands in a text in lower case, by itself and not in an address. */
function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length
    const isWord =
      !/[\p{L}./@_-]/u.test(text[at - 1] ?? '') && !/^(?:[\p{L}/@_-]|\.\p{L})/u.test(text.slice(end, end + 2))
    if (isWord) return true
  }
  return false
}
