import { type Built, type Mark, movedAnnotation, movedPassage, movedSpan, Shift } from './built.ts'
import { tellKept } from './changed.ts'
import type {
  Annotation,
  NumberStyle,
  Passage,
  PassageKind,
  Section,
  SectionKind,
  SectionNumber,
  Span,
  Waiver,
} from './contract.ts'
import { type MappedText, placed, type SourceMap } from './mappedText.ts'
import { leadingNumber } from './numbering.ts'
import type { PassageCut } from './passages.ts'
import type { Taken } from './shape.ts'
import type { Wording } from './wording.ts'

/** A section's title, read: its positions count from the start of the text that it stands in. */
export interface Title {
  /** The words without the number. */
  readonly words: string
  readonly number: SectionNumber | undefined
  /** Where number and words stand; undefined where there are none. */
  readonly span: Span | undefined
}

/** Reads a title. */
export function readTitle(title: MappedText): Title {
  const found = leadingNumber(title.text)
  const words = title.text
    .slice(found?.length ?? 0)
    .replace(/[\s.:：。]+$/u, '')
    .trim()
  const span = title.length > 0 ? title.span(0, title.length) : undefined
  if (!found) return { words, number: undefined, span }
  const { text, style, path } = found
  return { words, number: { text, style, path, span: title.span(0, text.length) }, span }
}

/** Reads a text that is a number and nothing else. */
export function readNumber(written: MappedText): SectionNumber | undefined {
  const found = leadingNumber(`${written.text} X`)
  if (!found || found.length <= written.length) return undefined
  const { text, style, path } = found
  return { text, style, path, span: written.span(0, text.length) }
}

/** A section while it is being built: its end is known when the next one of its rank opens. */
interface OpenSection {
  kind: SectionKind
  depth: number
  parent: number
  title: string
  number: SectionNumber | undefined
  head: Span
  span: { start: number; end: number }
  level: number
  /** How many sections stand in it directly. */
  inner: number
}

/** Numbering forms from the outermost to the innermost, as contracts nest them. */
const rank: Record<NumberStyle, number> = {
  'zh-chapter': 0,
  article: 1,
  roman: 1,
  'zh-article': 2,
  section: 2,
  'zh-list': 3,
  'upper-alpha': 3,
  'zh-paren': 4,
  'decimal-dot': 5,
  decimal: 5,
  'lower-alpha': 6,
}

/**
 * Collects sections and passages in document order. The readers say what they meet (a heading, a block of prose); the
 * builder knows how sections nest. Offsets given to it are offsets into the original text.
 */
export class ContractBuilder implements Built {
  passages: Passage[] = []
  wordings: Wording[] = []
  readonly origins = { passages: [] as object[], sections: [{} as object] }
  readonly annotations: Annotation[] = []
  readonly waivers: Waiver[] = []
  readonly tooDeep: Span[] = []
  /** The piece that what is added next was read from ({@link Origins}). */
  origin: object = {}
  #sections: OpenSection[]
  /** The sections that are open, outermost first; the document is always the first. */
  readonly #open: number[] = [0]
  /** How much it began with of what another one built. */
  #begun = { sections: 0, passages: 0 }
  /** What was taken over from the version before; undefined where that leaves more than one range, or has other indexes. */
  taken: Taken | undefined

