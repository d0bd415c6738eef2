import type { Contract } from '../contract/contract.ts'
import { sumOfPassages } from '../contract/sumOfPassages.ts'
import { tally } from '../contract/tally.ts'
import { Wording } from '../contract/wording.ts'
import { countedWords, type Side } from './sides.ts'

/** The words by which a contract calls its parties and itself. */
export interface PartyTerms {
  /** Who supplies, sells, leases or licenses: `Provider`, `the Supplier`, 乙方. */
  readonly provider: string
  /** Who buys, rents or uses: `Customer`, 甲方. */
  readonly customer: string
  /** As the contract refers to itself in a sentence: `this Agreement`, 本合同. */
  readonly agreement: string
}

/** The side of the table that a party's role puts it on. */
export function sideOf(role: string | undefined): Side | undefined {
  if (role === 'provider' || role === 'supplier' || role === 'seller') return 'provider'
  if (role === 'customer' || role === 'buyer' || role === 'reseller' || role === 'end-user') return 'customer'
  return undefined
}

/**
 * Finds the terms that a contract uses: those of the parties that it introduces, else by how often it uses them. Where it uses
 * none, the plain words of the field stand in (`Provider`, `Customer`, 乙方, 甲方).
 * @param sides of the parties that the contract introduces
 */
export function inferTerms(contract: Contract, sides: ReadonlyMap<string, Side>): PartyTerms {
  const words = contract.language === 'en' ? english : chinese
  // In procurement 甲方 is, by habit, who buys; the party block says so where it is the other way round.
  const isLettered = words === chinese && countLettered.counts(contract).size > 0
  const termOf = (side: Side): string => {
    const introduced = [...sides].find(([, one]) => one === side)?.[0]
    if (introduced !== undefined || isLettered) return introduced ?? words.plain[side]
    const used = mostUsed(contract, words[side])
    return used === undefined || sides.has(used) ? words.plain[side] : used
  }
  const agreement = mostUsed(contract, words.agreements) ?? plainAgreement[contract.language]
  return { provider: termOf('provider'), customer: termOf('customer'), agreement }
}

/** A party's term as the contract writes it in a sentence: with its article where it mostly has one. */
export function inSentence(term: string, contract: Contract): string {
  if (!/^[A-Z]/.test(term)) return term
  return 2 * usesWithArticle(contract, term) > uses(contract, term) ? `the ${term}` : term
}

const uses = sumOfPassages((text, term) => [...placesOf(term, text)].length)
const usesWithArticle = sumOfPassages((text, term) => {
  let count = 0
  for (const at of placesOf(term, text)) if (/\b[Tt]he ["“]?$/.test(text.slice(Math.max(0, at - 6), at))) count++
  return count
})

/** Where a word stands by itself in a text. */
function* placesOf(word: string, text: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) yield at
}

const isLetter = (unit: string | undefined): boolean => unit !== undefined && /\w/.test(unit)

/** A word used at least this often, or once in quotes as a definition has it, is a term, not a chance. */
const often = 2

/** How often each of some words is used. */
interface CountedWords {
  /** In one wording, in the order of first use. */
  readonly in: (wording: Wording) => readonly (readonly [word: string, count: number])[]
  readonly counts: (contract: Contract) => ReadonlyMap<string, number>
}

function counterOf(words: RegExp): CountedWords {
  const inText = (text: string): readonly (readonly [string, number])[] => {
    const counts = new Map<string, number>()
    for (const { 0: word, index } of text.matchAll(words)) {
      const quoted = /["“「]/.test(text[index - 1] ?? '') && /["”」]/.test(text[index + word.length] ?? '')
      counts.set(word, (counts.get(word) ?? 0) + (quoted ? often : 1))
    }
    return [...counts]
  }
  const said = Wording.remembered((text): readonly string[] =>
    inText(text).flatMap(([word, count]) => Array<string>(count).fill(word)),
  )
  return { in: ({ text }) => inText(text), counts: tally(({ wordings }) => wordings, said) }
}

/** The word that a contract uses most; of several, the one that it uses first. */
function mostUsed(contract: Contract, words: CountedWords): string | undefined {
  const counts = words.counts(contract)
  const most = Math.max(...counts.values())
  if (most < often) return undefined
  const best = [...counts].flatMap(([word, count]) => (count === most ? [word] : []))
  if (best.length === 1) return best[0]
  for (const { wording } of contract.passages)
    for (const [word] of words.in(wording)) if (best.includes(word)) return word
  return best[0]
}

/** What stands for the parties and the contract in one language. */
interface Words extends Readonly<Record<Side, CountedWords>> {
  readonly agreements: CountedWords
  readonly plain: Readonly<Record<Side, string>>
}

const english: Words = {
  provider: counterOf(new RegExp(`\\b(?:${countedWords.en.provider})\\b`, 'g')),
  customer: counterOf(new RegExp(`\\b(?:${countedWords.en.customer})\\b`, 'g')),
  agreements: counterOf(/\bthis (?:Agreement|Contract|Lease|License|Licence|Addendum|Order)\b|\bthese Terms\b/g),
  plain: { provider: 'Provider', customer: 'Customer' },
}
const chinese: Words = {
  provider: counterOf(new RegExp(countedWords.zh.provider, 'g')),
  customer: counterOf(new RegExp(countedWords.zh.customer, 'g')),
  agreements: counterOf(/本(?:合同|协议|協議|合約|条款|條款)/g),
  plain: { provider: '乙方', customer: '甲方' },
}
const plainAgreement = { en: 'this Agreement', 'zh-Hans': '本合同', 'zh-Hant': '本合約' }
const countLettered = counterOf(/[甲乙]方/g)
