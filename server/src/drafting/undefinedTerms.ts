import { anyPassage } from '../contract/anyPassage.ts'
import type { Contract } from '../contract/contract.ts'
import { perKey } from '../contract/perContract.ts'
import { isDefinedElsewhere } from './definedElsewhere.ts'
import { type TermTable, termTableOf } from './definitions.ts'
import { lettersWithoutParty } from './partyLetters.ts'
import { groupedCandidates, headOf, type TermCandidate, useOf } from './termCandidates.ts'
import { meaningKey, singularOf } from './termForms.ts'
import { isIntroduced, namesIn, titlesOf } from './termIntroductions.ts'
import type { TermUse } from './terms.ts'
import { headWords, otherWords, tellingHeads } from './termWords.ts'

/** A phrase that is used as a term and that the contract does not define. */
export interface UndefinedTerm {
  readonly words: string
  readonly firstUse: TermUse
  /** How often it is used. */
  readonly count: number
}

/**
 * The phrases that a contract uses as terms and does not define: in English capitalised phrases whose last word is one
 * that drafters make terms of; in Chinese parties by letter that no party block introduces. In order of first use.
 */
export function undefinedTerms(contract: Contract): UndefinedTerm[] {
  if (isDefinedElsewhere(contract)) return []
  const vocabulary = vocabularyOf(contract)
  const titles = titlesOf(contract)
  const isOfName = namesIn(contract)
  const found: UndefinedTerm[] = []
  for (const all of candidates(contract, vocabulary).values()) {
    if (vocabulary.defined.has((all[0] as TermCandidate).phrase.meaning)) continue
    const uses = all.filter(({ phrase }) => !isOfName(phrase))
    const [first] = uses
    if (!first || all.some(({ phrase }) => phrase.isIntroduced)) continue
    const { words } = first.phrase
    if (words.includes(' ') && titles.has(words.toLowerCase())) continue
    if (!isTerm(contract, words, uses, vocabulary) || isIntroduced(contract, words)) continue
    found.push({ words, firstUse: useOf(first), count: uses.length })
  }
  return [...found, ...lettersWithoutParty(contract)]
}

const candidates = groupedCandidates(
  ({ hasTermHead, beginsSentence }, _key: Vocabulary) => hasTermHead && !beginsSentence,
  ({ key }) => key,
)

/** What terms are made of. */
interface Vocabulary {
  readonly table: TermTable
  /** The meanings that are given. */
  readonly defined: ReadonlySet<string>
  /** The words of terms of several words. */
  readonly ordinary: ReadonlySet<string>
  /** Every form of every term. */
  readonly forms: { readonly has: (words: string) => boolean }
}

const vocabularyOf = perKey(termTableOf, (contract): Vocabulary => {
  const table = termTableOf(contract)
  const { terms, forms } = table
  const several = terms.filter(({ name }) => name.includes(' '))
  return {
    table,
    defined: new Set(terms.map(({ name }) => meaningKey(name))),
    forms,
    ordinary: new Set(several.flatMap(({ name }) => name.split(/[\s-]+/).map(singularOf))),
  }
})

/** How often one word has to be used as a term to be known as one, and how often several. */
const enough = { single: 3, several: 2 }

function isTerm(
  contract: Contract,
  words: string,
  uses: readonly TermCandidate[],
  { ordinary, forms }: Vocabulary,
): boolean {
  const parts = words.split(/[\s-]+/).filter((part) => part !== 'of')
  // “Terms” by itself, or of something, is a document.
  if (/^(?:.*[\s-])?Terms$/.test(words.split(' of ')[0] ?? '')) return false
  const isOften =
    parts.length === 1
      ? uses.length >= enough.single && uses.some(({ phrase }) => phrase.isLed)
      : uses.length >= enough.several || (tellingHeads.has(headOf(words)) && uses.some(({ phrase }) => phrase.isLed))
  return (
    isOften &&
    parts.every(
      (part) =>
        headWords.has(singularOf(part)) ||
        otherWords.has(part) ||
        ordinary.has(singularOf(part)) ||
        (tellingHeads.has(headOf(words)) && forms.has(part)) ||
        standsIn(contract, part.toLowerCase()),
    )
  )
}

/** Whether a word stands in a contract in lower case, by itself and not in an address. */
const standsIn = anyPassage((text, word) => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length
    const isWord =
      !/[\p{L}./@_-]/u.test(text[at - 1] ?? '') && !/^(?:[\p{L}/@_-]|\.\p{L})/u.test(text.slice(end, end + 2))
    if (isWord) return true
  }
  return false
})
