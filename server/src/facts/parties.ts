import type { Contract } from '../contract/contract.ts'
import { sumOfPassages } from '../contract/sumOfPassages.ts'
import { tally } from '../contract/tally.ts'
import { Wording } from '../contract/wording.ts'

/** The words by which a contract calls its parties and itself. */
export interface PartyTerms {
  /** Who supplies, sells, leases or licenses: `Provider`, `the Supplier`, 乙方. */
  readonly provider: string
  /** Who buys, rents or uses: `Customer`, 甲方. */
  readonly customer: string
  /** As the contract refers to itself in a sentence: `this Agreement`, 本合同. */
  readonly agreement: string
}

const providerWords =
  'Provider|Supplier|Vendor|Seller|Licensor|Lessor|Contractor|Service Provider|Manufacturer|Distributor'
const customerWords = 'Customer|Client|Buyer|Purchaser|Licensee|Lessee|User|Company'
const chineseProviders =
  '供应商|供方|卖方|出租方|服务商|服务方|服务提供方|提供方|许可方|受托方|承揽方|承包人|供應商|賣方|服務商|服務方|許可方|受託方'
const chineseCustomers =
  '采购方|采购人|需方|买方|承租方|客户|用户|委托方|被许可方|定作方|採購方|買方|客戶|委託方|被許可方|訂作方'
/** The side that a party's term puts it on; 甲方 and 乙方 say nothing of it. */
export function roleOfTerm(term: string): 'provider' | 'customer' | undefined {
  if (providerTerm.test(term)) return 'provider'
  return customerTerm.test(term) ? 'customer' : undefined
}

const providerTerm = new RegExp(`^(?:${providerWords}|${chineseProviders})$`)
const customerTerm = new RegExp(`^(?:${customerWords}|${chineseCustomers})$`)

/** The side of the table that a party's role puts it on. */
export function sideOf(role: string | undefined): 'provider' | 'customer' | undefined {
  if (role === 'provider' || role === 'supplier' || role === 'seller') return 'provider'
  if (role === 'customer' || role === 'buyer' || role === 'reseller' || role === 'end-user') return 'customer'
  return undefined
}

/** A role in the party block is near 甲方 or 乙方: 甲方（买方）：…. Text before the first clause is enough to look at. */
const partyBlock = 3000

/**
 * Finds the terms that a contract uses, by how often it uses them. Where it uses none, the plain words of the field
 * stand in (`Provider`, `Customer`, 乙方, 甲方).
 */
export function inferTerms(contract: Contract): PartyTerms {
  if (contract.language === 'en') {
    return {
      provider: mostUsed(contract, countProviders) ?? 'Provider',
      customer: mostUsed(contract, countCustomers) ?? 'Customer',
      agreement: mostUsed(contract, countAgreements) ?? 'this Agreement',
    }
  }
  const agreement =
    mostUsed(contract, countChineseAgreements) ?? (contract.language === 'zh-Hant' ? '本合約' : '本合同')
  if (countLettered.counts(contract).size > 0) {
    // In procurement 甲方 is, by habit, who buys; the party block says so where it is the other way round.
    const head = contract.text.slice(0, partyBlock)
    const isProvider = new RegExp(`甲方[^。\\n乙]{0,12}(?:${chineseProviders})`).test(head)
    const isCustomer = new RegExp(`乙方[^。\\n甲]{0,12}(?:${chineseCustomers})`).test(head)
    return isProvider || isCustomer
      ? { provider: '甲方', customer: '乙方', agreement }
      : { provider: '乙方', customer: '甲方', agreement }
  }
  return {
    provider: mostUsed(contract, countChineseProviders) ?? '乙方',
    customer: mostUsed(contract, countChineseCustomers) ?? '甲方',
    agreement,
  }
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

const countProviders = counterOf(new RegExp(`\\b(?:${providerWords})\\b`, 'g'))
const countCustomers = counterOf(new RegExp(`\\b(?:${customerWords})\\b`, 'g'))
const countAgreements = counterOf(
  /\bthis (?:Agreement|Contract|Lease|License|Licence|Addendum|Order)\b|\bthese Terms\b/g,
)
const countChineseAgreements = counterOf(/本(?:合同|协议|協議|合約|条款|條款)/g)
const countLettered = counterOf(/[甲乙]方/g)
const countChineseProviders = counterOf(new RegExp(chineseProviders, 'g'))
const countChineseCustomers = counterOf(new RegExp(chineseCustomers, 'g'))
