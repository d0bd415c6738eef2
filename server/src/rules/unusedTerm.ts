import type { Contract } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { termKey } from '../drafting/termForms.ts'
import { type Definition, type Term, termsOf } from '../drafting/terms.ts'
import type { Finding, Rule } from './finding.ts'
import { sectionName } from './placing.ts'

/** `unused-term`: a term is defined, and the contract never uses it. Parties and declared terms need no use. */
export const unusedTerm: Rule = ({ contract, locale }) => {
  const { all } = termsOf(contract)
  const used = new Set(all.flatMap((term) => (term.isUsed ? [termKey(term.name)] : [])))
  return all.flatMap((term): Finding[] => {
    const [definition] = term.definitions
    if (
      !definition ||
      used.has(termKey(term.name)) ||
      !isWatched(term) ||
      isOtherName(term, all) ||
      isWrittenOtherwise(contract, term)
    )
      return []
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

function isWatched({ isProper, definitions }: Term): boolean {
  // A term borrowed where it stands (“Personal Data (as defined in the DPA)”) is used there.
  const isBorrowed = ({ form, pointsTo }: Definition): boolean => form === 'inline' && pointsTo !== undefined
  return isProper && definitions.every((one) => one.form !== 'party' && one.form !== 'declared' && !isBorrowed(one))
}

/** A second name given with the first (“Statement of Work” or “SOW”) may be there for the reader's ease. */
function isOtherName(term: Term, all: readonly Term[]): boolean {
  return all.some(
    (other) =>
      other !== term &&
      other.definitions.some(({ passage, span }) =>
        term.definitions.some(
          (own) => own.passage === passage && own.span.start - span.end < 24 && span.start - own.span.end < 24,
        ),
      ),
  )
}

/** “Deliver(y)” has a form that only a reader knows. */
const hasForm = ({ text }: Contract, { span }: Definition): boolean =>
  /^\((?!s\)|e?s\)|ies\))\p{Ll}{1,4}\)/u.test(text.slice(span.end, span.end + 6))

/** A contract in one line and in lower case, and where its words with capitals stand there, by the word. */
const capitalWords = perContract(({ text }) => {
  // The end of a line may have cut a hyphen: “Pre- Contractual”.
  const line = text.replace(/-\s+/g, '-').replace(/\s+/g, ' ')
  const places = new Map<string, number[]>()
  for (const { index, 0: word } of line.matchAll(/(?<!\p{L})\p{Lu}\p{L}*/gu)) {
    const known = places.get(word.toLowerCase())
    if (known) known.push(index)
    else places.set(word.toLowerCase(), [index])
  }
  return { line: line.toLowerCase(), places }
})

/** Used with another capital (“Virtualisation interface”), or in a form that nothing here reads. */
function isWrittenOtherwise(contract: Contract, { name, definitions }: Term): boolean {
  if (definitions.some((definition) => hasForm(contract, definition))) return true
  const words = name.toLowerCase()
  if (!/[ -]/.test(words)) return false
  const { line, places } = capitalWords(contract)
  const found = places.get(/^\p{L}*/u.exec(words)?.[0] ?? '')?.filter((at) => line.startsWith(words, at)) ?? []
  return found.length > definitions.length
}
