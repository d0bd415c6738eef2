import type { Contract, Passage, Span } from '../contract/contract.ts'
import type { Pack } from '../policy/schema.ts'
import { type Hits, Lexicon, LexiconBuilder, type LexiconData } from './lexicon.ts'
import { type CompiledPattern, compilePattern, fires, type Surroundings, wordsThat } from './pattern.ts'
import { tokenise } from './tokens.ts'

/** A passage that shows a clause. */
export interface Detection {
  /** Id of the pattern that fired. */
  readonly pattern: string
  /** Index into {@link Contract.passages}. */
  readonly passage: number
}

/** Texts of passages that were scanned lately, so that an edit scans only what it touched. In passages. */
const cacheSize = 50_000

/** The phrases and patterns of a pack, compiled to data: what a build makes, and a {@link Detector} finds. */
export interface DetectorData {
  readonly lexicon: LexiconData
  /** Families, elements and flaws alike: each is found by patterns of its own. */
  readonly subjects: readonly { readonly id: string; readonly patterns: readonly CompiledPattern[] }[]
}

/**
 * Finds which clause families, and which of their elements, a contract contains. Compiled from a pack once, then used for
 * every contract.
 */
export class Detector {
  readonly #lexicon: Lexicon
  readonly #subjects: DetectorData['subjects']
  readonly #cache = new Map<string, Hits>()

  constructor({ lexicon, subjects }: DetectorData) {
    this.#lexicon = new Lexicon(lexicon)
    this.#subjects = subjects
  }

  /**
   * The passages that show each family, element and flaw ({@link flawId}), by its id and in document order; one without
   * any is not in the map.
   */
  detect(contract: Contract): Map<string, Detection[]> {
    const passages = contract.passages.map((passage) => this.#hits(passage.text))
    const titles = this.#titles(contract)
    const found = new Map<string, Detection[]>()
    for (const [index, passage] of contract.passages.entries()) {
      const own = passages[index] as Hits
      if (passage.kind === 'heading' || passage.kind === 'label' || own.size === 0) continue
      const leads = leadsOf(contract, passage).map((lead) => passages[lead] as Hits)
      const isChinese = /[\u4e00-\u9fff]/.test(passage.text)
      const around = (scope: CompiledPattern['scope']): Surroundings => ({
        own,
        isChinese,
        leads,
        others: othersOf(contract, index, scope).map((other) => passages[other] as Hits),
        titles: titles[passage.section] ?? [],
      })
      for (const { id, patterns } of this.#subjects) {
        const fired = patterns.find(
          (pattern) => own.has(pattern.all[0] as number) && fires(pattern, around(pattern.scope)),
        )
        if (!fired) continue
        const detections = found.get(id)
        if (detections) detections.push({ pattern: fired.id, passage: index })
        else found.set(id, [{ pattern: fired.id, passage: index }])
      }
    }
    return found
  }

  /**
   * The words of a passage by which it shows a family or an element: for each thing that one of its patterns asks for, the
   * first words that say it. UTF-16 offsets into the passage's text, in order.
   */
  wordsOf({ text }: Passage, id: string): Span[] {
    const hits = this.#hits(text)
    const words = (this.#subjects.find((subject) => subject.id === id)?.patterns ?? [])
      .map((pattern) => wordsThat(pattern, hits))
      .reduce((best, next) => (next.length > best.length ? next : best), [])
    const { starts, ends } = tokenise(text)
    return words
      .map(({ from, to }) => ({ start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }))
      .sort((a, b) => a.start - b.start)
  }

  /** For each section the words of its title and of the titles around it. */
  #titles(contract: Contract): Hits[][] {
    const titles: Hits[][] = []
    for (const { title, parent } of contract.sections) {
      titles.push([...(title ? [this.#hits(title)] : []), ...(titles[parent] ?? [])])
    }
    return titles
  }

  #hits(text: string): Hits {
    const known = this.#cache.get(text)
    if (known) return known
    const hits = this.#lexicon.find(text)
    if (this.#cache.size >= cacheSize) this.#cache.delete(this.#cache.keys().next().value as string)
    this.#cache.set(text, hits)
    return hits
  }
}

/** The id under which a flaw of an element is found. */
export const flawId = (element: { readonly id: string }, flaw: { readonly pattern: { readonly id: string } }): string =>
  `${element.id}/${flaw.pattern.id}`

/** Compiles a pack's phrases and patterns to data. */
export function compilePatterns(pack: Pack): DetectorData {
  const lexicon = new LexiconBuilder(pack.lexicon)
  const subjects = pack.families
    .flatMap(({ id, patterns, elements }) => [
      { id, patterns },
      ...elements,
      ...elements.flatMap((element) =>
        (element.flaws ?? []).map((flaw) => ({ id: flawId(element, flaw), patterns: [flaw.pattern] })),
      ),
    ])
    .map(({ id, patterns }) => ({ id, patterns: patterns.map((pattern) => compilePattern(pattern, lexicon)) }))
  return { lexicon: lexicon.data(), subjects }
}

/** The detector of a pack that no build has compiled. */
export function compileDetector(pack: Pack): Detector {
  return new Detector(compilePatterns(pack))
}

function leadsOf(contract: Contract, passage: Passage): number[] {
  const leads: number[] = []
  for (let lead = passage.lead; lead >= 0; lead = contract.passages[lead]?.lead ?? -1) leads.push(lead)
  return leads
}

function othersOf(contract: Contract, index: number, scope: CompiledPattern['scope']): number[] {
  if (scope === 'passage') return []
  const section = contract.passages[index]?.section
  const same = (other: number): boolean =>
    contract.passages[other]?.section === section && contract.passages[other]?.kind !== 'heading'
  if (scope === 'neighbours') return [index - 1, index + 1].filter(same)
  const others: number[] = []
  for (let i = index - 1; same(i); i--) others.push(i)
  for (let i = index + 1; same(i); i++) others.push(i)
  return others
}
