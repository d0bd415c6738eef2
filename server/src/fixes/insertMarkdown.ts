import type { Contract, Section } from '../contract/contract.ts'
import type { Wording } from '../policy/schema.ts'
import { endOfClauses } from './clauseList.ts'
import { type HeadStyle, headStyle, paragraphMark, paragraphStyle } from './clauseStyle.ts'
import { insertLinesAfter, type TextEdit } from './fix.ts'
import { nextNumber } from './nextNumber.ts'
import type { ClausePlace } from './place.ts'

/** A clause to be put in, with the place for it. */
export interface NewClause {
  readonly clause: string
  readonly wording: Wording
  readonly place: ClausePlace
  /** What an annotation says of it, such as `logging (fallback)`; undefined for none. */
  readonly annotation: string | undefined
}

/**
 * Puts clauses into a Markdown contract (or the Markdown inside a YAML block scalar), each after its place, with the
 * document's heading level, numbering and paragraph style. Clauses at one place become one edit, in the order given.
 */
export function insertMarkdown(
  contract: Contract,
  clauses: readonly number[],
  added: readonly NewClause[],
): TextEdit[] {
  const style = paragraphStyle(contract, clauses)
  const taken = new Set(clauses.flatMap((index) => contract.sections[index]?.number?.text ?? []))
  const places = new Map<number, NewClause[]>()
  for (const clause of added) places.set(clause.place.after, [...(places.get(clause.place.after) ?? []), clause])
  return [...places].map(([after, group]) => {
    const previous = contract.sections[after]
    const at = previous
      ? endOfSection(contract, previous)
      : trimmedEnd(contract.text, startOfBody(contract), endOfClauses(contract))
    const indent = previous ? blockIndent(contract, previous) : ''
    const last = after === clauses.at(-1)
    const blocks = group.flatMap((clause) => {
      const number = previous?.number && nextNumber(previous.number, last, taken)
      if (number) taken.add(number)
      return clauseBlocks(clause, number, previous, previous && headStyle(contract, previous), style)
    })
    const lines = blocks.map((block) => contract.eol + indented(block, indent, contract.eol)).join(contract.eol)
    return insertLinesAfter(contract.text, at, at === 0 ? lines.trimStart() : lines, contract.eol)
  })
}

function clauseBlocks(
  { wording, annotation }: NewClause,
  number: string | undefined,
  previous: Section | undefined,
  head: HeadStyle | undefined,
  style: ReturnType<typeof paragraphStyle>,
): string[] {
  const title = head?.capitals ? wording.title.toUpperCase() : wording.title
  const note = annotation ? [`<!-- clause: ${annotation} -->`] : []
  if (!previous || !head) return [`## ${title}`, ...note, ...wording.paragraphs]
  const line = `${head.before.trimStart()}${number ?? ''}${number ? head.gap : head.gap.trimStart()}${title}${head.after}`
  const { paragraphs } = wording
  if (previous.kind === 'list-item') {
    // Inside a list item everything is indented under its text; sub-clauses are a list of their own.
    const pad = ' '.repeat((number?.length ?? 0) + 1)
    const inside = note.map((comment) => `\n${pad}${comment}`).join('')
    if (paragraphs.length === 1) return [`${line} ${paragraphs[0]}${inside}`]
    return [`${line}${inside}`, ...paragraphs.map((paragraph, i) => `${pad}${i + 1}. ${paragraph}`)]
  }
  const marks = (i: number): string => (paragraphs.length > 1 ? paragraphMark(style, number, i) : '')
  if (!head.inline) return [line, ...note, ...paragraphs.map((paragraph, i) => marks(i) + paragraph)]
  // A comment in the paragraph of the title would stand before the section.
  return [
    `${line} ${marks(0)}${paragraphs[0]}`,
    ...paragraphs.slice(1).map((paragraph, i) => marks(i + 1) + paragraph),
    ...note,
  ]
}

/** End of a section's own words, before the white space, rules and signature block after them. */
function endOfSection(contract: Contract, section: Section): number {
  const limit = section.span.end
  const signatures = endOfClauses(contract)
  const end = signatures > section.head.end && signatures < limit ? signatures : limit
  return trimmedEnd(contract.text, section.head.end, end)
}

/** Where a contract's own words may begin: after the closing fence of its facts. */
function startOfBody({ frontMatter }: Contract): number {
  return frontMatter ? frontMatter.end + '---'.length : 0
}

/** Steps back from `end` over blank lines and thematic breaks, to the end of the last line with words. */
function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start) {
    const lineStart = Math.max(text.lastIndexOf('\n', at - 1) + 1, start)
    const line = text.slice(lineStart, at).trim()
    if (line !== '' && !/^(?:-{3,}|\*{3,}|_{3,})$/.test(line))
      return lineStart + text.slice(lineStart, at).trimEnd().length
    at = lineStart > start ? lineStart - 1 : start
  }
  return start
}

/** The indentation of the block that a section's head stands in: that of a YAML scalar's lines, else none. */
function blockIndent(contract: Contract, section: Section): string {
  const start = contract.text.lastIndexOf('\n', section.head.start - 1) + 1
  return /^[ \t]*/.exec(contract.text.slice(start, section.head.start))?.[0] ?? ''
}

function indented(block: string, indent: string, eol: string): string {
  return block
    .split('\n')
    .map((line) => indent + line)
    .join(eol)
}