  constructor(start: number, end: number) {
    this.#sections = [
      {
        kind: 'document',
        depth: 0,
        parent: -1,
        title: '',
        number: undefined,
        head: { start, end: start },
        span: { start, end },
        level: 0,
        inner: 0,
      },
    ]
  }

  /** Index of the innermost open section. */
  get current(): number {
    return this.#open.at(-1) as number
  }

  /** The sections as they stand; the last ones end where the document ends. */
  get sections(): readonly Section[] {
    return this.#sections
  }

  /** The document's own title, the first time one is met; a heading without words is none. */
  nameDocument(title: string, head: Span): void {
    const document = this.#sections[0] as OpenSection
    if (document.title !== '' || title === '') return
    document.title = title
    document.head = head
  }

  /** Opens a section under a Markdown heading: it closes every run-in section and every heading of its level or deeper. */
  openHeading(level: number, title: Title, span: Span, map: SourceMap): void {
    // A list item or a YAML entry that the heading stands in is closed by its own end.
    this.#closeWhile(
      (section) => section.kind === 'run-in' || (section.kind === 'heading' && section.level >= level),
      map.start(span.start),
    )
    this.#push('heading', title, span, level, map)
  }

  /** Opens a section at a run-in title: it nests by its number in the sections that are open. */
  openRunIn(title: Title, span: Span, map: SourceMap): void {
    this.#closeWhile(
      (section) => section.kind === 'run-in' && !contains(section.number, title.number),
      map.start(span.start),
    )
    this.#push('run-in', title, span, 0, map)
  }

  /** Opens a section that the source's own nesting closes again (a list item, a YAML entry), with {@link close}. */
  openNested(kind: 'list-item' | 'yaml-entry', title: Title, span: Span, level: number, map: SourceMap): number {
    return this.#push(kind, title, span, level, map)
  }

  /** Closes the run-in clause that a list item follows by its number: the item stands beside it. */
  closeBefore(number: number, end: number, map: SourceMap): void {
    const runIns = this.#open.findLastIndex((index) => this.#sections[index]?.kind !== 'run-in') + 1
    const before = this.#open.slice(runIns).find((index) => {
      const { style, path } = this.#sections[index]?.number ?? {}
      return style === 'decimal-dot' && path?.length === 1 && path[0] === number - 1
    })
    if (before !== undefined) this.close(before, map.start(end))
  }

  /** Closes a section and all that are open inside it. */
  close(section: number, end: number): void {
    while (this.#open.length > 1 && this.#open.includes(section)) {
      ;(this.#sections[this.#open.pop() as number] as OpenSection).span.end = end
    }
  }

  /**
   * Closes the clauses where the parties sign: the words below a signature belong to none of them. A heading that all of
   * the contract stands under stays open, and what the source's own nesting closes does.
   */
  closeClauses(end: number, map: SourceMap): void {
    this.#closeWhile(
      (section) => (section.kind === 'run-in' || section.kind === 'heading') && !this.#holdsAll(section),
      map.start(end),
    )
  }

  /**
   * Adds a block of prose to the innermost section, and returns the index of its last passage (or `lead`).
   * @param lead the passage that leads into the block
   * @param first where the first passage of the block stands, should that have been added before
   */
  addProse(
    block: readonly PassageCut[],
    kind: PassageKind,
    map: SourceMap,
    lead = -1,
    first = this.passages.length,
  ): number {
    const section = this.current
    for (const { wording, span, runs, lead: inner } of block) {
      const place = placed(span, map)
      const { text } = wording
      this.passages.push({
        kind,
        text,
        wording,
        span: place,
        runs: map.runs(runs, span.start),
        section,
        lead: inner >= 0 ? first + inner : lead,
      })
      this.wordings.push(wording)
      this.origins.passages.push(this.origin)
    }
    return block.length > 0 ? this.passages.length - 1 : lead
  }

  /** Adds a block whose first words go on with those of the last passage (`brokenLines.ts`); as {@link addProse}. */
  addContinued([first, ...rest]: readonly PassageCut[], kind: PassageKind, map: SourceMap): number {
    const before = this.passages.at(-1)
    if (!before || !first) return this.passages.length - 1
    const place = placed(first.span, map)
    const wording = before.wording.followedBy(first.wording)
    const [inText, inSource] = [before.text.length + 1, place.start - before.span.start]
    const runs = map
      .runs(first.runs, first.span.start)
      .map((at, i) => (i % 3 === 0 ? at + inText : i % 3 === 1 ? at + inSource : at))
    this.#begun.passages = Math.min(this.#begun.passages, this.passages.length - 1)
    this.wordings[this.wordings.length - 1] = wording
    this.origins.passages[this.passages.length - 1] = {}
    this.passages[this.passages.length - 1] = {
      ...before,
      wording,
      text: wording.text,
      span: { start: before.span.start, end: place.end },
      runs: [...before.runs, ...runs],
    }
    this.addProse(rest, kind, map, before.lead, this.passages.length - 1)
    return this.passages.length - 1
  }

  /** How far the contract is built. */
  mark(): Mark {
    const { passages, annotations, waivers, tooDeep } = this
    return {
      sections: this.#sections.length,
      passages: passages.length,
      annotations: annotations.length,
      waivers: waivers.length,
      tooDeep: tooDeep.length,
      open: [...this.#open],
      inner: this.#open.map((section) => (this.#sections[section] as OpenSection).inner),
      isNamed: this.#sections[0]?.title !== '',
      last: this.wordings.at(-1),
    }
  }

  /** Begins with what another one built up to its mark, where the same text stands; nothing was added before. */
  beginWith(before: Built, mark: Mark): void {
    const { origins } = before
    this.#begun = { sections: mark.sections, passages: mark.passages }
    this.passages = before.passages.slice(0, mark.passages)
    this.wordings = before.wordings.slice(0, mark.passages)
    this.origins.passages = origins.passages.slice(0, mark.passages)
    this.origins.sections = this.origins.sections.concat(origins.sections.slice(1, mark.sections))
    this.annotations.push(...before.annotations.slice(0, mark.annotations))
    this.waivers.push(...before.waivers.slice(0, mark.waivers))
    this.tooDeep.push(...before.tooDeep.slice(0, mark.tooDeep))
    const [document] = before.sections
    if (document && mark.isNamed) this.nameDocument(document.title, document.head)
    this.#sections = this.#sections.concat(before.sections.slice(1, mark.sections) as OpenSection[])
    for (const [i, index] of mark.open.entries()) {
      const section = this.#sections[index] as OpenSection
      this.#sections[index] = { ...section, span: { ...section.span }, inner: mark.inner[i] as number }
    }
    this.#open.splice(0, this.#open.length, ...mark.open)
  }

  /**
   * Ends with what another one built from its mark on, where the same text stands so many units further on.
   * @returns how what that one says is said here
   */
  endWith(before: Built, mark: Mark, by: number): Shift {
    const { passages, wordings, origins } = before
    const sections = before.sections as readonly OpenSection[]
    const shift = new Shift(mark, this.mark())
    for (const [i, index] of this.#open.splice(0).entries()) {
      const [section, old] = [this.#sections[index], sections[mark.open[i] as number]] as [OpenSection, OpenSection]
      section.span.end = old.span.end + by
      section.inner = old.inner + shift.inner(mark.open[i] as number)
    }
    const [document] = sections
    if (document?.title && !mark.isNamed) this.nameDocument(document.title, movedSpan(document.head, by))
    this.passages = this.passages.concat(
      passages.slice(mark.passages).map((passage) => movedPassage(passage, by, shift)),
    )
    this.#sections = this.#sections.concat(
      sections.slice(mark.sections).map((section) => movedSection(section, by, shift)),
    )
    this.wordings = this.wordings.concat(wordings.slice(mark.passages))
    this.origins.passages = this.origins.passages.concat(origins.passages.slice(mark.passages))
    this.origins.sections = this.origins.sections.concat(origins.sections.slice(mark.sections))
    const kept = { head: this.#begun.passages, tail: passages.length - mark.passages }
    const keptSections = { head: this.#begun.sections, tail: sections.length - mark.sections }
    tellKept(wordings, this.wordings, kept)
    tellKept(origins.passages, this.origins.passages, kept)
    // The document is a section of each version's own.
    tellKept(origins.sections, this.origins.sections, { ...keptSections, head: 0 })
    if (shift.isNone) this.taken = { from: before, sections: keptSections, passages: kept }
    for (const annotation of before.annotations.slice(mark.annotations))
      this.annotations.push(movedAnnotation(annotation, by, shift))
    for (const waiver of before.waivers.slice(mark.waivers))
      this.waivers.push({ ...waiver, span: movedSpan(waiver.span, by) })
    for (const place of before.tooDeep.slice(mark.tooDeep)) this.tooDeep.push(movedSpan(place, by))
    return shift
  }

  /** Ends everything that is still open. */
  finish(end: number): void {
    for (const index of this.#open) (this.#sections[index] as OpenSection).span.end = end
  }

  #push(kind: SectionKind, title: Title, span: Span, level: number, map: SourceMap): number {
    const parent = this.current
    const outer = this.#sections[parent] as OpenSection
    outer.inner++
    const depth = outer.depth + 1
    const place = placed(span, map)
    this.#sections.push({
      kind,
      depth,
      parent,
      title: title.words,
      number: title.number && { ...title.number, span: placed(title.number.span, map) },
      head: title.span ? placed(title.span, map) : { start: place.start, end: place.start },
      span: place,
      level,
      inner: 0,
    })
    this.origins.sections.push(this.origin)
    this.#open.push(this.#sections.length - 1)
    return this.current
  }

  /** Whether a section has others in it, and nothing beside it. */
  #holdsAll(section: OpenSection): boolean {
    const outer = this.#sections[section.parent]
    return outer === undefined || (outer.inner === 1 && section.inner > 0 && this.#holdsAll(outer))
  }

  #closeWhile(done: (section: OpenSection) => boolean, end: number): void {
    while (this.#open.length > 1 && done(this.#sections[this.current] as OpenSection)) {
      ;(this.#sections[this.#open.pop() as number] as OpenSection).span.end = end
    }
  }
}

const movedSection = (section: OpenSection, by: number, shift: Shift): OpenSection => ({
  kind: section.kind,
  depth: section.depth,
  parent: shift.section(section.parent),
  title: section.title,
  number: section.number && { ...section.number, span: movedSpan(section.number.span, by) },
  head: movedSpan(section.head, by),
  span: movedSpan(section.span, by),
  level: section.level,
  // Those that stand in it come after the mark as well.
  inner: section.inner,
})

/** Whether a section with the outer number is a place for one with the inner number, or for one without a number. */
function contains(
  outer: SectionNumber | undefined,
  inner: { style: NumberStyle; path: readonly number[] } | undefined,
): boolean {
  if (!inner) return outer !== undefined && rank[outer.style] <= rank.article
  if (!outer) return true
  if (rank[outer.style] !== rank[inner.style]) return rank[outer.style] < rank[inner.style]
  return outer.path.length < inner.path.length && outer.path.every((part, i) => part === inner.path[i])
}
