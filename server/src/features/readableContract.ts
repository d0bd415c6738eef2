import { isMap, isScalar, isSeq, type Pair, type ParsedNode, Scalar } from 'yaml'
import type { Contract } from '../contract/contract.ts'
import { numberKey, titleKey } from '../contract/entryKeys.ts'
import { Lines } from '../contract/lines.ts'
import { keyName, nodeSpan, parseYaml } from '../contract/yamlDocument.ts'
import type { ReadableContract } from '../protocol.ts'

type Entry = Pair<ParsedNode, ParsedNode | null>

/** A heading or a text with the line that it comes from; a block scalar gives a line for each of its own. */
interface Block {
  readonly text: string
  readonly line: number
  readonly isLiteral: boolean
}

/** Deeper than this nobody writes a contract, and Markdown has no more headings. */
const deepest = 6
/** Keys that only say what anyone sees who reads on. */
const bodyKey =
  /^(?:text|body|content|parties|preamble|recitals|clauses|terms|provisions|signatures|schedules|annexes|正文|内容|內容|当事人|當事人|条款|條款|签署|簽署|附件)$/i

/** A contract to be read: its words without the facts of the deal. */
export const readableContract = (contract: Pick<Contract, 'format' | 'text' | 'frontMatter'>): ReadableContract =>
  contract.format === 'yaml' ? fromYaml(contract.text) : fromMarkdown(contract)

/** What comes after the front matter, line by line. */
function fromMarkdown({ text, frontMatter }: Pick<Contract, 'text' | 'frontMatter'>): ReadableContract {
  const all = text.split(/\r?\n/)
  // The line of the closing fence is the last that is left out.
  const first = frontMatter ? new Lines(text).positionAt(frontMatter.end).line + 1 : 0
  return { markdown: all.slice(first).join('\n'), lines: all.slice(first).map((_, i) => first + i) }
}

/**
 * A YAML contract as Markdown, to be read and printed: titles as headings with their numbers, texts as paragraphs, what says
 * which clause something is as its comment. The facts of the deal are left out. No HTML and no picture comes of it.
 */
function fromYaml(text: string): ReadableContract {
  const where = new Lines(text)
  const lineOf = (node: ParsedNode): number => where.positionAt(nodeSpan(node, 0).start).line
  const blocks = parseYaml(text, 0).documents.flatMap(({ contents }) => blocksOf(contents, 1, lineOf))
  const written = blocks.flatMap(({ text: said, line, isLiteral }) =>
    [...said.split('\n'), ''].map((one, i) => ({ one, line: isLiteral ? line + 1 + i : line })),
  )
  return { markdown: written.map(({ one }) => one).join('\n'), lines: written.map(({ line }) => line) }
}

type LineOf = (node: ParsedNode) => number

function blocksOf(node: ParsedNode | null, depth: number, lineOf: LineOf): Block[] {
  if (node === null || depth > deepest) return []
  if (isSeq(node)) return (node.items as ParsedNode[]).flatMap((item) => itemBlocks(item, depth, lineOf))
  if (!isMap(node)) return textBlocks(node, lineOf)
  const entries = (node.items as Entry[]).filter(
    (entry) => !(depth === 1 && keyName(entry) === 'contract') && !keyName(entry).startsWith('waiver'),
  )
  const named = (key: RegExp): Entry | undefined => entries.find((entry) => key.test(keyName(entry)) && isLine(entry))
  const [title, number] = [named(titleKey), named(numberKey)]
  const head = [number, title]
    .flatMap((entry) => (entry?.value ? [plain(entry.value)] : []))
    .map((word, i) => (i === 0 && /^\d+$/.test(word) ? `${word}.` : word))
  const rest = entries.filter((entry) => entry !== title && entry !== number)
  return [
    ...(head.length > 0 ? [heading(head.join(' '), depth, lineOf((title ?? (number as Entry)).key))] : []),
    ...rest.flatMap((entry) => entryBlocks(entry, head.length > 0 ? depth + 1 : depth, lineOf)),
  ]
}

function entryBlocks(entry: Entry, depth: number, lineOf: LineOf): Block[] {
  const key = keyName(entry)
  const line = lineOf(entry.key)
  if (key === 'clause' && isLine(entry))
    return [{ text: `<!-- clause: ${plain(entry.value as ParsedNode)} -->`, line, isLiteral: false }]
  if (isLine(entry) && !bodyKey.test(key))
    return [{ text: `**${escaped(key)}:** ${plain(entry.value as ParsedNode)}`, line, isLiteral: false }]
  const inner = blocksOf(entry.value, bodyKey.test(key) ? depth : depth + 1, lineOf)
  return bodyKey.test(key) || inner.length === 0 ? inner : [heading(escaped(key), depth, line), ...inner]
}

function itemBlocks(item: ParsedNode, depth: number, lineOf: LineOf): Block[] {
  const isText = isScalar(item) && !isBlock(item)
  return isText ? [{ text: `- ${plain(item)}`, line: lineOf(item), isLiteral: false }] : blocksOf(item, depth, lineOf)
}

const textBlocks = (node: ParsedNode, lineOf: LineOf): Block[] =>
  isScalar(node) && node.value !== null
    ? [
        {
          text: isBlock(node) ? harmless(String(node.value).trimEnd()) : plain(node),
          line: lineOf(node),
          isLiteral: node.type === Scalar.BLOCK_LITERAL,
        },
      ]
    : []

const heading = (title: string, depth: number, line: number): Block => ({
  text: `${'#'.repeat(Math.min(depth, deepest))} ${title}`,
  line,
  isLiteral: false,
})

const isBlock = ({ type }: Scalar): boolean => type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED

/** Whether a value is words on a line. */
const isLine = ({ value }: Entry): boolean => isScalar(value) && value.value !== null && !isBlock(value)

const plain = (node: ParsedNode): string => (isScalar(node) ? escaped(String(node.value ?? '')) : '')

/** Words that mean nothing in Markdown. */
const escaped = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')

/** Markdown without HTML, but for our comments, and without pictures. */
const harmless = (text: string): string =>
  text.replace(/<(?!!--\s*(?:clause|waive)\s*:)/g, '&lt;').replace(/!\[/g, '\\![')
