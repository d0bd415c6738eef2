import type { Contract } from '../contract/contract.ts'
import { termsOf } from '../drafting/terms.ts'
import type { Check } from '../rules/check.ts'
import type { ModalClause } from './modality.ts'

/** The party of whom a clause says what it shall or may do. */
export interface Subject {
  /** The same for all words that mean the same party or parties. */
  readonly key: string
  /** As written. */
  readonly words: string
}

const everyParty =
  '(?:each|every|either|neither|any|both|no) (?:of the )?part(?:y|ies)|the parties|(?:甲乙|合同|)(?:双|雙|各)方|任何?一方|每一方'
const otherParty = 'the other party|另一方|对方|對方'
const lettered = '[甲乙丙丁]方'
const between =
  '(?:\\s+(?:alone|only|each|both|also|hereby|further|then)\\b|\\s*,[^,;.]{1,60},|[均都也还還亦仍即方则則并並另]|各自|单方|單方|自行|另行)*'

/** Finds of a clause its party, by the words that contracts call their parties by. */
export type Subjects = (clauses: readonly ModalClause[]) => (Subject | undefined)[]

/** Finds the parties that some contracts name, by their own words for them. */
export function subjectsBy(checks: readonly Check[]): Subjects {
  const names = checks.flatMap(({ contract, facts }) => [
    ...namesOf(contract),
    facts.terms.provider,
    facts.terms.customer,
  ])
  const written = [...new Set(names.map((name) => name.replace(/^the /i, '')))]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const party = `${everyParty}|${otherParty}|(?:the )?(?:${[...written, lettered].join('|')})`
  const beside = new RegExp(`(?<![\\w\\u2019'])(${party})${between}\\s*$`, 'i')
  const opening = new RegExp(`^\\s*((?:${party}))(?![的与與和及、或])(?=[\\u4e00-\\u9fff])`, 'i')
  return (clauses) => {
    let last: Subject | undefined
    return clauses.map(({ lead }, i) => {
      const found = (beside.exec(lead) ?? (i === 0 ? opening.exec(lead) : undefined))?.[1]
      last = found === undefined ? (i > 0 && goesOn.test(lead) ? last : undefined) : subject(found)
      return last
    })
  }
}

/** What goes on with the subject of the clause before: “and may”, 并可. */
const goesOn = /\b(?:and|or|but)(?: also| then)?\s*$|[，,、][并並且还還也亦]*$|[并並且]$/

const everyone = new RegExp(`^(?:${everyParty})$`, 'i')

const subject = (words: string): Subject => ({
  key: everyone.test(words) ? 'each party' : words.toLowerCase().replace(/^the /, ''),
  words,
})

/** The terms by which a contract introduces its parties. */
const namesOf = (contract: Contract): string[] =>
  termsOf(contract)
    .all.filter(({ definitions }) => definitions.some(({ form }) => form === 'party'))
    .map(({ name }) => name)
