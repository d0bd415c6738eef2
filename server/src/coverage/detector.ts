import { type Kept, keptOf, keptOfAll } from '../contract/changed.ts'
import type { Contract, Passage, Section, Span } from '../contract/contract.ts'
import { fromVersionToVersion } from '../contract/fromVersionToVersion.ts'
import { perShape } from '../contract/perContract.ts'
import type { Shape } from '../contract/shape.ts'
import { Shelf } from '../contract/shelf.ts'
import { Wording } from '../contract/wording.ts'
import type { Family, Interaction, Pack, Pattern } from '../policy/schema.ts'
import type { TermSet } from './hits.ts'
import { Lexicon, LexiconBuilder, type LexiconData } from './lexicon.ts'
import { type CompiledPattern, compilePattern, stands, wantingAround, wordsThat } from './pattern.ts'
import { tokenise } from './tokens.ts'

/** A passage that shows a clause. */
export interface Detection {
  /** Id of the pattern that fired. */
  readonly pattern: string
  /** Index into {@link Contract.passages}. */
  readonly passage: number
}

/** The passages of what was found, which is the same list for as long as no edit changes it. */
export function passagesOf(detections: readonly Detection[]): readonly number[] {
  const known = passagesFound.get(detections) ?? detections.map(({ passage }) => passage)
  passagesFound.set(detections, known)
  return known
}

const passagesFound = new WeakMap<readonly Detection[], readonly number[]>()

/** How many characters of texts are remembered that were scanned, in case another passage or another contract has the same. */
const rememberedCharacters = 1_000_000

/** The phrases and patterns of a pack, compiled to data: what a build makes, and a {@link Detector} finds. */
export interface DetectorData {
  readonly lexicon: LexiconData
  /** Families, elements, flaws and sides of interactions alike: each is found by patterns of its own. */
  readonly subjects: readonly Subject[]
  /** The terms of the titles under which each family stands. */
  readonly titles: readonly { readonly id: string; readonly term: number }[]
}

interface Subject {
  readonly id: string
  readonly patterns: readonly CompiledPattern[]
}

/** A pattern, with the places of its subject and of itself in the pack. */
interface RankedPattern {
  readonly subject: number
  readonly rank: number
  readonly pattern: CompiledPattern
}

/** A pattern that may fire at a text. */
interface Candidate extends RankedPattern {
  /** The terms that must stand around it. */
  readonly wanting: readonly number[]
}

/** What one text says, wherever it stands. */
interface Scan {
  readonly terms: TermSet
  /** The patterns that may fire at it, in the pack's order. */
  readonly candidates: readonly Candidate[]
  /** Those that may fire where nothing leads into it: few of many. */
  readonly unledCandidates: readonly Candidate[]
}

/** A pattern that fired. */
type Fired = Pick<RankedPattern, 'subject' | 'pattern'>

const nothing: readonly Fired[] = []

/** What was found in one version of a document. */
interface Version {
  readonly shape: Shape
  readonly titles: object
  readonly sections: readonly Section[]
  readonly base: ReadonlyMap<string, readonly Detection[]> | undefined
  readonly wordings: readonly Wording[]
  /** What fires at each passage. */
  readonly fired: readonly (readonly Fired[])[]
  readonly found: ReadonlyMap<string, readonly Detection[]>
}

const areSame = (some: readonly Fired[], others: readonly Fired[]): boolean =>
  some.length === others.length && some.every(({ pattern }, i) => pattern === others[i]?.pattern)

const areSameDetections = (some: readonly Detection[], others: readonly Detection[] = []): boolean =>
  some.length === others.length &&
  some.every(({ pattern, passage }, i) => pattern === others[i]?.pattern && passage === others[i]?.passage)

/**
 * The passages at which an edit may change what fires, where it left the sections alone: those that it changed, those in whose
 * section they stand, those that they lead into and those under a title that it changed.
 * @param kept the passages that it left alone
 */
