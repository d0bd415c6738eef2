import type { Contract, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { perContract } from '../contract/perContract.ts'
import { declaredTerms } from './declaredTerms.ts'
import { type DefinitionForm, definitionsIn } from './definitionForms.ts'
import { scanners } from './scanner.ts'
import { formsOf, isChinese } from './termForms.ts'

/** One place at which a contract defines a term. */
export interface Definition {
  readonly form: DefinitionForm
  /** The term itself, without its quotes. */
  readonly span: Span
  /** What a reader needs to see of it: the sentence, or the entry with its meaning. */
  readonly meaning: Span
  /** What goes when the definition is taken out; only of an `inline` one can that be said. */
  readonly whole: Span | undefined
  /** Index into {@link Contract.passages}; -1 for a declared one. */
  readonly passage: number
  /** Index into {@link Contract.sections}. */
  readonly section: number
  readonly pointsTo: 'section' | 'document' | undefined
  /** The definition says that it holds for its own section only. */
  readonly isLocal: boolean
}

/** One place at which a contract uses a term, in whatever form. */
export interface TermUse {
  readonly passage: number
  /** UTF-16 offsets into the passage's text. */
  readonly start: number
  readonly end: number
}

/** A term that a contract defines. */
export interface Term {
  /** As its first definition writes it. */
  readonly name: string
  /** Written as terms are, with a capital or in Chinese; `we` and `you` are not, and are not watched. */
  readonly isProper: boolean
  /** In document order; never empty. */
  readonly definitions: readonly Definition[]
  /** Uses other than in the definitions themselves, in document order. */
  readonly uses: readonly TermUse[]
}

/** Whether a term is made of several words with capitals, which stand in lower case with another meaning or by a slip. */
export const isOfWords = ({ name, isProper }: Term): boolean =>
  isProper && !isChinese(name) && / /.test(name) && /^(?:\p{Lu}[\p{Ll}’'-]+ ?)+$/u.test(name)

/** The terms of one contract. */
export interface Terms {
  /** In the order of their first definitions; declared ones that the text does not define come last. */
  readonly all: readonly Term[]
  /** The uses in one passage, in order. */
  readonly usesIn: (passage: number) => readonly (TermUse & { readonly term: Term })[]
  /** The term that is used by these words, in whatever form; undefined for other words. */
  readonly find: (words: string) => Term | undefined
}

/** Where a use stands in the original. */
export function useSpan(contract: Contract, { passage, start, end }: TermUse): Span {
  const at = contract.passages[passage]
  return at ? sourceSpan(at, start, end) : { start: 0, end: 0 }
}

/** Titles of sections that are lists of definitions. */
const definitionsTitle =
  /^(?:(?:certain |general |key )?(?:definitions?|defined terms?|glossary|interpretation)\b|definitions? (?:and|&)|(?:定义|定義|释义|釋義|名词解释|名詞解釋|术语|術語|词语|用语))/i
const termsHeader = /^(?:defined )?(?:terms?|words?|expressions?|术语|術語|词语|詞語|名词|名詞|用语|用語|定义术语)$/i
const meaningsHeader = /^(?:meanings?|definitions?|description|含义|含義|定义|定義|释义|釋義|解释|解釋|说明|說明)$/i

const scannerOf = scanners()

/** The terms that a contract defines and where it uses them. Linear in its text. */
export const termsOf = perContract((contract: Contract): Terms => {
  const terms = new Map<string, Term & { definitions: Definition[]; uses: TermUse[] }>()
  const add = (name: string, definition: Definition): void => {
    const same = terms.get(name)
    if (same) same.definitions.push(definition)
    else terms.set(name, { name, isProper: isProper(name), definitions: [definition], uses: [] })
  }
  /** Where the terms stand in their own definitions: no uses. */
  const places = new Map<number, number[]>()
  const lists = listsOfDefinitions(contract)
  /** Passages that are entries; what stands in a list under one is part of its meaning. */
  const entries = new Set<number>()
  for (const [index, passage] of contract.passages.entries()) {
    if (passage.kind === 'table-cell' && lists.cells.has(index)) {
      add(passage.text, { ...entryAt(contract, index), form: 'entry' })
      places.set(index, [0])
      continue
    }
    for (const { term, form, at, whole, pointsTo } of definitionsIn(passage, contract, lists.has(index))) {
      if (form === 'party' && terms.has(term)) continue
      if (form === 'entry' && entries.has(passage.lead)) continue
      if (form === 'entry') entries.add(index)
      add(term, {
        ...entryAt(contract, index),
        form,
        span: sourceSpan(passage, at.start, at.end),
        whole: form === 'inline' && pointsTo === undefined ? sourceSpan(passage, whole.start, whole.end) : undefined,
        pointsTo,
        isLocal: isLocal(passage.text) || isLocal(contract.passages[passage.lead]?.text ?? ''),
      })
      places.set(index, [...(places.get(index) ?? []), at.start])
    }
  }
  for (const { name, span, meaning } of declaredTerms(contract)) {
    add(name, {
      form: 'declared',
      span,
      meaning,
      whole: undefined,
      passage: -1,
      section: 0,
      pointsTo: undefined,
      isLocal: false,
    })
  }
  /** For each form its term; a form that is a term's own name is never taken by another's plural. */
  const forms = new Map<string, Term & { uses: TermUse[] }>()
  for (const term of terms.values()) for (const form of formsOf(term.name)) if (!forms.has(form)) forms.set(form, term)
  for (const term of terms.values()) forms.set(term.name, term)
  const scan = scannerOf([...forms.keys()])
  const usesIn = contract.passages.map(({ wording }, passage) =>
    scan(wording).flatMap(({ start, end, words }) => {
      const term = forms.get(words)
      if (!term || places.get(passage)?.includes(start)) return []
      const use = { passage, start, end, term }
      term.uses.push(use)
      return [use]
    }),
  )
  return { all: [...terms.values()], usesIn: (passage) => usesIn[passage] ?? [], find: (words) => forms.get(words) }
})

/** “In this Section, …”, “In this Exhibit:” before a list. */
const isLocal = (text: string): boolean =>
  /\b(?:this|that) (?:section|clause|article|paragraph|sentence)\b|本[条條款章]|\b(?:in|of) this (?:exhibit|schedule|annex|appendix|attachment)\b|本(?:附件|附录|附錄|附表)/i.test(
    text.slice(0, 80),
  )

const isProper = (name: string): boolean => /\p{Lu}/u.test(name) || (isChinese(name) && name.length > 1)

const parentOf = (contract: Contract, section: number): number => contract.sections[section]?.parent ?? -1

/** Place and meaning of a definition that is a passage, or begins with one. */
function entryAt(contract: Contract, index: number): Omit<Definition, 'form'> {
  const passage = contract.passages[index] as Contract['passages'][number]
  const next = contract.passages[index + 1]
  const opens = passage.kind === 'heading' || passage.kind === 'label' || passage.kind === 'table-cell'
  const isMeaning = opens && next && (next.lead === index || next.section === passage.section)
  return {
    span: passage.span,
    meaning: isMeaning ? { start: passage.span.start, end: next.span.end } : passage.span,
    whole: undefined,
    passage: index,
    section: passage.section,
    pointsTo: undefined,
    isLocal: false,
  }
}

const isMeaning = /^(?:是指|系指|係指|means\b)/
const startsMeaning = /^(?:[\u3400-\u9fff]|\p{Ll}|(?:An?|The|Any|All|One|Each|Every|Such|Either)\b)/u

/** The passages in lists of definitions, by index, and the cells of tables of terms that hold the terms. */
function listsOfDefinitions(contract: Contract): { has: (passage: number) => boolean; cells: ReadonlySet<number> } {
  const { sections, passages } = contract
  const titled = sections.map(({ title }) => definitionsTitle.test(title))
  /** A part or an article of the contract is no entry of the list before it, although it may stand inside of it. */
  const isEntry = (section: number): boolean =>
    titled[parentOf(contract, section)] === true && !/chapter|article/.test(sections[section]?.number?.style ?? '')
  const has = (index: number): boolean => {
    const passage = passages[index]
    if (!passage) return false
    if (passage.kind === 'label') return isEntry(passage.section)
    if (passage.kind !== 'heading') return titled[passage.section] === true
    const next = passages[index + 1]?.text ?? ''
    return (
      isMeaning.test(next) || (isEntry(passage.section) && (/[:：]$/.test(passage.text) || startsMeaning.test(next)))
    )
  }
  const cells = new Set<number>()
  let isOpen = false
  for (const [index, { kind, text, lead }] of passages.entries()) {
    if (kind !== 'table-cell') {
      isOpen = false
      continue
    }
    if (passages[lead]?.kind === 'table-cell') continue
    if (termsHeader.test(text)) isOpen = meaningsHeader.test(passages[index + 1]?.text ?? '')
    else if (isOpen && text.length <= 60) cells.add(index)
  }
  return { has, cells }
}
