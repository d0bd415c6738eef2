import type { Contract, Passage } from '../contract/contract.ts'
import type { TermCandidate } from './termCandidates.ts'
import { formsOf, singularOf } from './termForms.ts'
import { termsOf } from './terms.ts'
import { headWords } from './termWords.ts'

/** “clause 6 (Inventions and Proprietary Information)” says what clause 6 is called. */
const titleInBrackets = /\b(?:sections?|clauses?|articles?|paragraphs?) \d[\d.]*\s?\(([^()\n]{3,80})\)/gi

/** What the clauses of a contract are called, in lower case: by their heads, or where others refer to them. */
export const titlesOf = ({ sections, text }: Contract): ReadonlySet<string> =>
  new Set([
    ...sections.map(({ title }) => title.toLowerCase()),
    ...Array.from(text.matchAll(titleInBrackets), ([, title = '']) => title.toLowerCase()),
  ])

/** So much before a phrase is looked at for the rest of its name, in UTF-16 units. */
const longestLead = 80
/** The first words of a name whose last words are a phrase: “Validation and” of “Validation and Support Fee”. */
const lead = /(?:\p{Lu}[\p{L}’'-]*,? (?:and |& )?)+$/u

/** Whether a phrase is but the last part of a name: of a title, or of one that joins what is no term. */
export function isOfName(contract: Contract, use: TermCandidate, titles: ReadonlySet<string>): boolean {
  const { text } = contract.passages[use.passage] as Passage
  const first = lead.exec(text.slice(Math.max(0, use.start - longestLead), use.start))?.[0]
  if (!first) return false
  const name = (first + text.slice(use.start, use.end)).toLowerCase()
  if ([...titles].some((title) => title.includes(name))) return true
  const joined = /([\p{L}’'-]+) (?:and|&) $/u.exec(first)?.[1]
  return joined !== undefined && !headWords.has(singularOf(joined)) && !termsOf(contract).find(joined)
}

/** Whether the text says what a phrase is, in whatever way that is no definition by form. */
export function isIntroduced({ passages }: Contract, words: string): boolean {
  const forms = [...formsOf(words), words.toUpperCase(), `${words.charAt(0).toLowerCase()}${words.slice(1)}`]
  return passages.some(({ text }) =>
    forms.some(
      (form) => text.includes(form) && (isQuoted(text, form) || isField(text, form) || isExplained(text, form)),
    ),
  )
}

/** A phrase behind an opening quotation mark is introduced there, even where the mark is not closed. */
const isQuoted = (text: string, form: string): boolean =>
  Array.from(`"“‘'`).some((mark) => {
    const at = text.indexOf(mark + form)
    return at >= 0 && /["”’'),.:;]/.test(text.charAt(at + 1 + form.length))
  })

/** Longer than this, in UTF-16 units, is a sentence and no field to fill in. */
const longestField = 100

/** “Effective Date: 1 March 2026” on a line of its own. */
const isField = (text: string, form: string): boolean =>
  text.length <= longestField && text.startsWith(form) && /^\s*[:：]\s*[^.]+$/.test(text.slice(form.length))

/** “The Effective Date of this Agreement is the date on which …” begins a sentence. */
function isExplained(text: string, form: string): boolean {
  const at = text.search(/\S/) + (/^\s*the /i.exec(text)?.[0].trimStart().length ?? 0)
  return (
    text.startsWith(form, at) &&
    /^ (?:(?:of|under) this agreement )?(?:is|are|shall be|will be|starts on|begins on) (?:the|an?|any|all|each)\b/i.test(
      text.slice(at + form.length),
    )
  )
}
