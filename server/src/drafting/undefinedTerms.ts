import type { Contract, Passage } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { byText } from './byText.ts'
import { formsOf, meaningKey, singularOf, termKey } from './termForms.ts'
import { type TermUse, termsOf } from './terms.ts'
import { determiners, headWords, otherWords, tellingHeads } from './termWords.ts'

/** A phrase that is used as a defined term is. */
export interface TermCandidate extends TermUse {
  readonly words: string
  /** The word before it leads to a term: the, any, its … */
  readonly isLed: boolean
}

/** A phrase that is used as a term and that the contract does not define. */
export interface UndefinedTerm {
  readonly words: string
  /** In document order; never empty. */
  readonly uses: readonly TermCandidate[]
}

type Phrase = Pick<TermCandidate, 'start' | 'words' | 'isLed'>

const capitalised = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}’'-]*(?: (?:of )?\p{Lu}[\p{L}\p{N}’'-]*){0,5}(?![\p{L}\p{N}])/gu
/** The word before a phrase in the middle of a sentence; no word in capitals, which would make it part of a name. */
const leading = /(?:^|[\s(“"‘/])(\p{Ll}[\p{L}’']*|\p{Lu}[\p{L}]*[’']s),? $/u
/** What follows a name of a law, of a document or of a part of one. */
const namedThing =
  /^(?:[’']s)?\s*(?:(?:of )?\p{Lu}\p{L}+ )*(?:Act|act|Regulations?|Code|Convention|Directive|Rules?|Law|Section|section|clause|Policy|Program|Programme|template|form|page|button|tab|file|\(\p{Lu}{2,})\b/u

/** “the Completion Date as defined in the Purchase Agreement” says itself where it is defined. */
const borrows = /^,? \(?as (?:such term is |that term is )?defined (?:in|under) (?:the |that |its )?\p{Lu}/u

/** The capitalised phrases of a passage that do not begin a sentence. */
const phrasesIn = byText((text): readonly Phrase[] => {
  const phrases: Phrase[] = []
  for (const { index, 0: written } of text.matchAll(capitalised)) {
    const words = written.replace(/[’']s?$/, '')
    // A word in capitals is an abbreviation or a shout.
    if (index === 0 || /^\p{Lu}[\p{Lu}\d’'-]*$/u.test(words)) continue
    const before = leading.exec(text.slice(Math.max(0, index - 40), index))?.[1]
    const after = text.slice(index + words.length, index + words.length + 60)
    // A line that ends in the middle of a name was cut by a word processor.
    if (before === undefined || after === '' || namedThing.test(after) || borrows.test(after)) continue
    phrases.push({ start: index, words, isLed: determiners.has(before) || /[’']s?$/.test(before) })
  }
  return phrases
})

/** What a contract in English writes as its terms, in the middle of sentences, and does not define in those words. */
export const termCandidates = perContract((contract: Contract): readonly TermCandidate[] => {
  const terms = termsOf(contract)
  return contract.passages.flatMap(({ kind, wording }, passage) => {
    if (kind !== 'prose' && kind !== 'list-item') return []
    return phrasesIn(wording).flatMap(({ start, words, isLed }) => {
      const end = start + words.length
      // A phrase whose last word is a defined term, or part of one, is a kind of that.
      return terms.usesIn(passage).some((use) => use.start < end && end <= use.end)
        ? []
        : [{ passage, start, end, words, isLed }]
    })
  })
})

/** “Capitalised terms not defined here have the meanings given in …”: nothing can be said to be undefined. */
const elsewhere =
  /\bcapitali[sz]ed (?:terms|words|expressions)\b[^.]{0,80}\bnot\b[^.]{0,40}\bdefined\b|\bterms\b[^.]{0,60}\bnot (?:otherwise )?defined (?:herein|in this)[^.]{0,60}\bmeanings?\b|\bdefinitions\b[^.]{0,60}\bnot defined in\b|\b(?:capitali[sz]ed (?:terms|words)|variables|defined terms)\b[^.]{0,40}\bmeanings?\b[^.]{0,60}\b(?:in|on|under) (?:an?|the) (?!section|clause|following|agreement)/i
const saysElsewhere = byText((text) => elsewhere.test(text))
/** Part of another contract, which defines its terms. */
const partOfAnother =
  /\b(?:addendum|amendment|schedule|annex|appendix|exhibit|service level agreement|sla|statement of work|order form|rider|policy|补充协议|補充協議)\b/i

/**
 * The phrases that a contract uses as terms and does not define: in English capitalised phrases whose last word is one
 * that drafters make terms of; in Chinese parties by letter that no party block introduces. In order of first use.
 */
export function undefinedTerms(contract: Contract): UndefinedTerm[] {
  const { title } = contract.sections[0] ?? { title: '' }
  if (partOfAnother.test(title) || contract.passages.some(({ wording }) => saysElsewhere(wording))) return []
  const terms = termsOf(contract)
  const defined = new Set(terms.all.map(({ name }) => meaningKey(name)))
  const several = terms.all.filter(({ name }) => name.includes(' '))
  const ordinary = new Set(several.flatMap(({ name }) => name.split(/[\s-]+/).map(singularOf)))
  const titles = new Set(contract.sections.map((section) => section.title.toLowerCase()))
  const isOfTitle = ({ passage, start, end }: TermCandidate): boolean => {
    const { text } = contract.passages[passage] as Passage
    const name = (lead.exec(text.slice(Math.max(0, start - longestLead), start))?.[0] ?? '') + text.slice(start, end)
    return name.length > end - start && [...titles].some((one) => one.includes(name.toLowerCase()))
  }
  const groups = new Map<string, TermCandidate[]>()
  for (const candidate of termCandidates(contract)) {
    const key = termKey(candidate.words)
    const group = groups.get(key)
    if (group) group.push(candidate)
    else groups.set(key, [candidate])
  }
  const found: UndefinedTerm[] = []
  for (const all of groups.values()) {
    const uses = all.filter((use) => !isOfTitle(use))
    const [first] = uses
    if (!first) continue
    const { words } = first
    if (
      defined.has(meaningKey(words)) ||
      titles.has(words.toLowerCase()) ||
      !isTerm(words, uses, ordinary, contract.text) ||
      isQuoted(contract.text, words)
    )
      continue
    found.push({ words, uses })
  }
  return [...found, ...lettersWithoutParty(contract)]
}

/** So much before a phrase is looked at for the rest of its name, in UTF-16 units. */
const longestLead = 80
/** The first words of a name whose last words are a phrase: “DHSS Hosting and” of “DHSS Hosting and Datacenter Services”. */
const lead = /(?:\p{Lu}[\p{L}’'-]*,? (?:and )?)+$/u

/** A phrase that stands in quotation marks is introduced there, in whatever way. */
const isQuoted = (text: string, words: string): boolean =>
  formsOf(words).some((form) => [`"${form}"`, `“${form}”`, `‘${form}’`].some((one) => text.includes(one)))

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

/** 丙方 in a contract whose party block introduces 甲方 and 乙方 only. */
function lettersWithoutParty(contract: Contract): UndefinedTerm[] {
  const terms = termsOf(contract)
  if (!terms.all.some(({ definitions }) => definitions.some(({ form }) => form === 'party'))) return []
  return ['甲方', '乙方', '丙方', '丁方'].flatMap((words) => {
    if (terms.find(words) || !contract.text.includes(words)) return []
    const uses = contract.passages.flatMap(({ text }, passage): TermCandidate[] =>
      Array.from(text.matchAll(new RegExp(words, 'g')), ({ index }) => ({
        passage,
        start: index,
        end: index + words.length,
        words,
        isLed: true,
      })),
    )
    return uses.length > 0 ? [{ words, uses }] : []
  })
}
