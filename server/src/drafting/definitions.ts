import { type Kept, keptOf, keptOfAll, nothingKept } from '../contract/changed.ts'
import type { Contract, Passage, Span } from '../contract/contract.ts'
import { fromVersionToVersion } from '../contract/fromVersionToVersion.ts'
import { inOrder, passagesThat } from '../contract/passagesThat.ts'
import { perKey } from '../contract/perContract.ts'
import { countedAgain, type Tally } from '../contract/tally.ts'
import { Wording } from '../contract/wording.ts'
import { type DeclaredTerm, declaredTerms } from './declaredTerms.ts'
import { type DefinitionForm, type DefinitionInPassage, definitionsIn, mayHaveDefinitions } from './definitionForms.ts'
import { definitionSections, listsOfDefinitions } from './definitionLists.ts'
import { type Found, scanners } from './scanner.ts'
import { formsOf, isChinese } from './termForms.ts'

/** A definition, wherever its passage stands. */
export interface DefinitionPlace {
  readonly form: DefinitionForm
  /** Index into {@link Contract.passages}; -1 for a declared one. */
  readonly passage: number
  /** What was read in the passage; undefined where the whole passage is the term, and for a declared one. */
  readonly read: DefinitionInPassage | undefined
  readonly declared: DeclaredTerm | undefined
  /** The definition says that it holds for its own section only. */
  readonly isLocal: boolean
}

/** A term that a contract defines. */
export interface DefinedTerm {
  /** As its first definition writes it. */
  readonly name: string
  readonly isProper: boolean
  /** In document order; never empty. */
  readonly definitions: readonly DefinitionPlace[]
}

/** The terms that a contract defines. The same object for as long as no edit changes them, wherever they stand. */
export interface TermTable {
  /** In the order of their first definitions; declared ones that the text does not define come last. */
  readonly terms: readonly DefinedTerm[]
  /** For each form its term; a form that is a term's own name is never taken by another's plural. */
  readonly forms: ReadonlyMap<string, DefinedTerm>
  /** Where in passages the terms stand in their own definitions: no uses. By index of the passage. */
  readonly definedIn: ReadonlyMap<number, ReadonlySet<number>>
}

/** Definitions in one passage. */
interface Said {
  readonly passage: number
  /** The passage that is a cell of a table of terms; its text is the term. */
  readonly cell: Wording | undefined
  readonly definitions: readonly DefinitionInPassage[]
  readonly isLocal: boolean
}

interface Version extends Pick<Contract, 'shape' | 'wordings' | 'origins'> {
  /** The sections that are lists of definitions. */
  readonly lists: readonly boolean[]
  /** The passages that may define something. */
  readonly mayBe: readonly number[]
  readonly said: readonly Said[]
  readonly declared: readonly DeclaredTerm[]
  readonly table: TermTable
}

/** The terms that a contract defines. Linear in its text; an edit that leaves definitions alone leaves the table the same. */
export const termTableOf = (contract: Contract): TermTable => versionOf(contract).table

const versionOf = fromVersionToVersion((contract, before: Version | undefined): Version => {
  const { shape, wordings, origins } = contract
  const lists = definitionSections(contract)
  const nested = before && shape.nestedSince(before.shape)
  const alike = nested && before.lists === lists ? before : undefined
  const said = definitionsOf(contract, alike)
  const declared = declaredTerms(contract)
  const isAsBefore =
    alike &&
    (alike.said === said || isSame(alike.said, said, saySame)) &&
    isSame(alike.declared, declared, declareSame) &&
    said.every(({ passage }) => isIn(nested as Kept, passage, wordings.length))
  return {
    shape,
    wordings,
    origins,
    lists,
    mayBe: mayDefine(contract),
    said,
    declared,
    table: isAsBefore ? alike.table : tableOf(contract, said, declared),
  }
})

const isSame = <T>(some: readonly T[], others: readonly T[], equals: (a: T, b: T) => boolean): boolean =>
  some.length === others.length && some.every((one, i) => equals(one, others[i] as T))

