import type { Code, Heading, Html, ListItem, Node, Paragraph, PhrasingContent, RootContent, Table } from 'mdast'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { align } from './align.ts'
import { type CommentWord, readComment } from './annotations.ts'
import { readTitle, type Title } from './builder.ts'
import type { Span } from './contract.ts'
import { MappedText, singleSpaced, straight } from './mappedText.ts'
import { leadingNumber } from './numbering.ts'
import { type Cut, cutPassages } from './passages.ts'
import { isSigned } from './signatures.ts'

/**
 * Markdown as contracts are written in it: CommonMark with tables. Indented text is prose, not code, since drafters
 * indent sub-clauses; bare addresses are no links (GFM's autolinks cost more than all the rest and help nobody here).
 */
const parserWithout = (constructs: readonly string[]) =>
  unified()
    .use(remarkParse)
    .data({
      micromarkExtensions: [gfmTable(), { disable: { null: ['codeIndented', ...constructs] } }],
      fromMarkdownExtensions: [gfmTableFromMarkdown()],
    })
    .freeze()
const parser = parserWithout([])

/**
 * Pairing marks takes time in the square of their number (CommonMark 0.31, 6.2 and 6.3), and a quotation in a quotation in its
 * depth. Words between more marks than any draft has in one piece are read with the marks as letters.
 */
const plainParser = parserWithout([
  ...['attention', 'labelStartLink', 'labelStartImage', 'labelEnd', 'codeText', 'htmlText', 'autolink'],
  ...['blockQuote', 'definition'],
])
const mostMarks = 5000

function hasTooManyMarks(text: string): boolean {
  let marks = 0
  for (let i = 0; i < text.length && marks <= mostMarks; i++) if ('*_[]<>`'.includes(text.charAt(i))) marks++
  return marks > mostMarks
}

/** A paragraph's title may be this long; what is longer is a sentence. In words, or Chinese characters. */
const titleWords = 10
const titleCharacters = 24

/** A title line that says what the document is, where no heading does. */
const namesDocument =
  /(?:合同|合同书|協議|协议|协议书|協議書|条款|條款)$|\b(?:agreement|contract|terms|addendum|licen[cs]e)\b/i

/** A comment with a word for Proviso in it. */
export interface Comment {
  readonly span: Span
  readonly word: CommentWord
}

/** Prose with the title at its start, where it has one. */
export interface Prose {
  readonly kind: 'prose' | 'list-item'
  readonly title: Title | undefined
  readonly head: readonly Cut[]
  /** What follows the title. */
  readonly rest: readonly Cut[]
  /** Whether what follows begins as an item does that the words before lead into: (a), （一）. */
  readonly isLettered: boolean
  /** Whether it ends with a colon. */
  readonly leads: boolean
  /** Whether the parties sign here. */
  readonly isSigned: boolean
  /** The title that the whole document has by this one. */
  readonly documentTitle: { readonly title: string; readonly span: Span } | undefined
}

/** A paragraph. */
export interface ParagraphBlock {
  readonly type: 'paragraph'
  readonly span: Span
  readonly comments: readonly Comment[]
  /** Its words, where there are any. */
  readonly prose: Prose | undefined
  /** The same where another paragraph or a list comes after it: it may be a title by itself then. */
  readonly proseBefore: Prose | undefined
}

/** An item of a list. */
export interface ItemBlock {
  readonly span: Span
  /** The column of its marker. */
  readonly column: number
  /** The paragraph that it begins with, and the title with the item's number. */
  readonly first: ParagraphBlock | undefined
  readonly title: Title | undefined
  readonly blocks: readonly Block[]
}

/** A block of Markdown, read by itself. */
export type Block =
  | ParagraphBlock
  | {
      readonly type: 'heading'
      readonly span: Span
      readonly level: number
      readonly comments: readonly Comment[]
      readonly words: string
      readonly title: Title
      readonly cuts: readonly Cut[]
    }
  | { readonly type: 'list'; readonly items: readonly ItemBlock[] }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly type: 'table'
      readonly comments: readonly Comment[]
      readonly rows: readonly (readonly (readonly Cut[])[])[]
    }
  | { readonly type: 'html'; readonly parts: readonly (Comment | readonly Cut[])[] }
  | { readonly type: 'code'; readonly cuts: readonly Cut[] }
  | { readonly type: 'other' }

