import { isSeq, Scalar, visit } from 'yaml'
import type { Contract, Passage, Section, Span } from '../contract/contract.ts'
import { leadingNumber } from '../contract/numbering.ts'
import { nodeSpan, parseYaml } from '../contract/yamlDocument.ts'
import { endOfClauses } from './clauseList.ts'
import { insertLinesAfter, type TextEdit } from './fix.ts'
import { nextNumber } from './nextNumber.ts'

/**
 * The edit that adds sentences to a clause that lacks them: numbered paragraphs of their own where the clause is made of
 * such, else at the end of its words. Nothing else of the clause changes.
 * @param section index of the section in which the clause stands
 * @param evidence the words that show it, after which they go in a text without sections
 * @param sentences whole sentences, each one limb
 */
export function completeClause(
  contract: Contract,
  section: number,
  evidence: Span,
  sentences: readonly string[],
): TextEdit | undefined {
  const host = contract.sections[section]
  if (!host || sentences.length === 0) return undefined
  const last = lastPassage(contract, section, evidence)
  if (!last)
    return insertLinesAfter(contract.text, host.head.end, paragraphs(contract, sentences, '', ''), contract.eol)
  const scalar = host.kind === 'yaml-entry' ? scalarAt(contract.text, last.span.start) : undefined
  if (scalar) return inScalar(contract, scalar, sentences)
  const isInline = host.kind === 'run-in' && last.lead < 0 && firstLineOf(contract, host, last) <= host.head.start
  if (isInline) return afterWords(contract, last, sentences)
  return asParagraphs(contract, host, last, sentences)
}

/** The passage after which words may be added: the section's own last one before the signatures. */
function lastPassage(contract: Contract, section: number, evidence: Span): Passage | undefined {
  const own = contract.passages.filter(
    (passage) => passage.section === section && (passage.kind === 'prose' || passage.kind === 'list-item'),
  )
  const signatures = endOfClauses(contract)
  const limit = section === 0 ? evidence.end : signatures
  return own.findLast(({ span }) => span.end <= limit) ?? own.at(-1)
}

/** Start of the first line of the block in which a passage stands. */
function firstLineOf({ text }: Contract, host: Section, passage: Passage): number {
  let start = text.lastIndexOf('\n', passage.span.start - 1) + 1
  while (start > host.head.start) {
    const before = text.lastIndexOf('\n', start - 2) + 1
    if (text.slice(before, start).trim() === '' || /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(text.slice(start))) break
    start = before
  }
  return start
}

const isChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text)

/** Sentences in one row, as they follow other words. */
function inRow(words: string, sentences: readonly string[]): string {
  const space = isChinese(sentences[0] ?? '') ? '' : ' '
  const stop = /[.。;；!?！？:：]["”’』」)）*_]*$/.test(words) ? '' : isChinese(words) ? '。' : '.'
  return stop + sentences.map((sentence) => space + sentence).join('')
}

function afterWords({ text }: Contract, last: Passage, sentences: readonly string[]): TextEdit {
  const closing = /^[*_]+/.exec(text.slice(last.span.end))?.[0] ?? ''
  const at = last.span.end + closing.length
  return { span: { start: at, end: at }, newText: inRow(text.slice(last.span.start, at), sentences) }
}

function asParagraphs(contract: Contract, host: Section, last: Passage, sentences: readonly string[]): TextEdit {
  const { text, eol } = contract
  const lineStart = firstLineOf(contract, host, last)
  const [, indent = '', line = ''] = /^([ \t]*)(?:\*\*)?(.*)/.exec(text.slice(lineStart)) ?? []
  const number = host.kind === 'list-item' || last.lead >= 0 ? undefined : leadingNumber(line)
  if (!number || lineStart <= host.head.start) {
    const under = host.kind === 'list-item' ? ' '.repeat(textColumn(contract, host)) : indent
    return insertLinesAfter(text, last.span.end, paragraphs(contract, sentences, under, ''), eol)
  }
  const gap = line.slice(number.text.length, number.length)
  const isList = /^\d+[.)][ \t]/.test(line)
  const taken = new Set<string>()
  // Parts with titles may follow that have the next numbers.
  const isLast = !contract.sections.some(
    ({ parent, number: other }) => contract.sections[parent] === host && other?.style === number.style,
  )
  const lines = sentences.map((sentence) => {
    const next = nextNumber(number, isLast, taken)
    taken.add(next)
    return `${isList ? '' : eol}${indent}${next}${gap}${sentence}`
  })
  return insertLinesAfter(text, last.span.end, lines.join(eol), eol)
}

/** Where the text of a list item begins, in characters from the margin. */
function textColumn({ text }: Contract, { head }: Section): number {
  const lineStart = text.lastIndexOf('\n', head.start - 1) + 1
  return /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(lineStart))?.[0].length ?? 0
}

const paragraphs = ({ eol }: Contract, sentences: readonly string[], indent: string, gap: string): string =>
  sentences.map((sentence) => `${eol}${indent}${gap}${sentence}`).join(eol)

/** A YAML scalar, and the list that it is an item of, if it is. */
interface ScalarPlace {
  readonly scalar: Scalar.Parsed
  readonly isItem: boolean
}

function scalarAt(text: string, offset: number): ScalarPlace | undefined {
  let found: ScalarPlace | undefined
  for (const document of parseYaml(text, 0).documents) {
    visit(document, {
      Scalar: (key, node, path) => {
        const { start, end } = nodeSpan(node as Scalar.Parsed, 0)
        if (key === 'key' || offset < start || offset >= end) return
        found = { scalar: node as Scalar.Parsed, isItem: isSeq(path.at(-1)) }
      },
    })
  }
  return found
}

function inScalar(contract: Contract, { scalar, isItem }: ScalarPlace, sentences: readonly string[]): TextEdit {
  const { text, eol } = contract
  const { start, end } = nodeSpan(scalar, 0)
  const at = start + text.slice(start, end).trimEnd().length
  const column = start - (text.lastIndexOf('\n', start - 1) + 1)
  if (isItem) {
    const dash = /-[ \t]+$/.exec(text.slice(0, start))?.[0] ?? '- '
    const pad = ' '.repeat(Math.max(column - dash.length, 0))
    const items = sentences.map((sentence) => `${pad}${dash}${plainOrQuoted(sentence)}`)
    return insertLinesAfter(text, at, items.join(eol), eol)
  }
  if (scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED) {
    const lineStart = text.lastIndexOf('\n', at - 1) + 1
    const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? ''
    return insertLinesAfter(text, at, paragraphs(contract, sentences, indent, ''), eol)
  }
  const row = inRow(String(scalar.value), sentences)
  if (scalar.type === Scalar.QUOTE_DOUBLE)
    return { span: { start: at - 1, end: at - 1 }, newText: JSON.stringify(row).slice(1, -1) }
  if (scalar.type === Scalar.QUOTE_SINGLE)
    return { span: { start: at - 1, end: at - 1 }, newText: row.replaceAll("'", "''") }
  if (isPlain(row)) return { span: { start: at, end: at }, newText: row }
  return { span: { start, end: at }, newText: JSON.stringify(String(scalar.value) + row) }
}

/** Whether words may stand in a YAML scalar without quotes. */
const isPlain = (words: string): boolean => !/: |:$| #/.test(words)

const plainOrQuoted = (sentence: string): string =>
  isPlain(sentence) && /^[\p{L}][^\n]*$/u.test(sentence) && !/[[\]{}]/.test(sentence[0] ?? '')
    ? sentence
    : JSON.stringify(sentence)