const saySame = (a: Said, b: Said): boolean =>
  a === b ||
  (a.passage === b.passage &&
    a.isLocal === b.isLocal &&
    a.cell?.text === b.cell?.text &&
    (a.definitions === b.definitions || JSON.stringify(a.definitions) === JSON.stringify(b.definitions)))

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end
const declareSame = (a: DeclaredTerm, b: DeclaredTerm): boolean =>
  a.name === b.name && sameSpan(a.span, b.span) && sameSpan(a.meaning, b.meaning)

/** The passages that may define something, wherever they stand. */
const mayDefine = passagesThat(mayHaveDefinitions)

/** @param before a version with the same sections, and the same lists of definitions */
function definitionsOf(contract: Contract, before: Version | undefined): readonly Said[] {
  const { passages } = contract
  const lists = listsOfDefinitions(contract)
  const said: Said[] = []
  const indexBefore = before ? indexesBefore(before, contract) : () => -1
  const hasCells = lists.cells.size > 0 || before?.said.some(({ cell }) => cell)
  const mayBe = mayDefine(contract)
  if (before?.mayBe === mayBe && !hasCells && mayBe.every((index) => indexBefore(index) >= 0)) return before.said
  let next = 0
  for (const index of inOrder(mayBe, lists.cells)) {
    const passage = passages[index] as Passage
    const was = indexBefore(index)
    if (before && was >= 0) {
      while ((before.said[next]?.passage ?? was) < was) next++
      const known = before.said[next]?.passage === was ? before.said[next] : undefined
      if (lists.cells.has(index) === (known?.cell !== undefined)) {
        if (known) said.push(was === index ? known : { ...known, passage: index })
        continue
      }
    }
    if (lists.cells.has(index)) {
      said.push({ passage: index, cell: passage.wording, definitions: [], isLocal: false })
      continue
    }
    const definitions = definitionsIn(passage, contract, lists.has(index))
    if (definitions.length === 0) continue
    const lead = passages[passage.lead]
    const isLocal = saysLocal(passage.wording) || (lead !== undefined && saysLocal(lead.wording))
    said.push({ passage: index, cell: undefined, definitions, isLocal })
  }
  return said
}

/**
 * Tells where a passage stood before, if it, what leads into it and what follows it say what they said, marks and all; else -1.
 * @param before a version with the same sections
 */
function indexesBefore(before: Version, { passages, wordings, origins, shape }: Contract): (index: number) => number {
  const { length } = passages
  const by = length - before.wordings.length
  const said = keptOf(before.wordings, wordings)
  const marked = keptOf(before.origins.passages, origins.passages)
  const { head, tail } = keptOfAll(said, marked, shape.nestedSince(before.shape) ?? nothingKept)
  const isAbove = (index: number): boolean => index + 1 < head || (index < head && index + 1 === length && by === 0)
  return (index) => {
    if (!isIn(said, (passages[index] as Passage).lead, length)) return -1
    return isAbove(index) ? index : index >= length - tail ? index - by : -1
  }
}

/** Whether an index is one of those that an edit left alone at the ends of a list. */
const isIn = ({ head, tail }: Kept, index: number, length: number): boolean => index < head || index >= length - tail

/** “In this Section, …”, “In this Exhibit:” before a list. */
const saysLocal = Wording.remembered((text) =>
  /\b(?:this|that) (?:section|clause|article|paragraph|sentence)\b|本[条條款章]|\b(?:in|of) this (?:exhibit|schedule|annex|appendix|attachment)\b|本(?:附件|附录|附錄|附表)/i.test(
    text.slice(0, 80),
  ),
)

const isProper = (name: string): boolean => /\p{Lu}/u.test(name) || (isChinese(name) && name.length > 1)