function affectedBy(before: Version, contract: Contract, { head, tail }: Kept, around: Surroundings): Set<number> {
  const { passages, titles } = contract
  const affected = new Set(before.titles === titles ? [] : underNewTitles(before.sections, contract))
  for (let i = head; i < passages.length - tail; i++) {
    affected.add(i)
    for (let at = i - 1; around.isBeside(at, at + 1) && !affected.has(at); at--) affected.add(at)
    for (let at = i + 1; around.isBeside(at - 1, at) && !affected.has(at); at++) affected.add(at)
  }
  const leads = new Set<number>()
  for (const i of ledOf(contract)) {
    const { lead } = passages[i] as Passage
    if (lead < head || !(lead < passages.length - tail || leads.has(lead))) continue
    leads.add(i)
    affected.add(i)
  }
  return affected
}

/** The passages of a contract that an edit left alone, with none beside them that came or went; undefined where sections did. */
function keptPassages({ shape, wordings: before }: Version, contract: Contract): Kept | undefined {
  const nested = contract.shape.nestedSince(shape)
  if (!nested) return undefined
  const { head, tail } = keptOfAll(nested, keptOf(before, contract.wordings))
  const beside = contract.shape === shape ? 0 : 1
  return { head: Math.max(head - beside, 0), tail: Math.max(tail - beside, 0) }
}

/** The passages under titles that are not as they were, in a contract of the same sections. */
function underNewTitles(before: readonly Section[], { sections, passages }: Contract): number[] {
  const isNew = new Uint8Array(sections.length)
  for (const [index, { title, parent }] of sections.entries())
    isNew[index] = title !== before[index]?.title || isNew[parent] ? 1 : 0
  return passages.flatMap(({ section }, index) => (isNew[section] ? [index] : []))
}

/** The passages that others lead into. */
const ledOf = perShape(({ passages }): readonly number[] =>
  passages.flatMap(({ lead }, index) => (lead >= 0 ? [index] : [])),
)

/**
 * Finds which clause families, and which of their elements, a contract contains. Compiled from a pack once, then used for
 * every contract.
 */
