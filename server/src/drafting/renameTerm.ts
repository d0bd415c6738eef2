import type { Contract, Passage, Span } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { formsOf, isChinese, pluralTerm, singularTerm, titleCase } from './termForms.ts'
import { type Term, type TermUse, termsOf, useSpan } from './terms.ts'
import { determiners } from './termWords.ts'

/** One edit of a renaming. */
export interface RenameEdit {
  readonly span: Span
  readonly newText: string
  /** Whether somebody has to look at it first, and why. */
  readonly unclear: 'number' | 'word' | undefined
}

/** Why a term cannot be renamed: words that cannot be a term, words that are taken, or a term that is an everyday word. */
export type RenameRefusal =
  | { readonly reason: 'not-a-term' }
  | { readonly reason: 'taken'; readonly by: string }
  | { readonly reason: 'in-use'; readonly places: number }
  | { readonly reason: 'everyday-word' }

const longest = 80
/** Letters, digits, spaces and what stands inside of words; markup, quotes and YAML's own signs would change more than words. */
const nameable = /^[\p{L}\p{N}](?:[\p{L}\p{N} &/.’'·-]*[\p{L}\p{N}])?$/u

/** Whether a term may have a new name, which keeps every other word's meaning as it is. */
export function refusalOf(contract: Contract, term: Term, newName: string): RenameRefusal | undefined {
  if (!term.isProper) return { reason: 'everyday-word' }
  const isCapital = isChinese(newName) || /^[\p{Lu}\d]/u.test(newName)
  if (!nameable.test(newName) || newName.length > longest || !isCapital) return { reason: 'not-a-term' }
  const { find } = termsOf(contract)
  const forms = formsOf(newName)
  for (const form of forms) {
    const other = find(form)
    if (other && other !== term) return { reason: 'taken', by: other.name }
  }
  const own = new Set(formsOf(term.name))
  const fresh = forms.filter((form) => !own.has(form))
  const places = contract.passages.reduce(
    (sum, { text }) => sum + fresh.reduce((n, form) => n + count(text, form), 0),
    0,
  )
  return places > 0 ? { reason: 'in-use', places } : undefined
}

function count(text: string, words: string): number {
  const isWhole = (at: number): boolean =>
    isChinese(words) ||
    !(/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /[\p{L}\p{N}]/u.test(text[at + words.length] ?? ''))
  let found = 0
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) if (isWhole(at)) found++
  return found
}

/** The edits that give a term a new name wherever it is defined, declared or used, in the form that each place has. */
export function renameEdits(contract: Contract, term: Term, newName: string): RenameEdit[] {
  const forms = newForms(term.name, newName)
  const isDoubtful = isChinese(term.name)
    ? ({ passage, start, end }: TermUse): boolean => doubtfulUses(contract).has(`${passage}:${start}:${end}`)
    : (use: TermUse): boolean => isPartOfName(contract, use)
  const edit = (span: Span, unclear: RenameEdit['unclear']): RenameEdit => {
    const written = contract.text.slice(span.start, span.end)
    const form = forms.get(oneLine(written))
    const article = form ? articleBefore(contract.text, span.start, written, form.text) : undefined
    return {
      span: { start: article?.start ?? span.start, end: span.end },
      newText: (article?.text ?? '') + inLinesOf(written, form?.text ?? newName),
      unclear: unclear ?? (form?.isSure ? undefined : 'number'),
    }
  }
  return [
    ...term.definitions.map(({ span }) => edit(span, undefined)),
    ...term.uses.map((use) => edit(useSpan(contract, use), isDoubtful(use) ? 'word' : undefined)),
  ]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }, i, all) => i === 0 || span.start >= (all[i - 1] as RenameEdit).span.end)
}

