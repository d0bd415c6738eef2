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
    if (!definition || used.has(termKey(term.name)) || !isWatched(term) || isOtherName(term, all)) return []
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
        remedies: definition.whole
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
