import { byText } from '../contract/byText.ts'
import type { Contract, Passage, Span } from '../contract/contract.ts'
import { passagesThatFor } from '../contract/passagesThat.ts'
import { perPassages } from '../contract/perPassages.ts'
import { lastBy } from '../contract/search.ts'
import { Wording } from '../contract/wording.ts'
import { type TermTable, termsIn, termsUsedIn } from './definitions.ts'
import { meaningKey, singularOf, termKey } from './termForms.ts'
import type { TermUse } from './terms.ts'
import { determiners, headWords, roleWords } from './termWords.ts'

/** A phrase that is used as a defined term is, in one text. */
export interface Phrase extends Span {
  readonly words: string
  /** The word before it leads to a term: the, any, its … */
  readonly isLed: boolean
  /** It begins a sentence, where any word has a capital: “The Vendor shall …”. */
  readonly beginsSentence: boolean
  /** The sentence says what it is, or where that is set: “the Support Fee set forth in Exhibit A”. */
  readonly isIntroduced: boolean
  /** What is the same of all its forms. */
  readonly key: string
  /** What is the same of all words for it. */
  readonly meaning: string
  /** Its last word, in the singular, is one that drafters make terms of. */
  readonly hasTermHead: boolean
  /** The words with capitals right before it, which may be the first words of its name; empty where there are none. */
  readonly lead: string
}

/** A phrase in its passage. */
export interface TermCandidate {
  readonly phrase: Phrase
  /** Index into {@link Contract.passages}. */
  readonly passage: number
}

/** Where a candidate stands. */
export const useOf = ({ phrase: { start, end }, passage }: TermCandidate): TermUse => ({ passage, start, end })

