import type { Contract, Passage, Span } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { perContract } from '../contract/perContract.ts'
import type { DefinitionForm } from './definitionForms.ts'
import { type DefinedTerm, type DefinitionPlace, definersOf, termsUsedIn, termTableOf } from './definitions.ts'
import { isChinese } from './termForms.ts'

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
  /** One of them, by its index: where the others stand is not worked out. */
  readonly definition: (index: number) => Definition | undefined
  /** Uses other than in the definitions themselves, in document order. */
  readonly uses: readonly TermUse[]
}

/** Whether a term is made of several words with capitals, which stand in lower case with another meaning or by a slip. */
export const isOfWords = ({ name, isProper }: Pick<Term, 'name' | 'isProper'>): boolean =>
  isProper && !isChinese(name) && / /.test(name) && /^(?:\p{Lu}[\p{Ll}’'-]+ ?)+$/u.test(name)

/** The terms of one contract. */
export interface Terms {
  /** In the order of their first definitions; declared ones that the text does not define come last. */
  readonly all: readonly Term[]
  /** One of them, by its index. */
  readonly at: (index: number) => Term
  /** The terms that a passage defines. */
  readonly definedIn: (passage: number) => readonly Term[]
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

/** The terms that a contract defines and where it uses them. Linear in its text. */
export const termsOf = perContract((contract: Contract): Terms => new ContractTerms(contract))

/** The terms of one version of a contract: what stands where is worked out on demand. */
class ContractTerms implements Terms {
  readonly #contract: Contract
  readonly #table: ReturnType<typeof termTableOf>
  /** Those that somebody has asked for. */
  readonly #terms = new Map<DefinedTerm, Term>()
  readonly #definedIn = new Map<number, readonly Term[]>()
  #uses: ReadonlyMap<DefinedTerm, readonly TermUse[]> | undefined

  constructor(contract: Contract) {
    this.#contract = contract
    this.#table = termTableOf(contract)
  }

  get all(): readonly Term[] {
    return this.#table.terms.map((term) => this.#termOf(term))
  }

  readonly at = (index: number): Term => this.#termOf(this.#table.terms[index] as DefinedTerm)

  readonly definedIn = (passage: number): readonly Term[] => {
    const known = this.#definedIn.get(passage)
    if (known) return known
    const terms = (definersOf(this.#contract).get(passage) ?? []).map((term) => this.#termOf(term))
    this.#definedIn.set(passage, terms)
    return terms
  }

  readonly usesIn = (passage: number): (TermUse & { readonly term: Term })[] =>
    termsUsedIn(this.#contract, passage, this.#table).map(({ start, end, term }) => ({
      passage,
      start,
      end,
      term: this.#termOf(term),
    }))

  readonly find = (words: string): Term | undefined => {
    const term = this.#table.forms.get(words)
    return term && this.#termOf(term)
  }

  #termOf(term: DefinedTerm): Term {
    const known = this.#terms.get(term)
    if (known) return known
    const made = new ContractTerm(this.#contract, term, () => this.#usesOf(term))
    this.#terms.set(term, made)
    return made
  }

  #usesOf(term: DefinedTerm): readonly TermUse[] {
    this.#uses ??= this.#allUses()
    return this.#uses.get(term) ?? []
  }

  #allUses(): Map<DefinedTerm, TermUse[]> {
    const uses = new Map<DefinedTerm, TermUse[]>()
    for (const passage of this.#contract.passages.keys())
      for (const { start, end, term } of termsUsedIn(this.#contract, passage, this.#table)) {
        const known = uses.get(term)
        if (known) known.push({ passage, start, end })
        else uses.set(term, [{ passage, start, end }])
      }
    return uses
  }
}

class ContractTerm implements Term {
  readonly name: string
  readonly isProper: boolean
  readonly #contract: Contract
  readonly #term: DefinedTerm
  readonly #usesOf: () => readonly TermUse[]
  readonly #definitions: (Definition | undefined)[] = []

  constructor(contract: Contract, term: DefinedTerm, usesOf: () => readonly TermUse[]) {
    this.#contract = contract
    this.#term = term
    this.name = term.name
    this.isProper = term.isProper
    this.#usesOf = usesOf
  }

  readonly definition = (index: number): Definition | undefined => {
    const place = this.#term.definitions[index]
    this.#definitions[index] ??= place && new PlacedDefinition(place, this.#contract)
    return this.#definitions[index]
  }

  get definitions(): readonly Definition[] {
    return this.#term.definitions.map((_place, index) => this.definition(index) as Definition)
  }

  get uses(): readonly TermUse[] {
    return this.#usesOf()
  }
}

/** A definition in its place, which is worked out on demand: most are looked at for less. */
class PlacedDefinition implements Definition {
  readonly form: DefinitionForm
  readonly passage: number
  readonly section: number
  readonly isLocal: boolean
  readonly #place: DefinitionPlace
  readonly #contract: Contract
  readonly #at: Passage | undefined

  constructor(place: DefinitionPlace, contract: Contract) {
    this.#place = place
    this.#contract = contract
    this.#at = contract.passages[place.passage]
    this.form = place.form
    this.passage = place.passage
    this.section = this.#at?.section ?? 0
    this.isLocal = place.isLocal
  }

  get span(): Span {
    const { read, declared } = this.#place
    if (!this.#at) return declared?.span ?? nowhere
    return read ? sourceSpan(this.#at, read.at.start, read.at.end) : this.#at.span
  }

  get meaning(): Span {
    const { passage, declared } = this.#place
    return this.#at ? meaningAt(this.#contract, this.#at, passage) : (declared?.meaning ?? nowhere)
  }

  get whole(): Span | undefined {
    const { form, read } = this.#place
    const canGo = this.#at && form === 'inline' && read && read.pointsTo === undefined
    return canGo ? sourceSpan(this.#at, read.whole.start, read.whole.end) : undefined
  }

  get pointsTo(): Definition['pointsTo'] {
    return this.#at && this.#place.read?.pointsTo
  }
}

const nowhere: Span = { start: 0, end: 0 }

/** The passage that defines a term; of a title, with the passage that follows. */
function meaningAt({ passages }: Contract, { kind, span, section }: Passage, index: number): Span {
  const next = passages[index + 1]
  const opens = kind === 'heading' || kind === 'label' || kind === 'table-cell'
  const isMeaning = opens && next && (next.lead === index || next.section === section)
  return isMeaning ? { start: span.start, end: next.span.end } : span
}