export class Detector {
  readonly #lexicon: Lexicon
  readonly #subjects: DetectorData['subjects']
  readonly #titles: DetectorData['titles']
  /** The patterns whose first term is found in a text, by that term: where it is not, none of them can fire. */
  readonly #byFirstTerm: Candidate[][] = []
  /** Candidates that still need terms from around their text, shared by all texts that need the same. */
  readonly #wanting = new Map<Candidate, Map<string, Candidate>>()
  readonly #scanOf = Wording.remembered((text) => this.#scan(text))
  readonly #standsIn: StandsIn = (wording, pattern, term) =>
    stands(pattern, term, this.#scanOf(wording).terms, () => this.#lexicon.find(wording.text).hits)
  readonly #known = new Shelf<Scan>(rememberedCharacters)
  readonly #base: Detector | undefined
  /** By what a contract is and how its sections are called. */
  readonly #titled = new WeakMap<object, Map<number, readonly string[]>>()

  /** How many texts have been scanned. */
  scanned = 0

  /** @param base what it finds is found as well */
  constructor({ lexicon, subjects, titles }: DetectorData, base?: Detector) {
    this.#base = base
    this.#titles = titles
    this.#subjects = subjects
    for (const [subject, { patterns }] of subjects.entries()) {
      for (const [rank, pattern] of patterns.entries()) {
        const term = pattern.all[0] as number
        this.#byFirstTerm[term] ??= []
        this.#byFirstTerm[term].push({ subject, rank, pattern, wanting: [] })
      }
    }
    this.#lexicon = new Lexicon(lexicon, Object.keys(this.#byFirstTerm).map(Number))
  }

  /**
   * The passages that show each family, element and flaw ({@link flawId}), by its id and in document order; one without
   * any is not in the map. The same map for as long as no edit of the document changes what is found.
   */
  detect(contract: Contract): ReadonlyMap<string, readonly Detection[]> {
    return this.#versionOf(contract).found
  }

  readonly #versionOf = fromVersionToVersion((contract, before: Version | undefined): Version => {
    const { passages, wordings, shape, titles, sections } = contract
    const around = new Surroundings(contract, this.#standsIn)
    const base = this.#base?.detect(contract)
    const now = { shape, titles, sections, base, wordings }
    const kept = before && keptPassages(before, contract)
    if (!before || !kept) {
      const fired = passages.map((_passage, index) => this.#firedAt(contract, index, around))
      return { ...now, fired, found: this.#foundBy(fired, base, before?.found) }
    }
    let fired = before.fired
    if (before.shape !== shape) {
      const between = new Array<readonly Fired[]>(passages.length - kept.head - kept.tail).fill(nothing)
      fired = fired.slice(0, kept.head).concat(between, fired.slice(fired.length - kept.tail))
    }
    let isAsBefore = before.shape === shape && before.base === base
    for (const index of affectedBy(before, contract, kept, around)) {
      const firing = this.#firedAt(contract, index, around)
      if (areSame(firing, fired[index] as readonly Fired[])) continue
      if (fired === before.fired) fired = [...fired]
      ;(fired as (readonly Fired[])[])[index] = firing
      isAsBefore = false
    }
    return { ...now, fired, found: isAsBefore ? before.found : this.#foundBy(fired, base, before.found) }
  })

  /** What fires at a passage: of each subject the first of its patterns. */
  #firedAt(contract: Contract, index: number, around: Surroundings): readonly Fired[] {
    const passage = contract.passages[index] as Passage
    const scan = this.#scanOf(passage.wording)
    const candidates = passage.lead < 0 ? scan.unledCandidates : scan.candidates
    if (candidates.length === 0 || passage.kind === 'heading' || passage.kind === 'label') return nothing
    const fired: Fired[] = []
    let done = -1
    for (const candidate of candidates) {
      const { subject, pattern, wanting } = candidate
      if (subject === done) continue
      if (pattern.heading !== undefined && !this.#isUnder(contract, passage.section, pattern.heading)) continue
      if (!wanting.every((term) => around.have(index, pattern, term))) continue
      done = subject
      fired.push(candidate)
    }
    return fired
  }

  /** What is shown where. A list that is the same as before is the same object: much is worked out of each. */
  #foundBy(
    fired: readonly (readonly Fired[])[],
    base: ReadonlyMap<string, readonly Detection[]> | undefined,
    before: ReadonlyMap<string, readonly Detection[]> | undefined,
  ): ReadonlyMap<string, readonly Detection[]> {
    const bySubject: Detection[][] = []
    for (const [passage, some] of fired.entries())
      for (const { subject, pattern } of some) {
        bySubject[subject] ??= []
        bySubject[subject].push({ pattern: pattern.id, passage })
      }
    const found = new Map<string, readonly Detection[]>()
    for (const [subject, detections] of bySubject.entries())
      if (detections) found.set((this.#subjects[subject] as Subject).id, detections)
    const all = base ? merged(base, found) : found
    for (const [id, known] of before ?? []) if (areSameDetections(known, all.get(id))) all.set(id, known)
    return all
  }

  /**
   * The words of a passage by which it shows a family or an element: for each thing that one of its patterns asks for, the
   * first words that say it. UTF-16 offsets into the passage's text, in order.
   */
  wordsOf(passage: Passage, id: string): readonly Span[] {
    const { wording } = passage
    const known = this.#wordsIn(wording)
    const words = known.get(id) ?? this.#findWords(wording.text, id) ?? this.#base?.wordsOf(passage, id) ?? []
    known.set(id, words)
    return words
  }

  readonly #wordsIn = Wording.remembered((): Map<string, readonly Span[]> => new Map())

  #findWords(text: string, id: string): Span[] | undefined {
    const { hits } = this.#lexicon.find(text)
    const words = (this.#subjects.find((subject) => subject.id === id)?.patterns ?? [])
      .map((pattern) => wordsThat(pattern, hits))
      .reduce((best, next) => (next.length > best.length ? next : best), [])
    if (words.length === 0) return undefined
    const { starts, ends } = tokenise(text)
    return words
      .map(({ from, to }) => ({ start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }))
      .sort((a, b) => a.start - b.start)
  }

  /**
   * The families under whose usual titles a section stands, by its own title and those around it. The title of the contract
   * itself says nothing of one section: in a Data Processing Agreement not all stands in a clause on data.
   */
  titledAs(contract: Contract, section: number): readonly string[] {
    const known = this.#titled.get(contract.titles) ?? new Map<number, readonly string[]>()
    this.#titled.set(contract.titles, known)
    const found = known.get(section)
    if (found) return found
    const titles = titlesAround(contract, section, true)
    const titled = this.#titles.flatMap(({ id, term }) => (this.#haveTerm(titles, term) ? [id] : []))
    const all = [...(this.#base?.titledAs(contract, section) ?? []), ...titled]
    known.set(section, all)
    return all
  }

  /** Whether a term stands in the title of a section or of one around it. */
  #isUnder(contract: Contract, section: number, term: number): boolean {
    return this.#haveTerm(titlesAround(contract, section, false), term)
  }

  #haveTerm(titles: readonly string[], term: number): boolean {
    return titles.some((title) => this.#scan(title).terms.has(term))
  }

  #scan(text: string): Scan {
    const known = this.#known.get(text)
    if (known) return known
    this.scanned++
    const { terms, hits, leading } = this.#lexicon.find(text)
    const isChinese = /[\u4e00-\u9fff]/.test(text)
    const candidates: Candidate[] = []
    for (const term of leading)
      for (const one of this.#byFirstTerm[term] as Candidate[]) {
        const wanting = wantingAround(one.pattern, hits, isChinese)
        if (wanting) candidates.push(wanting.length === 0 ? one : this.#candidateWanting(one, wanting))
      }
    candidates.sort((a, b) => a.subject - b.subject || a.rank - b.rank)
    const unledCandidates = candidates.filter(
      ({ pattern, wanting }) => wanting.length === 0 || pattern.scope !== 'passage',
    )
    const scan = { terms, candidates: candidates.slice(), unledCandidates: unledCandidates.slice() }
    this.#known.put(text, scan)
    return scan
  }

  #candidateWanting(one: Candidate, wanting: readonly number[]): Candidate {
    const known = this.#wanting.get(one) ?? new Map<string, Candidate>()
    this.#wanting.set(one, known)
    const key = wanting.join()
    const same = known.get(key) ?? { ...one, wanting: wanting.slice() }
    known.set(key, same)
    return same
  }
}

/** The id under which a flaw of an element is found. */
export const flawId = (element: { readonly id: string }, flaw: { readonly pattern: { readonly id: string } }): string =>
  `${element.id}/${flaw.pattern.id}`

/** The id under which the own words of one side of an interaction are found. */
export const sideId = (interaction: Pick<Interaction, 'id'>, side: 'words' | 'against' | 'exception'): string =>
  `${interaction.id}/${side}`

/** What is to be found, by the patterns that show it. */
interface Sought {
  readonly id: string
  readonly patterns: readonly Pattern[]
}

/** Compiles a pack's phrases and patterns to data. */
export function compilePatterns(pack: Pack): DetectorData {
  return compileSubjects(
    pack,
    [
      ...pack.families.flatMap(({ id, patterns, elements }) => [
        { id, patterns },
        ...elements,
        ...elements.flatMap((element) =>
          (element.flaws ?? []).map((flaw) => ({ id: flawId(element, flaw), patterns: [flaw.pattern] })),
        ),
      ]),
      ...pack.interactions.flatMap((interaction) =>
        (['words', 'against', 'exception'] as const).map((side) => ({
          id: sideId(interaction, side),
          patterns: interaction[side]?.patterns ?? [],
        })),
      ),
    ],
    pack.families,
  )
}

function compileSubjects(pack: Pack, sought: readonly Sought[], families: readonly Family[]): DetectorData {
  const lexicon = new LexiconBuilder(pack.lexicon)
  const subjects = sought.map(({ id, patterns }) => ({
    id,
    patterns: patterns.map((pattern) => compilePattern(pattern, lexicon)),
  }))
  const titles = families.map((family) => ({ id: family.id, term: lexicon.term(family.titles) }))
  return { lexicon: lexicon.data(), subjects, titles }
}

/** The detector of a pack that a house playbook extends: what the playbook adds is compiled, the rest is there. */
export function extendDetector(base: Detector, standard: Pack, extended: Pack): Detector {
  const known = new Set(standard.families.flatMap(({ patterns }) => patterns))
  const added = [...extended.families, ...(extended.house?.forbidden ?? [])]
    .map(({ id, patterns }) => ({ id, patterns: patterns.filter((pattern) => !known.has(pattern)) }))
    .filter(({ patterns }) => patterns.length > 0)
  const own = extended.families.filter(({ id }) => !standard.families.some((family) => family.id === id))
  return added.length > 0 ? new Detector(compileSubjects(extended, added, own), base) : base
}

/** The detector of a pack that no build has compiled. */
export function compileDetector(pack: Pack): Detector {
  return new Detector(compilePatterns(pack))
}

/** What two detectors find, in document order; what both find of a passage counts once. */
function merged(
  some: ReadonlyMap<string, readonly Detection[]>,
  more: ReadonlyMap<string, readonly Detection[]>,
): Map<string, readonly Detection[]> {
  const found = new Map(some)
  for (const [id, detections] of more) {
    const known = found.get(id) ?? []
    const passages = new Set(known.map(({ passage }) => passage))
    const added = detections.filter(({ passage }) => !passages.has(passage))
    found.set(
      id,
      [...known, ...added].sort((a, b) => a.passage - b.passage),
    )
  }
  return found
}

/** The titles of a section and of those around it. @param within of the contract's own parts alone, not of itself */
function titlesAround({ sections }: Contract, section: number, within: boolean): string[] {
  const titles: string[] = []
  for (let index = section; index >= (within ? 1 : 0); index = sections[index]?.parent ?? -1) {
    const { title = '' } = sections[index] ?? {}
    if (title && !(within && isOfContract(sections, index))) titles.push(title)
  }
  return titles
}

/** Whether a section is the contract: its title names it, and its clauses stand in it. */
function isOfContract(sections: readonly Section[], index: number): boolean {
  const [contract] = sections
  const isNamedBy = contract?.title !== '' && sections[index]?.head.start === contract?.head.start
  return isNamedBy && sections[index + 1]?.parent === index
}

/** Whether a term of a pattern stands in a wording. */
type StandsIn = (wording: Wording, pattern: CompiledPattern, term: number) => boolean

/** What stands around the passages of a contract. It makes no lists: it is asked thousands of times at each key. */
class Surroundings {
  readonly #contract: Contract
  readonly #standsIn: StandsIn
  /** For each pattern and term, whether the passages that begin at an index have it. */
  readonly #known = new Map<CompiledPattern, Map<number, Map<number, boolean>>>()

  constructor(contract: Contract, standsIn: StandsIn) {
    this.#contract = contract
    this.#standsIn = standsIn
  }

  /**
   * Whether a term of a pattern that a passage does not have stands around it: in the passages that lead into it, or in the
   * pattern's scope.
   */
  have(index: number, pattern: CompiledPattern, term: number): boolean {
    const { passages } = this.#contract
    const standsAt = (other: number): boolean => this.#standsIn((passages[other] as Passage).wording, pattern, term)
    for (let lead = passages[index]?.lead ?? -1; lead >= 0; lead = passages[lead]?.lead ?? -1)
      if (standsAt(lead)) return true
    if (pattern.scope === 'passage') return false
    if (pattern.scope === 'neighbours')
      return [index - 1, index + 1].some((other) => this.isBeside(other, index) && standsAt(other))
    const byTerm = this.#known.get(pattern) ?? new Map<number, Map<number, boolean>>()
    const byStart = byTerm.get(term) ?? new Map<number, boolean>()
    this.#known.set(pattern, byTerm.set(term, byStart))
    const runs = runsOf(this.#contract)
    const start = runs[index] as number
    let has = byStart.get(start) ?? false
    if (byStart.has(start)) return has
    for (let other = start; !has && runs[other] === start; other++) has = standsAt(other)
    byStart.set(start, has)
    return has
  }

  /** Whether two passages that follow each other are of one section's text. */
  isBeside(other: number, index: number): boolean {
    return areBeside(this.#contract, other, index)
  }
}

function areBeside({ passages }: Contract, other: number, index: number): boolean {
  const one = passages[other]
  const two = passages[index]
  return one?.section === two?.section && one?.kind !== 'heading' && two?.kind !== 'heading'
}

/** Where the passages of one section that follow each other begin, for each of them. */
const runsOf = perShape((contract): Uint32Array => {
  const starts = new Uint32Array(contract.passages.length)
  for (let i = 0; i < starts.length; i++)
    starts[i] = i > 0 && areBeside(contract, i - 1, i) ? (starts[i - 1] as number) : i
  return starts
})