const capitalised = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}’'-]*(?: (?:of )?\p{Lu}[\p{L}\p{N}’'-]*){0,5}(?![\p{L}\p{N}])/gu
/** The word before a phrase in the middle of a sentence; no word in capitals, which would make it part of a name. */
const leading = /(?:^|[\s(“"‘/])(\p{Ll}[\p{L}’']*|\p{Lu}[\p{L}]*[’']s),? $/u
const sentenceStart = /^[^\p{L}]*$|[.;:][”")]? $/u
const article = /^(?:The|Each|Any|No|Such|Either) (?=\p{Lu})/u
/** What shows that the words before it, which begin a sentence, are somebody or something with duties and rights. */
const acts = /^ (?:shall|will|must|may|agrees?|undertakes?|represents?|warrants?|acknowledges?|is|are|has|have)\b/
/** What follows a name of a law, of a document or of a part of one. */
const namedThing =
  /^(?:[’']s)?\s*(?:(?:of |and )?\p{Lu}\p{L}+ )*(?:Act|act|Regulations?|Code|Convention|Directive|Rules?|Law|Section|section|clause|Policy|Program|Programme|template|form|page|button|tab|file|\(\p{Lu}{2,})\b/u
/** “the Completion Date as defined in the Purchase Agreement” says itself where it is defined. */
const borrows =
  /^,? \(?as (?:such term is |that term is )?defined (?:in|under) (?:the |that |its )?\p{Lu}|^ (?:identified|designated|described) herein as\b/u
/** “the Support Fee set forth in Exhibit A”, “Effective Date, Governing Law … specified on the Cover Page”. */
const setElsewhere =
  /^(?:,? (?:(?:and|or|in|of|other) )*\p{Lu}\p{L}*)*(?: or other terms)?,? (?:as |(?:that|which) (?:is|are) )?(?:set (?:out|forth)|specified|stated|listed|identified|described|calculated|determined|shown|indicated)(?: by the parties)?(?: as [“"][^”"]{1,40}[”"])? (?:in (?:accordance with )?|on )(?:(?:the|an?|each|any|its|that|such|applicable|relevant) ){0,2}(?:Attachment|Exhibit|Schedule|Annex|Appendix|Cover|Order|Purchase|Statement|SOW|Key)\b/u

/** “the IT Requirements document” is a title, “Managed Third Parties (“MTP”)” has a short form. */
const isNamed = /^ (?:documents?\b|\((?:the )?["“'‘]\p{Lu}{2,}s?["”'’])/u

/** What leads to the name of an office or a status: “serves as the Product Owner”, “is a partner and an Authorised Reseller”. */
const role =
  /\b(?:as|be|is|are|become|becomes|remain|remains)(?: still)? (?:an?|the|our|its|their) $|\b(?:be|is|are) [^.;:]{0,100}\band an? $/iu

function introduces(words: string, before: string, after: string): boolean {
  if (borrows.test(after) || setElsewhere.test(after) || isNamed.test(after)) return true
  const head = singularOf(words.split(/[\s-]/).at(-1) ?? '')
  return / /.test(words) && roleWords.has(head) && role.test(before)
}

/** What a phrase names, in the singular: “Date” of “Dates of Delivery”. */
export const headOf = (words: string): string =>
  singularOf(
    words
      .split(' of ')[0]
      ?.split(/[\s-]+/)
      .at(-1) ?? '',
  )

/** So much before and after a phrase is looked at, in UTF-16 units. */
const lookedAt = { before: 140, after: 160 }

/** The capitalised phrases of a passage; of those that begin a sentence the ones that do or are something. */
const phrasesIn = byText((text): readonly Phrase[] => {
  const phrases: Phrase[] = []
  for (const { index: from, 0: written } of text.matchAll(capitalised)) {
    const beginsSentence = sentenceStart.test(text.slice(Math.max(0, from - 40), from))
    const led = beginsSentence ? (article.exec(written)?.[0] ?? '') : ''
    const index = from + led.length
    const words = written.slice(led.length).replace(/[’']s?$/, '')
    // A word in capitals is an abbreviation or a shout.
    if (/^\p{Lu}[\p{Lu}\d’'-]*$/u.test(words)) continue
    const before = text.slice(Math.max(0, index - lookedAt.before), index)
    const word = beginsSentence ? led : leading.exec(before.slice(-40))?.[1]
    const end = index + words.length
    const after = text.slice(end, end + lookedAt.after)
    // A line that ends in the middle of a name was cut by a word processor.
    if (word === undefined || after === '' || namedThing.test(after.slice(0, 60))) continue
    if (beginsSentence && !acts.test(after)) continue
    const isLed = beginsSentence ? led !== '' : determiners.has(word) || /[’']s?$/.test(word)
    const lead = leadingName.exec(before.slice(-longestLead))?.[0] ?? ''
    const isIntroduced = introduces(words, before, after)
    const hasTermHead = headWords.has(headOf(words))
    const [key, meaning] = [termKey(words), meaningKey(words)]
    phrases.push({ start: index, end, words, isLed, beginsSentence, isIntroduced, key, meaning, hasTermHead, lead })
  }
  return phrases
})

/** So much before a phrase is looked at for the rest of its name, in UTF-16 units. */
const longestLead = 80
/** The first words of a name whose last words are a phrase: “Validation and” of “Validation and Support Fee”. */
const leadingName = /(?:\p{Lu}[\p{L}’'-]*,? (?:and |& )?)+$/u

/**
 * The phrases of a text that no term is part of. A phrase whose last word is a defined term, or part of one, is a kind of that.
 * @param uses of terms, in order, none in another
 */
const withoutTerms = (phrases: readonly Phrase[], uses: readonly Span[]): readonly Phrase[] =>
  uses.length === 0
    ? phrases
    : phrases.filter(({ end }) => end > (uses[lastBy(uses, end - 1, ({ start }) => start)]?.end ?? 0))

const phrasesFor = Wording.rememberedFor((wording, table: TermTable) =>
  withoutTerms(phrasesIn(wording), termsIn(wording, table)),
)

/** The phrases of a passage. Where it defines a term, that is no use of it, and what is part of it counts. */
function phrasesAt(contract: Contract, passage: number, table: TermTable): readonly Phrase[] {
  const { wording } = contract.passages[passage] as Passage
  return table.definedIn.has(passage)
    ? withoutTerms(phrasesIn(wording), termsUsedIn(contract, passage, table))
    : phrasesFor(wording, table)
}

/** What phrases are looked for by; the same object for as long as the terms of the contract are the same. */
interface Key {
  readonly table: TermTable
}

/**
 * Finds what a contract in English writes as its terms, in the middle of sentences, and does not define in those words. An edit
 * costs the passages that it changed, and those that have some.
 * @param isWanted which of them are asked for
 * @param groupOf by what they are grouped
 * @returns the groups in the order of their first phrases
 */
export function groupedCandidates<K extends Key>(
  isWanted: (phrase: Phrase, key: K) => boolean,
  groupOf: (phrase: Phrase) => string,
): (contract: Contract, key: K) => ReadonlyMap<string, readonly TermCandidate[]> {
  const having = passagesThatFor(
    ({ kind }, key: K, contract, index) =>
      isSaying(kind) && phrasesAt(contract, index, key.table).some((phrase) => isWanted(phrase, key)),
  )
  return perPassages(having, (contract, passages, key): ReadonlyMap<string, readonly TermCandidate[]> => {
    const groups = new Map<string, TermCandidate[]>()
    for (const passage of passages)
      for (const phrase of phrasesAt(contract, passage, key.table)) {
        if (!isWanted(phrase, key)) continue
        const candidate = { phrase, passage }
        const group = groups.get(groupOf(phrase))
        if (group) group.push(candidate)
        else groups.set(groupOf(phrase), [candidate])
      }
    return groups
  })
}

const isSaying = (kind: Passage['kind']): boolean => kind === 'prose' || kind === 'list-item'