function tableOf(contract: Contract, said: readonly Said[], declared: readonly DeclaredTerm[]): TermTable {
  const terms = new Map<string, DefinedTerm & { definitions: DefinitionPlace[] }>()
  const add = (name: string, definition: DefinitionPlace): void => {
    const same = terms.get(name)
    if (same) same.definitions.push(definition)
    else terms.set(name, { name, isProper: isProper(name), definitions: [definition] })
  }
  const definedIn = new Map<number, Set<number>>()
  /** Passages that are entries; what stands in a list under one is part of its meaning. */
  const entries = new Set<number>()
  for (const { passage, cell, definitions, isLocal } of said) {
    if (cell) {
      add(cell.text, { form: 'entry', passage, read: undefined, declared: undefined, isLocal })
      definedIn.set(passage, new Set([0]))
    }
    for (const read of definitions) {
      const { form, term, at } = read
      if (form === 'party' && terms.has(term)) continue
      if (form === 'entry' && entries.has(contract.passages[passage]?.lead ?? -1)) continue
      if (form === 'entry') entries.add(passage)
      add(term, { form, passage, read, declared: undefined, isLocal })
      const starts = definedIn.get(passage)
      if (starts) starts.add(at.start)
      else definedIn.set(passage, new Set([at.start]))
    }
  }
  for (const one of declared)
    add(one.name, { form: 'declared', passage: -1, read: undefined, declared: one, isLocal: false })
  const forms = new Map<string, DefinedTerm>()
  for (const term of terms.values()) for (const form of formsOf(term.name)) if (!forms.has(form)) forms.set(form, term)
  for (const term of terms.values()) forms.set(term.name, term)
  return { terms: [...terms.values()], forms, definedIn }
}

/** The terms that each passage defines, by its index. */
export const definersOf = perKey(termTableOf, (contract): ReadonlyMap<number, readonly DefinedTerm[]> => {
  const definers = new Map<number, DefinedTerm[]>()
  for (const term of termTableOf(contract).terms)
    for (const passage of new Set(term.definitions.map((one) => one.passage))) {
      const known = definers.get(passage)
      if (known) known.push(term)
      else definers.set(passage, [term])
    }
  return definers
})

/** A term that words in a text stand for. */
export interface TermInText extends Span {
  readonly term: DefinedTerm
}

const scannerOf = scanners()

/** The terms that a wording uses, in order, or names where it defines them. */
export const termsIn = Wording.rememberedFor((wording, { forms }: TermTable): readonly TermInText[] =>
  scannerOf(forms)(wording).flatMap(({ start, end, words }: Found): TermInText[] => {
    const term = forms.get(words)
    return term ? [{ start, end, term }] : []
  }),
)

/** The terms that a passage uses, in order, other than in definitions of them. */
export function termsUsedIn({ passages }: Contract, passage: number, table: TermTable): readonly TermInText[] {
  const wording = passages[passage]?.wording
  if (!wording) return []
  const found = termsIn(wording, table)
  const defined = table.definedIn.get(passage)
  return defined ? found.filter(({ start }) => !defined.has(start)) : found
}

/** How often the terms of a table stand in the passages of a contract, and in definitions of them. */
interface Counted extends Tally<DefinedTerm> {
  readonly table: TermTable
  readonly inDefinitions: ReadonlyMap<DefinedTerm, number>
}

const countsOf = fromVersionToVersion((contract, before: Counted | undefined): Counted => {
  const table = termTableOf(contract)
  const isAsBefore = before?.table === table
  const counted = countedAgain(isAsBefore ? before : undefined, contract.wordings, (wording) =>
    termsIn(wording, table).map(({ term }) => term),
  )
  return { ...counted, table, inDefinitions: isAsBefore ? before.inDefinitions : countInDefinitions(contract, table) }
})

function countInDefinitions({ passages }: Contract, table: TermTable): ReadonlyMap<DefinedTerm, number> {
  const counts = new Map<DefinedTerm, number>()
  for (const [passage, starts] of table.definedIn)
    for (const { start, term } of termsIn((passages[passage] as Passage).wording, table))
      if (starts.has(start)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** Tells whether a contract uses a term of its own, other than in definitions of it. */
export function termsUsed(contract: Contract): (term: DefinedTerm) => boolean {
  const { counts, inDefinitions } = countsOf(contract)
  return (term) => (counts.get(term) ?? 0) > (inDefinitions.get(term) ?? 0)
}
