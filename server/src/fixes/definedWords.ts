import { byText } from '../contract/byText.ts'
import type { Contract } from '../contract/contract.ts'
import { perKey } from '../contract/perContract.ts'
import { readContract } from '../contract/readContract.ts'
import { Wording } from '../contract/wording.ts'
import { termTableOf } from '../drafting/definitions.ts'
import { scanners } from '../drafting/scanner.ts'
import { formsOf } from '../drafting/termForms.ts'
import { isOfWords, termsOf } from '../drafting/terms.ts'

const scannerOf = scanners()

/**
 * Writes new words with the terms that the contract defines, and those that they define themselves: “export control laws” as
 * “Export Control Laws” where that is a term. Blanks stay as they are.
 * @param added all the words that are put in at once
 */
export function inDefinedTerms(contract: Contract, added: readonly string[] = []): (text: string) => string {
  if (contract.language !== 'en') return (text) => text
  const own = added.length > 0 ? capitalsOfWords(added.join('\n\n')) : []
  const capitals = new Map([...own, ...capitalsOf(contract)])
  const scan = scannerOf(capitals)
  const written = (text: string): string =>
    scan(new Wording(text)).reduceRight(
      (left, { start, end, words }) => `${left.slice(0, start)}${capitals.get(words)}${left.slice(end)}`,
      text,
    )
  return (text) =>
    text
      .split(/(\[\[[^\]]*\]\])/)
      .map((part) => (part.startsWith('[[') ? part : written(part)))
      .join('')
}

/** The terms of a contract in lower case, each with its own capitals. */
const capitalsOf = perKey(termTableOf, (contract): readonly [small: string, form: string][] =>
  termsOf(contract)
    .all.filter(isOfWords)
    .flatMap(({ name }) => smallForms(name)),
)

/** The same of words that are put in. */
const capitalsOfWords = byText((words) => capitalsOf(readContract(words, 'markdown')))

/** Each form of a term in lower case, and as it opens a sentence, with the form itself. */
const smallForms = (name: string): [string, string][] =>
  formsOf(name)
    .filter((form) => form !== form.toUpperCase())
    .flatMap((form) => {
      const small = form.toLowerCase()
      return [small, small.charAt(0).toUpperCase() + small.slice(1)].map((one): [string, string] => [one, form])
    })
