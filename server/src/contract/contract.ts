/**
 * The format-neutral model of one contract. Both readers (Markdown, YAML) give this, and nothing downstream knows
 * which of them it came from.
 *
 * Every position is a 0-based UTF-16 code unit offset into the original text, as JavaScript strings and the Language
 * Server Protocol's default encoding count them. Reading never fails: what could not be read is a {@link Problem}.
 */

import type { Shape } from './shape.ts'
import type { Wording } from './wording.ts'

/** A half-open piece `[start, end)` of the original text, in UTF-16 offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The source format of a contract. Plain text is read as Markdown. */
export type Format = 'markdown' | 'yaml'

/** The languages a contract is drafted in, as BCP 47 tags. */
export type Language = 'en' | 'zh-Hans' | 'zh-Hant'

/** What a passage was in its source. `label` is a YAML key or a short value that reads as a title. */
export type PassageKind = 'prose' | 'heading' | 'list-item' | 'table-cell' | 'label'

/**
 * A sentence-sized piece of prose. `text` is what a reader sees: markup, escapes, line breaks and YAML quoting removed,
 * each run of white space one space. {@link sourceSpan} leads back to the original.
 */
export interface Passage {
  readonly kind: PassageKind
  readonly text: string
  /** Stands for the text: the same object for as long as no edit touches the passage. */
  readonly wording: Wording
  /** Where the passage stands in the original, from its first to its last character. */
  readonly span: Span
  /**
   * How `text` maps to the original: triples `[start in text, start in the original from span.start, length]`,
   * ascending, flattened.
   */
  readonly runs: readonly number[]
  /** Index into {@link Contract.sections} of the innermost section the passage stands in. */
  readonly section: number
  /** Index of the passage that leads into this one ("Customer shall not:" before its list), or -1. */
  readonly lead: number
}

/** How a section's number is written, so that a new section can be numbered alike. */
export type NumberStyle =
  | 'decimal' // 9 / 9.3
  | 'decimal-dot' // 9. / 9.3.
  | 'upper-alpha' // A.
  | 'lower-alpha' // a. / (a)
  | 'roman' // IV.
  | 'article' // Article 9 / ARTICLE IX
  | 'section' // Section 9
  | 'zh-chapter' // 第三章
  | 'zh-article' // 第九条
  | 'zh-list' // 九、
  | 'zh-paren' // （九）

/** A number as a section carries it. */
export interface SectionNumber {
  /** As written, without the white space after it: `9.3`, `第九条`, `(b)`. */
  readonly text: string
  readonly style: NumberStyle
  /** The numeric path: `9.3` is `[9, 3]`, 第九条 is `[9]`. */
  readonly path: readonly number[]
  readonly span: Span
}

/**
 * What made a section: a Markdown heading, a numbered or bold run-in title at the start of a paragraph, a list item
 * that carries a title, or a YAML mapping entry. Index 0 is always the document itself.
 */
export type SectionKind = 'document' | 'heading' | 'run-in' | 'list-item' | 'yaml-entry'

/** A clause or other titled part of the contract, in document order; the tree is given by `parent`. */
export interface Section {
  readonly kind: SectionKind
  /** Nesting depth: 0 the document, 1 its parts … For a Markdown heading this is not the number of `#`. */
  readonly depth: number
  /** Index of the enclosing section; -1 for the document. */
  readonly parent: number
  /** Title as read, without its number; empty where there is none. */
  readonly title: string
  readonly number: SectionNumber | undefined
  /** The heading, title or key itself. For the document: its title, else an empty span at the start of the body. */
  readonly head: Span
  /** The whole section including its head and its subsections. */
  readonly span: Span
  /** For `heading`: the count of `#` (setext: 1 or 2). For `list-item`: the column of its marker. Else 0. */
  readonly level: number
}

/** One family that an annotation names, as written. */
export interface NamedFamily {
  readonly name: string
  /** The position whose words stand there: `fallback` of `logging (fallback)`. */
  readonly position: string | undefined
  /** Name and position. */
  readonly span: Span
}

/** `<!-- clause: logging (fallback), audit -->`, or `clause:` beside a text in YAML: the drafter's word for what a section is. */
export interface Annotation {
  readonly span: Span
  /** Unknown names and positions are kept: a rule reports them. */
  readonly clauses: readonly NamedFamily[]
  /** Index into {@link Contract.sections}. */
  readonly section: number
}

/** `<!-- waive: audit; reason: …; by: …; date: 2026-10-01; until: 2027-06-30 -->`, or an entry of YAML `waivers:`. */
export interface Waiver {
  readonly span: Span
  readonly clause: string
  readonly reason: string | undefined
  readonly by: string | undefined
  /** When it was approved, as written. */
  readonly date: string | undefined
  readonly until: string | undefined
  /** Names of its fields that mean nothing, as written; none where it is left out. */
  readonly unknown?: readonly string[]
}

/** A blank still to be filled: `[[name]]` or `[[confirm: …]]`. */
export interface Placeholder {
  readonly span: Span
  readonly name: string
}

/** Something that could not be read, at its place, in the reader's words in both interface languages. */
export interface Problem {
  readonly code: 'file-unreadable'
  readonly severity: 'error' | 'warning'
  readonly message: { readonly en: string; readonly zh: string }
  readonly span: Span
}

/** A value of the `contract:` block with its place, as YAML reads it; `facts/` takes facts from it. */
export interface FactNode {
  readonly key: string
  /** Scalars as strings, numbers or booleans; sequences and mappings as nested nodes. */
  readonly value: string | number | boolean | null | readonly FactNode[]
  readonly keySpan: Span
  readonly valueSpan: Span
}

/** The `contract:` facts block, if the file has one. */
export interface FactBlock {
  /** The word `contract` itself. */
  readonly keySpan: Span
  /** Key and value. */
  readonly span: Span
  readonly entries: readonly FactNode[]
}

/**
 * For each passage and each section the piece of whole lines that it was read from. As long as that is the same object, all that
 * stands in those lines is as it was, wherever they stand.
 */
export interface Origins {
  readonly passages: readonly object[]
  readonly sections: readonly object[]
}

/** One contract, read. Immutable; a new text gives a new Contract. */
export interface Contract {
  readonly format: Format
  /** As it is read: with a line feed for each carriage return that ends a line by itself. */
  readonly text: string
  /** As it is written, with all in the same places. */
  readonly written: string
  /** Stands for the document: the same object in all its versions that were read with one memory. */
  readonly document: object
  /**
   * Stands for all but words and places: for the sections with their numbers, the kinds of passages and what leads into what.
   * The same object for as long as no edit changes any of that.
   */
  readonly shape: Shape
  /** Stands for the shape with the titles of sections: the same object for as long as no edit changes either. */
  readonly titles: object
  /** The whole text in pieces of whole lines; those that no edit touched are the same objects. */
  readonly pieces: readonly Wording[]
  /** The main language of the prose, or as declared. */
  readonly language: Language
  /** Line ending used most. */
  readonly eol: '\n' | '\r\n' | '\r'
  /** The Markdown front matter between its fences (fences excluded), if any. */
  readonly frontMatter: Span | undefined
  readonly facts: FactBlock | undefined
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
  /** The wordings of the passages, in the same order. */
  readonly wordings: readonly Wording[]
  readonly origins: Origins
  readonly annotations: readonly Annotation[]
  readonly waivers: readonly Waiver[]
  readonly placeholders: readonly Placeholder[]
  readonly problems: readonly Problem[]
  /** Nothing of the text was read (`problems` says why), so nothing may be said to be missing from it. */
  readonly unread: boolean
}