/** For each form of the old name the form of the new one; not sure where the new one does not show what the old one did. */
function newForms(oldName: string, newName: string): Map<string, { text: string; isSure: boolean }> {
  const pairs: [string, string][] = [
    [oldName, newName],
    [singularTerm(oldName), singularTerm(newName)],
    [pluralTerm(oldName), pluralTerm(newName)],
  ]
  const forms = new Map<string, { text: string; isSure: boolean }>()
  for (const [from, to] of pairs) {
    if (forms.has(from)) continue
    const isSure = ![...forms.values()].some(({ text }) => text === to)
    forms.set(from, { text: to, isSure })
  }
  // A term defined in capitals has them in small letters as well.
  if (oldName === oldName.toUpperCase()) {
    for (const [from, { text, isSure }] of [...forms])
      if (!forms.has(titleCase(from))) forms.set(titleCase(from), { text: titleCase(text), isSure })
  }
  for (const [from, { text, isSure }] of [...forms])
    if (!forms.has(from.toUpperCase())) forms.set(from.toUpperCase(), { text: text.toUpperCase(), isSure })
  return forms
}

const oneLine = (words: string): string =>
  words.replace(/\s+/g, ' ').replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')

/** The new words with the line breaks that stood between the old ones. */
function inLinesOf(written: string, words: string): string {
  const gaps = written.match(/\s+/g) ?? []
  let i = 0
  return gaps.some((gap) => gap !== ' ') ? words.replace(/ /g, () => gaps[i++] ?? ' ') : words
}

const vowelSound = (word: string): boolean =>
  /^(?:hour|hono|heir|[FHLMNRSX](?=[A-Z]))/.test(word) ||
  (/^[aeiou]/i.test(word) && !/^(?:uni|us[eai]|eu|one|ut[ei]|U[A-Z])/i.test(word))

/** “an Affiliate” becomes “a Related Party”: the article, where it has to change with the words. */
function articleBefore(
  text: string,
  at: number,
  from: string,
  to: string,
): { start: number; text: string } | undefined {
  const found = /(?<![\p{L}])([Aa]n?)(\s+)$/u.exec(text.slice(Math.max(0, at - 8), at))
  if (!found || vowelSound(from) === vowelSound(to)) return undefined
  const article = found[1] as string
  // A drafter who writes the article by another ear keeps it.
  if ((article.length === 2) !== vowelSound(from)) return undefined
  return { start: at - found[0].length, text: `${article[0]}${vowelSound(to) ? 'n' : ''}${found[2]}` }
}

const capitalBefore = /(?:^|(.))\s*(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}&-]*) $/u
const capitalAfter = /^ (\p{Lu}[\p{L}\p{N}&-]*)|^,? (?:Inc|Ltd|LLC|LLP|GmbH|Co)\b/u

/**
 * Whether English words are part of a longer name, which the capitals beside them show: Amazon Web Services, Inc. What begins a
 * sentence has one anyway, and so have other terms.
 */
function isPartOfName(contract: Contract, { passage, start, end }: TermUse): boolean {
  const { text, kind } = contract.passages[passage] as Passage
  const { find } = termsOf(contract)
  const isName = (word: string | undefined): boolean =>
    word === undefined || !(find(word) || determiners.has(word.toLowerCase()))
  const before = capitalBefore.exec(text.slice(Math.max(0, start - longest), start))
  const beginsSentence = before?.[1] === undefined || /[.;:(“"]/.test(before[1])
  if (before && (kind === 'heading' || !beginsSentence) && isName(before[2])) return true
  const after = capitalAfter.exec(text.slice(end, end + longest))
  return after !== null && isName(after[1])
}

/** Characters that make another word of the one before them: 服务器, 服务商, 服务费. */
const bound = /[器商员員者方费費]/

/**
 * Uses of Chinese terms that may be part of a longer word (服务 in 服务器), by passage and place: those whose ends are no
 * ends of words. Cutting Chinese into words is dear, so only a renaming asks for it.
 */
const doubtfulUses = perContract((contract: Contract): ReadonlySet<string> => {
  const { usesIn } = termsOf(contract)
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const doubtful = new Set<string>()
  for (const [passage, { text }] of contract.passages.entries()) {
    const uses = usesIn(passage).filter(({ term }) => isChinese(term.name))
    if (uses.length === 0) continue
    const ends = new Set([text.length, ...Array.from(segmenter.segment(text), ({ index }) => index)])
    for (const { start, end } of uses) {
      const isWord = ends.has(start) && ends.has(end) && !bound.test(text[end] ?? '')
      if (!isWord) doubtful.add(`${passage}:${start}:${end}`)
    }
  }
  return doubtful
})
