import type { Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { plainInline } from './plainInline.ts'
import { plainBlocks, plainMarkdown } from './plainMarkdown.ts'

/**
 * Markdown as contracts are written in it: CommonMark with tables. Indented text is prose, not code, since drafters
 * indent sub-clauses; bare addresses are no links (GFM's autolinks cost more than all the rest and help nobody here).
 */
function parserWithout(constructs: readonly string[]): (text: string) => RootContent[] {
  const options = {
    extensions: [gfmTable(), { disable: { null: ['codeIndented', ...constructs] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  }
  return (text) => fromMarkdown(text, options).children
}

/** What stands in the words of a paragraph, by micromark's names. */
const inline = [
  ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'hardBreakEscape', 'htmlText'],
  ...['labelEnd', 'labelStartImage', 'labelStartLink'],
]
/** What makes something else than a paragraph of a line. */
const flow = ['blockQuote', 'codeFenced', 'headingAtx', 'htmlFlow', 'list', 'setextUnderline', 'table', 'thematicBreak']

const parser = parserWithout([])
const blockParser = parserWithout(inline)
const inlineParser = parserWithout(flow)

/**
 * Pairing marks takes time in the square of their number (CommonMark 0.31, 6.2 and 6.3), and a quotation in a quotation in its
 * depth. Words between more marks than any draft has in one piece are read with the marks as letters.
 */
const marksAsLetters = [
  ...['attention', 'labelStartLink', 'labelStartImage', 'labelEnd', 'codeText', 'htmlText', 'autolink'],
  ...['blockQuote', 'definition', 'setextUnderline'],
]
const plainParser = parserWithout(marksAsLetters)
/**
 * Lines that go on with the paragraph of a list or quotation without its marks (5.1, laziness) are each looked for among all before:
 * where more follow each other than in any draft, they are read as lines of paragraphs.
 */
const flatParser = parserWithout([...marksAsLetters, 'list'])
const mostLazy = 1000
const containerMark = /^[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?![^ \t\r\n]))/m
const lazyLine = /^(?![ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?![^ \t])|$))/
const anyLine = /([^\r\n]*)(?:\r\n|\n|\r|$)/g
const mostMarks = 5000
/** Of a picture in a picture, and so on, the parser reads what is inside again for each: no more brackets may be open at once. */
const mostOpen = 200
/** The parser looks for the line above each among all lines before. */
const mostUnderlines = 500
const underline = /[\r\n][ \t]*(?:=+|-+)[ \t]*(?=[\r\n]|$)/g

function hasTooManyMarks(text: string): boolean {
  if (opensTooMany(text)) return true
  if (text.length <= mostMarks) return false
  let marks = 0
  for (let i = 0; i < text.length && marks <= mostMarks; i++) if ('*_[]<>`'.includes(text.charAt(i))) marks++
  return marks > mostMarks || (text.match(underline)?.length ?? 0) > mostUnderlines
}

/** Whether more lines follow each other without a mark than are read as those of a list or quotation. */
function isLazyForLong(text: string): boolean {
  if (text.length <= mostLazy || !containerMark.test(text)) return false
  let lines = 0
  for (const [, words = ''] of text.matchAll(anyLine)) {
    lines = lazyLine.test(words) ? lines + 1 : 0
    if (lines > mostLazy) return true
  }
  return false
}

/** Whether more brackets are open at once than are read; an empty line closes all. */
function opensTooMany(text: string): boolean {
  let brackets = 0
  for (let at = text.indexOf('['); at >= 0 && brackets <= mostOpen; at = text.indexOf('[', at + 1)) brackets++
  if (brackets <= mostOpen) return false
  let open = 0
  for (const [found] of text.matchAll(bracketOrBlankLine)) {
    if (found === '[') open++
    else if (found === ']') open = Math.max(0, open - 1)
    else open = 0
    if (open > mostOpen) return true
  }
  return false
}
const bracketOrBlankLine = /[[\]]|(?:\r\n|\n|\r)[ \t]*(?=[\r\n])/g

/** Parses Markdown. */
export function parseMarkdown(text: string): RootContent[] {
  if (hasTooManyMarks(text)) return plainParser(text)
  return plainMarkdown(text) ?? (isLazyForLong(text) ? flatParser(text) : parser(text))
}

/**
 * Parses the blocks of Markdown, without what stands in the words of its paragraphs: a fraction of the work.
 * @returns undefined where the words of a block cannot be parsed by themselves with {@link parseInline}, since marks of other
 * blocks stand among them
 */
export function parseBlocks(text: string): RootContent[] | undefined {
  if (hasTooManyMarks(text)) return undefined
  const plain = plainBlocks(text)
  if (plain) return plain
  if (isLazyForLong(text)) return undefined
  const blocks = blockParser(text)
  return blocks.every(isApart) ? blocks : undefined
}

/** Whether the words of all paragraphs in a block stand by themselves: with white space at most before each line. */
const isApart = (node: Nodes): boolean =>
  node.type !== 'blockquote' && node.type !== 'table' && (!('children' in node) || node.children.every(isApart))

/**
 * Parses the words of one paragraph, whose positions count from so many characters before them.
 * @param definitions link reference definitions, as text before the paragraph
 * @returns undefined where they do not make one paragraph by themselves
 */
export function parseInline(words: string, definitions: string, from: number): PhrasingContent[] | undefined {
  // What stands for no character is for the parser to say, as in a piece that is read as a whole; and a lone `\r` is no plain break.
  const isPlain = definitions === '' && !/\0|\r(?!\n)/.test(words)
  const plain = isPlain ? plainInline(words, 0, words.length) : undefined
  if (plain) {
    for (const node of plain) move(node, from)
    return plain
  }
  const blocks = inlineParser(definitions + words).filter(({ type }) => type !== 'definition')
  const [paragraph] = blocks
  if (blocks.length !== 1 || paragraph?.type !== 'paragraph') return undefined
  if (paragraph.position?.start.offset !== definitions.length) return undefined
  if (paragraph.position.end.offset !== definitions.length + words.length) return undefined
  move(paragraph, from - definitions.length)
  return paragraph.children
}

function move(node: Paragraph | PhrasingContent, by: number): void {
  for (const point of [node.position?.start, node.position?.end]) if (point?.offset !== undefined) point.offset += by
  if ('children' in node) for (const child of node.children) move(child, by)
}