/** What was read of a text. */
export interface Blocks {
  readonly blocks: readonly Block[]
  /** All positions in the blocks count from so many characters before the text. */
  readonly before: number
  /** The link reference definitions in it, as written. */
  readonly definitions: readonly string[]
}

/**
 * Reads Markdown into blocks.
 * @param definitions link reference definitions that stand elsewhere
 */
export function readBlocks(text: string, definitions: readonly string[]): Blocks {
  const before = definitions.map((definition) => `${definition}\n\n`).join('')
  const reader = new BlockReader(before + text)
  const nodes = reader.parse().filter((node) => startOf(node) >= before.length)
  return { blocks: reader.blocks(nodes, false), before: before.length, definitions: reader.definitions }
}

class BlockReader {
  readonly definitions: string[] = []
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  parse(): RootContent[] {
    return (hasTooManyMarks(this.#text) ? plainParser : parser).parse(this.#text).children
  }

  blocks(nodes: readonly RootContent[], inList: boolean): Block[] {
    return nodes.map((node): Block => {
      switch (node.type) {
        case 'heading':
          return this.#heading(node)
        case 'paragraph':
          return this.#paragraph(node, inList)
        case 'list':
          return { type: 'list', items: node.children.map((item) => this.#item(item)) }
        case 'blockquote':
          return { type: 'quote', blocks: this.blocks(node.children, inList) }
        case 'table':
          return this.#table(node)
        case 'html':
          return { type: 'html', parts: this.#html(node) }
        case 'code':
          return node.lang ? { type: 'other' } : { type: 'code', cuts: this.#code(node) }
        case 'definition':
          // It goes over several lines at most with quote marks and indentation.
          this.definitions.push(this.#source(node).replace(/[\r\n][\s>]*/g, ' '))
          return { type: 'other' }
        default:
          return { type: 'other' }
      }
    })
  }

  #heading(node: Heading): Block {
    const comments: Comment[] = []
    const words = this.#inline(node.children, comments)
    return {
      type: 'heading',
      span: spanOf(node),
      level: node.depth,
      comments,
      words: words.text,
      title: readTitle(words),
      cuts: cutPassages(words, 'heading'),
    }
  }

  #paragraph(node: Paragraph, inList: boolean): ParagraphBlock {
    const comments: Comment[] = []
    const words = this.#inline(node.children, comments)
    const paragraph = { type: 'paragraph', span: spanOf(node), comments } as const
    if (words.length === 0) return { ...paragraph, prose: undefined, proseBefore: undefined }
    if (inList) {
      const prose = proseOf(words, 0, 'list-item')
      return { ...paragraph, prose, proseBefore: prose }
    }
    const title = this.#titleOf(node, words, false, false)
    const titleBefore = this.#titleOf(node, words, true, false)
    const prose = proseOf(words, title, 'prose')
    return { ...paragraph, prose, proseBefore: titleBefore === title ? prose : proseOf(words, titleBefore, 'prose') }
  }

  #item(item: ListItem): ItemBlock {
    const span = spanOf(item)
    const column = (item.position?.start.column ?? 1) - 1
    const first = item.children[0]
    if (first?.type !== 'paragraph')
      return { span, column, first: undefined, title: undefined, blocks: this.blocks(item.children, true) }
    const comments: Comment[] = []
    const words = this.#inline(first.children, comments)
    // The number of an ordered item is in its marker, not in its text.
    const number = /^\s*(\d{1,9}[.)])/.exec(this.#source(item))
    const length = this.#titleOf(first, words, false, number !== null)
    const prose = proseOf(words, length, 'list-item')
    const title = new MappedText()
    if (number) {
      const end = span.start + number[0].length
      title.push(number[1] as string, end - (number[1] as string).length, end)
      title.push(' ', end, end)
    }
    title.append(words, 0, length)
    return {
      span,
      column,
      first: { type: 'paragraph', span: spanOf(first), comments, prose, proseBefore: prose },
      title: length > 0 ? readTitle(title) : undefined,
      blocks: this.blocks(item.children.slice(1), true),
    }
  }

  #table(table: Table): Block {
    const comments: Comment[] = []
    const rows = table.children.map((row) =>
      row.children.map((cell) => cutPassages(this.#inline(cell.children, comments), 'table-cell')),
    )
    return { type: 'table', comments, rows }
  }

  /** An HTML block may hold several comments and words between tags. */
  #html(node: Html): (Comment | Cut[])[] {
    return htmlParts(node.value).flatMap((part): (Comment | Cut[])[] => {
      const from = startOf(node) + part.start
      if (part.comment) return commentsIn(part.text, from)
      const words = new MappedText()
      align(part.text, this.#text, from, from + part.text.length, 'markdown', words)
      return [cutPassages(singleSpaced(words), 'prose')]
    })
  }

  #code(node: Code): Cut[] {
    const { start, end } = spanOf(node)
    const words = new MappedText()
    const from = this.#text.indexOf('\n', start) + 1
    if (from > 0) align(node.value, this.#text, from, end, 'markdown', words)
    return cutPassages(singleSpaced(words), 'prose')
  }

  #source(node: Node): string {
    const { start, end } = spanOf(node)
    return this.#text.slice(start, end)
  }

  /** The words of inline content, markup removed, white space single, trimmed. */
  #inline(nodes: readonly PhrasingContent[], comments: Comment[]): MappedText {
    const words = new MappedText()
    this.#collect(nodes, words, comments)
    return singleSpaced(words)
  }

  #collect(nodes: readonly PhrasingContent[], words: MappedText, comments: Comment[]): void {
    for (const node of nodes) {
      const { start, end } = spanOf(node)
      switch (node.type) {
        case 'text':
          align(node.value, this.#text, start, end, 'markdown', words)
          break
        case 'inlineCode': {
          const from = this.#text.indexOf(node.value, start)
          if (from >= 0 && from < end) align(node.value, this.#text, from, from + node.value.length, 'markdown', words)
          break
        }
        case 'break':
          words.push(' ', start, end)
          break
        case 'html':
          if (node.value.startsWith('<!--')) comments.push(...commentsIn(node.value, start))
          else if (/^<br\b/i.test(node.value)) words.push(' ', start, end)
          break
        default:
          if ('children' in node) this.#collect(node.children, words, comments)
      }
    }
  }

  /**
   * How many characters at the start of a block's words are its title, 0 if it has none: a bold or otherwise marked
   * run-in ("**9.3 Records.** Provider shall…"), a numbered title ("9.3 Records. Provider shall…", 第九条 合同解除), or
   * a short line that is a title by itself.
   * @param isFollowed whether another paragraph or a list comes next
   */
  #titleOf(node: Paragraph, words: MappedText, isFollowed: boolean, numbered: boolean): number {
    const number = leadingNumber(words.text)
    const from = number?.length ?? 0
    const marked = this.#markedPrefix(node, words, from)
    if (marked !== undefined) return marked
    const rest = words.text.slice(from)
    const stop = /^[^.。:：；;]{2,90}?[.。:：](?=\s|$|[\u4e00-\u9fff])/u.exec(rest)?.[0]
    const isNumbered = numbered || number !== undefined
    if (stop !== undefined && stop.length < rest.length && isNumbered && isTitle(stop.slice(0, -1), true))
      return from + stop.length
    const alone = /^[^。；;:：,，]{1,100}$/u.test(rest) && !/[.?!]$/.test(rest)
    if (!alone || !isTitle(rest, isNumbered)) return 0
    if (isNumbered) return words.length
    // A line without number or markup is a title only where prose follows it, and only in capitals or in Chinese.
    const shouts = /[A-Z]{2}/.test(rest) && rest === rest.toUpperCase()
    const chinese = /^[\u4e00-\u9fff（）()、与和及]{2,14}$/u.test(rest)
    return isFollowed && (shouts || chinese) ? words.length : 0
  }

  /** Length of the words covered by strong (or span-marked) inline content at the start of a block, if it is a title. */
  #markedPrefix(node: Paragraph, words: MappedText, from: number): number | undefined {
    const children = node.children
    let i = 0
    // Skip the number where it stands before the mark: `9.3 **Records.** …`.
    const first = children[0]
    if (first?.type === 'text' && first.value.trim().length <= from && children.length > 1) i = 1
    const mark = children[i]
    let title: MappedText | undefined
    if (mark && (mark.type === 'strong' || (mark.type === 'emphasis' && i + 1 < children.length)))
      title = this.#inline(mark.children, [])
    else if (mark?.type === 'html' && /^<(?:span|b|strong|u|a)\b/i.test(mark.value)) {
      const close = children.findIndex((child, at) => at > i && child.type === 'html' && /^<\//.test(child.value))
      if (close > i) title = this.#inline(children.slice(i + 1, close), [])
    }
    if (!title || title.length === 0) return undefined
    const at = words.text.indexOf(title.text)
    if (at < 0 || at > from + 2) return undefined
    let end = at + title.length
    const plain = title.text.slice(Math.max(from - at, 0)).replace(/[\s.:：。]+$/u, '')
    if (plain !== '' && !isTitle(plain, true, true)) return undefined
    // A defined term at the start of its definition is bold, too, and no title.
    if (
      plain === '' ||
      /^["“「『]/.test(plain) ||
      /^["”」』]?\s*(?:means|shall mean|has the meaning|是指|指)/i.test(words.text.slice(end))
    )
      return undefined
    const after = /^\s*[.:：。]/.exec(words.text.slice(end))
    if (after) end += after[0].length
    else if (end < words.length && !/[.:：。]$/.test(title.text) && /^\s*[a-z,，]/.test(words.text.slice(end)))
      return undefined
    return end
  }
}

const startOf = (node: Node): number => node.position?.start.offset ?? 0
const spanOf = (node: Node): Span => ({ start: startOf(node), end: node.position?.end.offset ?? startOf(node) })

function commentsIn(text: string, start: number): Comment[] {
  const word = readComment(text, start, straight(0))
  return word ? [{ span: { start, end: start + text.length }, word }] : []
}

/** A block's words, of which the first `title` characters are its title. */
function proseOf(words: MappedText, title: number, kind: 'prose' | 'list-item'): Prose {
  const titleText = words.slice(0, title)
  const rest = words.slice(title, words.length)
  const style = leadingNumber(rest.text)?.style
  return {
    kind,
    title: title > 0 ? readTitle(titleText) : undefined,
    head: title > 0 ? cutPassages(titleText, 'heading') : [],
    rest: rest.length > 0 ? cutPassages(rest, kind) : [],
    isLettered: kind === 'prose' && (style === 'lower-alpha' || style === 'zh-paren' || style === 'roman'),
    leads: /[:：]\s*$/.test(words.text),
    isSigned: isSigned(words.text),
    documentTitle:
      title > 0 && namesDocument.test(words.text)
        ? { title: words.text.slice(0, title), span: words.span(0, title) }
        : undefined,
  }
}

/** Whether words read as a title: few, and in English capitalised or (where marked as a title otherwise) short. */
function isTitle(text: string, marked: boolean, bold = false): boolean {
  const han = text.match(/[\u4e00-\u9fff]/gu)?.length ?? 0
  // A clause that names a party or a duty is a sentence, however short.
  if (han > 0)
    return (
      text.length <= titleCharacters &&
      !/[，,]|应|應|须|須|不得|保证|保證|声明|聲明|承诺|承諾|同意|如下|下列/.test(text)
    )
  const words = text.match(/[\p{L}\p{N}&'’/-]+/gu) ?? []
  if (words.length === 0 || words.length > titleWords) return false
  if (!/^\p{Lu}|^\d/u.test(words[0] as string)) return false
  if (/\b(?:shall|will|must|may|agrees?|is|are|means)\b/.test(text)) return false
  const capitals = words.filter(
    (word) => /^[\p{Lu}\d&]/u.test(word) || /^(?:of|the|and|or|to|for|in|on|by|with|from|a|an|&|-|–)$/.test(word),
  )
  if (bold && words.length <= 6) return true
  return marked ? capitals.length * 2 >= words.length : capitals.length === words.length
}

/** Comments and text of an HTML block, tags left out, in order, with their offsets in it. */
function htmlParts(html: string): { text: string; start: number; comment: boolean }[] {
  const parts: { text: string; start: number; comment: boolean }[] = []
  const token = /<!--[\s\S]*?(?:-->|$)|<[^>]*>|[^<]+|</g
  for (const match of html.matchAll(token)) {
    const text = match[0]
    if (text.startsWith('<!--')) parts.push({ text, start: match.index, comment: true })
    else if (!text.startsWith('<') && text.trim() !== '') parts.push({ text, start: match.index, comment: false })
  }
  return parts
}
