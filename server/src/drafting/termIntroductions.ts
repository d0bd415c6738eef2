import { anyPassage } from '../contract/anyPassage.ts'
import { byText } from '../contract/byText.ts'
import type { Contract } from '../contract/contract.ts'
import { fromVersionToVersion, isSameList } from '../contract/fromVersionToVersion.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { Wording } from '../contract/wording.ts'
import { type TermTable, termTableOf } from './definitions.ts'
import type { Phrase } from './termCandidates.ts'
import { formsOf, singularOf } from './termForms.ts'
import { headWords } from './termWords.ts'

/** “clause 6 (Inventions and Proprietary Information)” says what clause 6 is called. */
const titleInBrackets = /\b(?:sections?|clauses?|articles?|paragraphs?) \d[\d.]*\s?\(([^()\n]{3,80})\)/gi

const titlesInBrackets = Wording.remembered((text): readonly string[] =>
  Array.from(text.matchAll(titleInBrackets), ([, title = '']) => title.toLowerCase()),
)

const haveTitles = passagesThat(({ wording }) => titlesInBrackets(wording).length > 0)

/** What the clauses of a contract are called, in lower case: by their heads, or where others refer to them. */
export interface Titles {
  readonly has: (name: string) => boolean
  /** Whether a name is part of one. */
  readonly include: (name: string) => boolean
}

interface Version extends Titles {
  readonly shown: object
  readonly inBrackets: readonly string[]
}

/** The titles of a contract; the same object for as long as no edit changes them. */
export const titlesOf: (contract: Contract) => Titles = fromVersionToVersion(
  (contract, before: Version | undefined): Version => {
    const { titles: shown, sections, wordings } = contract
    const inBrackets = haveTitles(contract).flatMap((index) => titlesInBrackets(wordings[index] as Wording))
    if (before?.shown === shown && isSameList(before.inBrackets, inBrackets)) return before
    const titles = new Set([...sections.map(({ title }) => title.toLowerCase()), ...inBrackets])
    const included = new Map<string, boolean>()
    const include = (name: string): boolean => {
      const known = included.get(name) ?? [...titles].some((title) => title.includes(name))
      included.set(name, known)
      return known
    }
    return { shown, inBrackets, has: (name) => titles.has(name), include }
  },
)

/** Which phrases are but the last part of a name, where the titles and the terms are these. */
interface Names {
  readonly table: TermTable
  readonly titles: Titles
  readonly known: WeakMap<Phrase, boolean>
}

const namesOf = fromVersionToVersion((contract, before: Names | undefined): Names => {
  const [table, titles] = [termTableOf(contract), titlesOf(contract)]
  return before?.table === table && before.titles === titles ? before : { table, titles, known: new WeakMap() }
})

/** Tells whether a phrase is but the last part of a name: of a title, or of one that joins what is no term. */
export function namesIn(contract: Contract): (phrase: Phrase) => boolean {
  const { table, titles, known } = namesOf(contract)
  return (phrase) => {
    if (phrase.lead === '') return false
    const isOfName = known.get(phrase) ?? isLastOfName(phrase, table, titles)
    known.set(phrase, isOfName)
    return isOfName
  }
}

function isLastOfName({ lead, words }: Phrase, { forms }: TermTable, titles: Titles): boolean {
  if (titles.include(`${lead}${words}`.toLowerCase())) return true
  const joined = /([\p{L}’'-]+) (?:and|&) $/u.exec(lead)?.[1]
  return joined !== undefined && !headWords.has(singularOf(joined)) && !forms.has(joined)
}

/** Whether the text says what a phrase is, in whatever way that is no definition by form. */
export const isIntroduced = anyPassage((text, words) =>
  formsIn(words).some(
    (form) => text.includes(form) && (isQuoted(text, form) || isField(text, form) || isExplained(text, form)),
  ),
)

const formsIn = byText((words): readonly string[] => [
  ...formsOf(words),
  words.toUpperCase(),
  `${words.charAt(0).toLowerCase()}${words.slice(1)}`,
])

/** A phrase behind an opening quotation mark is introduced there, even where the mark is not closed. */
const isQuoted = (text: string, form: string): boolean =>
  Array.from(`"“‘'`).some((mark) => {
    const at = text.indexOf(mark + form)
    return at >= 0 && /["”’'),.:;]/.test(text.charAt(at + 1 + form.length))
  })

/** Longer than this, in UTF-16 units, is a sentence and no field to fill in. */
const longestField = 100

/** “Effective Date: 1 March 2026” in a line of such fields; in “Network Services: …” the services are others. */
function isField(text: string, form: string): boolean {
  const at = text.indexOf(form)
  return (
    text.length <= longestField &&
    !/\p{Lu}\p{Ll}\p{L}* $/u.test(text.slice(0, at)) &&
    /^\s*[:：]\s*[^.]+$/.test(text.slice(at + form.length))
  )
}

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
