import { byText } from '../contract/byText.ts'

/**
 * Singular and plural of English terms, as far as spelling shows them. Chinese has one form.
 */

const irregular: readonly (readonly [singular: string, plural: string])[] = [
  ['Person', 'Persons'],
  ['Analysis', 'Analyses'],
  ['Basis', 'Bases'],
  ['Child', 'Children'],
  ['Criterion', 'Criteria'],
  ['Index', 'Indices'],
  ['Addendum', 'Addenda'],
]
/** Words that end in `s` and are no plural, or have none. */
const alike =
  /(?:ss|us|is|News|Premises|Goods|Proceeds|Logistics|Analytics|Data|Software|Hardware|Information|Equipment|Content|Documentation|Feedback|Access|Business)$/

/** The plural of an English word: `Party` → `Parties`. A word that is one already, or has none, as it is. */
function pluralOf(word: string): string {
  const known = irregular.find(([singular]) => singular === word)
  if (known) return known[1]
  if (
    /(?:[^s]s|Data|Software|Hardware|Information|Equipment|Documentation|Feedback)$/.test(word) &&
    !/(?:us|is)$/.test(word)
  )
    return word
  if (/[^aeiouAEIOU]y$/.test(word)) return `${word.slice(0, -1)}ies`
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`
  return `${word}s`
}

/** The singular of an English word: `Parties` → `Party`. A word that is one already as it is. */
export function singularOf(word: string): string {
  const known = irregular.find(([, plural]) => plural === word)
  if (known) return known[0]
  if (alike.test(word)) return word
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:sses|xes|zes|ches|shes)$/.test(word)) return word.slice(0, -2)
  return /[a-zA-Z]s$/.test(word) ? word.slice(0, -1) : word
}

/** Where the word stands that a term's number is shown on: `Statement of Work` → `Statement`, `Customer Data` → `Data`. */
function headWord(term: string): { start: number; end: number } {
  const end = /\s(?:of|for|in|to|under|with)\s/.exec(term)?.index ?? term.length
  return { start: term.lastIndexOf(' ', end - 1) + 1, end }
}

function withHead(term: string, change: (word: string) => string): string {
  const { start, end } = headWord(term)
  return term.slice(0, start) + change(term.slice(start, end)) + term.slice(end)
}

/** Whether a term is drafted in Chinese characters, which show neither number nor where a word ends. */
export const isChinese = (term: string): boolean => /[\u3400-\u9fff]/.test(term)

/** A term in the singular. */
export const singularTerm = (term: string): string => (isChinese(term) ? term : withHead(term, singularOf))
/** A term in the plural. */
export const pluralTerm = (term: string): string =>
  isChinese(term) ? term : withHead(term, (word) => pluralOf(singularOf(word)))

/**
 * All forms in which a term is used: as written, the other number, and in capitals as a paragraph in capitals has it.
 * A term in lower case (we, you) has but its own.
 */
export const formsOf = byText((term): readonly string[] => {
  if (isChinese(term) || !/^\p{Lu}/u.test(term)) return [term]
  // A term defined in capitals is used in small letters as well: LICENSEE, Licensee.
  const names = /^[\p{Lu}\s]{6,}$/u.test(term) ? [term, titleCase(term)] : [term]
  const forms = new Set(names.flatMap((name) => [name, singularTerm(name), pluralTerm(name)]))
  return [...forms, ...[...forms].map((form) => form.toUpperCase())]
})

/** `LICENSEE` → `Licensee`. */
export const titleCase = (term: string): string =>
  term.toLowerCase().replace(/(?<![\p{L}])(?!(?:of|and|or|the|to|for)\b)\p{Ll}/gu, (letter) => letter.toUpperCase())

/** The same for two terms that differ in nothing but capitals, hyphens and number: `End-Users`, `End User`. */
export const termKey = byText((term): string => singularTerm(term.replaceAll('-', ' ')).toLowerCase())

/** Words for one side of a deal: a contract uses one of each. */
const sides = [
  ['supplier', 'vendor', 'provider', 'seller'],
  ['customer', 'client', 'buyer', 'purchaser'],
  ['licensor'],
  ['lessor', 'landlord'],
  ['lessee', 'tenant'],
]
const sideOf = new Map(sides.flatMap((words) => words.map((word) => [word, words[0] as string] as const)))

/** The same for terms that differ in how they are spelt, or in the word for a side: `Client Data`, `Customer Data`. */
export const meaningKey = byText((words): string =>
  termKey(words)
    .split(' ')
    .map((word) => sideOf.get(word) ?? word)
    .join(' '),
)
