import type { Contract } from '../contract/contract.ts'
import { perKey } from '../contract/perContract.ts'
import { sumOfPassages } from '../contract/sumOfPassages.ts'
import { termsUsed, termTableOf } from '../drafting/definitions.ts'
import { termKey } from '../drafting/termForms.ts'
import { type Definition, type Term, termsOf } from '../drafting/terms.ts'
import type { Finding, Rule } from './finding.ts'
import { sectionName } from './placing.ts'

/** `unused-term`: a term is defined, and the contract never uses it. Parties and declared terms need no use. */
export const unusedTerm: Rule = ({ contract, locale }) => {
  return unusedTerms(contract).flatMap((term): Finding[] => {
    if (!isWatched(term)) return []
    const definition = term.definition(0)
    if (!definition || isOtherName(term, contract) || isWrittenOtherwise(contract, term)) return []
    const section = sectionName(contract, definition.section)
    const message =
      locale === 'zh'
        ? `“${term.name}”已作定义，但合同中未再使用。`
        : `“${term.name}” is defined here, and this contract never uses it.`
    return [
      {
        code: 'unused-term',
        severity: 'hint',
        message,
        span: definition.span,
        ...(section ? { section } : {}),
        authorities: [],
        related: [],
        // Of several definitions, one taken out leaves the term as unused as before.
        remedies:
          definition.whole && term.definitions.length === 1
            ? [
                {
                  kind: 'reword',
                  title: { en: `Take out the definition of “${term.name}”`, zh: `删除“${term.name}”的定义` },
                  edits: [{ span: definition.whole, newText: '' }],
                },
              ]
            : [],
      },
    ]
  })
}

/** The terms of which the contract uses none that means the same. */
function unusedTerms(contract: Contract): Term[] {
  const { terms } = termTableOf(contract)
  const meanings = meaningsOf(contract)
  const isUsed = termsUsed(contract)
  const used = new Uint8Array(terms.length)
  for (const [i, term] of terms.entries()) if (isUsed(term)) used[meanings[i] as number] = 1
  const { at } = termsOf(contract)
  return meanings.flatMap((meaning, i) => (used[meaning] === 1 ? [] : [at(i)]))
}

/** For each term the index of the first that means the same. */
const meaningsOf = perKey(termTableOf, (contract): readonly number[] => {
  const first = new Map<string, number>()
  return termTableOf(contract).terms.map(({ name }, i) => {
    const key = termKey(name)
    const meaning = first.get(key) ?? i
    first.set(key, meaning)
    return meaning
  })
})

function isWatched({ isProper, definitions }: Term): boolean {
  // A term borrowed where it stands (“Personal Data (as defined in the DPA)”) is used there.
  const isBorrowed = ({ form, pointsTo }: Definition): boolean => form === 'inline' && pointsTo !== undefined
  return isProper && definitions.every((one) => one.form !== 'party' && one.form !== 'declared' && !isBorrowed(one))
}

/** Names that are given together are not further from each other, in UTF-16 units. */
const near = 24
/** More names in one paragraph are a list, and each would be compared with all. */
const mostNames = 200

/** A second name given with the first (“Statement of Work” or “SOW”) may be there for the reader's ease. */
function isOtherName(term: Term, contract: Contract): boolean {
  const { definedIn } = termsOf(contract)
  const isNear = (own: Definition, { passage, span }: Definition): boolean =>
    own.passage === passage && own.span.start - span.end < near && span.start - own.span.end < near
  return term.definitions.some((own) => {
    const beside = definedIn(own.passage)
    if (beside.length > mostNames) return false
    return beside.some((other) => other !== term && other.definitions.some((one) => isNear(own, one)))
  })
}

/** “Deliver(y)” has a form that only a reader knows. */
const hasForm = ({ text }: Contract, { span }: Definition): boolean =>
  /^\((?!s\)|e?s\)|ies\))\p{Ll}{1,4}\)/u.test(text.slice(span.end, span.end + 6))

/** How often a text has some words, given in lower case, the first of which it writes with a capital. */
const capitalUses = sumOfPassages((text, words) => {
  // The end of a line may have cut a hyphen: “Pre- Contractual”.
  const line = text.includes('- ') ? text.replaceAll('- ', '-') : text
  const capital = words.charAt(0).toUpperCase()
  let count = 0
  for (let at = line.indexOf(capital); at >= 0; at = line.indexOf(capital, at + 1))
    if (line.slice(at, at + words.length).toLowerCase() === words && !/\p{L}/u.test(line.charAt(at - 1))) count++
  return count
})

/** Used with another capital (“Virtualisation interface”), or in a form that nothing here reads. */
function isWrittenOtherwise(contract: Contract, { name, definitions }: Term): boolean {
  if (definitions.some((definition) => hasForm(contract, definition))) return true
  const words = name.toLowerCase()
  if (!/[ -]/.test(words)) return false
  return capitalUses(contract, words) > definitions.length
}
