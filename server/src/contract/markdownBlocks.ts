import type {
  Code,
  Definition,
  Heading,
  Html,
  ListItem,
  Node,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast'
import { align } from './align.ts'
import { readComment } from './annotations.ts'
import type { Block, Blocks, Comment, ItemBlock, ParagraphBlock, Prose } from './block.ts'
import { readTitle, type Title } from './builder.ts'
import type { Span } from './contract.ts'
import { MappedText, singleSpaced, straight } from './mappedText.ts'
import { parseBlocks, parseInline, parseMarkdown } from './markdownParser.ts'
import { shallow } from './nesting.ts'
import { beginsInCircle, leadingNumber } from './numbering.ts'
import type { ParagraphMemory, ReadParagraph } from './paragraphMemory.ts'
import { cutPassages, type PassageCut } from './passages.ts'
import { plainTable } from './plainTable.ts'
import { isSigned } from './signatures.ts'

/** A paragraph's title may be this long; what is longer is a sentence. In words, or Chinese characters. */
const titleWords = 10
const titleCharacters = 24

/** A title line that says what the document is, where no heading does. */
const namesDocument =
  /(?:合同|合同书|協議|协议|协议书|協議書|条款|條款)$|\b(?:agreement|contract|terms|addendum|licen[cs]e)\b/i

/** A line that may begin another paragraph. Text without one is read at once. */
const nextParagraph = /[\r\n][ \t>]*(?:[\r\n]|(?:[-*+]|\d{1,9}[.)])[ \t])/

/** The marker of an item in a list with numbers. */
const orderedMarker = /^\s*(\d{1,9}[.)])/

/**
 * Reads Markdown into blocks.
 * @param definitions link reference definitions that stand elsewhere
 * @param memory of the paragraphs of a text that was read before, where this one has most of them as well: it is then read
 * paragraph by paragraph
 */
export function readBlocks(text: string, definitions: readonly string[], memory?: ParagraphMemory): Blocks {
  const before = definitions.map((definition) => `${definition}\n\n`).join('')
  const { text: readable, deepAt } = shallow(text)
  const reader = new BlockReader(before + readable, before.length, memory)
  const blocks = reader.read()
  if (deepAt !== undefined) blocks.unshift({ type: 'too-deep', at: before.length + deepAt })
  return { blocks, before: before.length, definitions: reader.definitions }
}

class BlockReader {
  readonly definitions: string[] = []
  readonly #text: string
  readonly #from: number
  readonly #memory: ParagraphMemory | undefined
  /** The link reference definitions that the words of a paragraph are parsed with; undefined where all was parsed at once. */
  #before: string | undefined

  /** @param from where the text begins after what is only read with it */
  constructor(text: string, from: number, memory: ParagraphMemory | undefined) {
    this.#text = text
    this.#from = from
    this.#memory = memory
  }

  read(): Block[] {
    return this.#readTable() ?? this.#readApart() ?? this.blocks(this.#own(parseMarkdown(this.#text)), false)
  }

  /** Reads a table cell by cell; undefined where that cannot be done, or where the text is no table. */
  #readTable(): Block[] | undefined {
    const rows = this.#from === 0 ? plainTable(this.#text) : undefined
    if (!rows) return undefined
    const comments: Comment[] = []
    const memory = this.#memory
    memory?.beginTable()
    try {
      const cuts = rows.map((cells) =>
        cells.map(({ start, end }) => {
          const written = this.#text.slice(start, end)
          const read = (): PassageCut[] => this.#cell(written, start, comments)
          // Comments say where they stand themselves.
          return !memory || written.includes('<!--') ? read() : memory.cell(written, start, read)
        }),
      )
      return [{ type: 'table', comments, rows: cuts }]
    } catch (error) {
      if (error !== notApart) throw error
      return undefined
    }
  }

  #cell(written: string, start: number, comments: Comment[]): PassageCut[] {
    if (written === '') return []
    const words = parseInline(written, '', start)
    if (!words) throw notApart
    return cutPassages(this.#inline(words, comments), 'table-cell')
  }

  /** Reads each paragraph by itself; undefined where that cannot be done. */
  #readApart(): Block[] | undefined {
    const memory = this.#memory
    if (!memory || !nextParagraph.test(this.#text.slice(this.#from).trimEnd())) return undefined
    const nodes = parseBlocks(this.#text)
    if (!nodes) return undefined
    const definitions = definitionsAmong(nodes).map((node) => this.#definition(node))
    try {
      this.#before = definitions.map((definition) => `${definition}\n\n`).join('')
      memory.begin(this.#before)
      return this.blocks(this.#own(nodes), false)
    } catch (error) {
      if (error !== notApart) throw error
      this.definitions.length = 0
      return undefined
    } finally {
      this.#before = undefined
    }
  }

  #own(nodes: readonly RootContent[]): RootContent[] {
    return nodes.filter((node) => startOf(node) >= this.#from)
  }

  /** What stands in a paragraph or heading. */
  #wordsOf({ children }: Paragraph | Heading): readonly PhrasingContent[] {
    const [first] = children
    const last = children.at(-1)
    if (this.#before === undefined || !first || !last) return children
    const { start } = spanOf(first)
    const words = parseInline(this.#text.slice(start, spanOf(last).end), this.#before, start)
    if (!words) throw notApart
    return words
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
          this.definitions.push(this.#definition(node))
          return { type: 'other' }
        default:
          return { type: 'other' }
      }
    })
  }

  /** It goes over several lines at most with quote marks and indentation. */
  #definition(node: Node): string {
    return this.#source(node).replace(/[\r\n][\s>]*/g, ' ')
  }

  #heading(node: Heading): Block {
    const comments: Comment[] = []
    const words = this.#inline(this.#wordsOf(node), comments)
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
    const memory = this.#before === undefined ? undefined : this.#memory
    if (!memory) return this.#paragraphAnew(node, inList)
    const { start } = spanOf(node)
    const key = `${inList ? 'in list' : 'paragraph'} ${this.#source(node)}`
    return memory.of(key, start, () => ({
      first: this.#paragraphAnew(this.#parsed(node), inList),
      title: undefined,
      titleAlone: undefined,
    })).first
  }

  #parsed(node: Paragraph): Paragraph {
    return { ...node, children: [...this.#wordsOf(node)] }
  }

  #paragraphAnew(node: Paragraph, inList: boolean): ParagraphBlock {
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
    const marker = orderedMarker.exec(this.#source(item))?.[1]
    const number = marker === undefined ? undefined : Number.parseInt(marker, 10)
    const place = { span, column, number }
    if (first?.type !== 'paragraph') {
      const blocks = this.blocks(item.children, true)
      return { ...place, first: undefined, title: undefined, titleAlone: undefined, blocks }
    }
    const rest = item.children.slice(1)
    const memory = this.#before === undefined ? undefined : this.#memory
    if (!memory) return { ...place, ...this.#headOf(item, first), blocks: this.blocks(rest, true) }
    const key = `item ${rest.length > 0 ? 'with more ' : ''}${this.#text.slice(span.start, spanOf(first).end)}`
    const head = memory.of(key, span.start, () => this.#headOf(item, this.#parsed(first)))
    const { title, titleAlone } = head
    return { ...place, first: head.first, title, titleAlone, blocks: this.blocks(rest, true) }
  }

  /** The paragraph that an item begins with. */
  #headOf(item: ListItem, first: Paragraph): ReadParagraph {
    const { start } = spanOf(item)
    const comments: Comment[] = []
    const words = this.#inline(first.children, comments)
    // The number of an ordered item is in its marker, not in its text.
    const number = orderedMarker.exec(this.#source(item))
    const length = this.#titleOf(first, words, false, number !== null)
    const isAlone = number !== null && item.children.length === 1
    const lengthBefore = isAlone ? this.#titleOf(first, words, true, true) : length
    const prose = proseOf(words, length, 'list-item')
    const proseBefore = lengthBefore === length ? prose : proseOf(words, lengthBefore, 'list-item')
    const titleOf = (end: number): Title => {
      const title = new MappedText()
      if (number) {
        const end = start + number[0].length
        title.push(number[1] as string, end - (number[1] as string).length, end)
        title.push(' ', end, end)
      }
      title.append(words, 0, end)
      return readTitle(title)
    }
    return {
      first: { type: 'paragraph', span: spanOf(first), comments, prose, proseBefore },
      title: length > 0 ? titleOf(length) : undefined,
      titleAlone: isAlone && lengthBefore > 0 && lengthBefore === words.length ? titleOf(lengthBefore) : undefined,
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
  #html(node: Html): (Comment | PassageCut[])[] {
    return htmlParts(node.value).flatMap((part): (Comment | PassageCut[])[] => {
      const from = startOf(node) + part.start
      if (part.comment) return commentsIn(part.text, from)
      const words = new MappedText()
      align(part.text, this.#text, from, from + part.text.length, 'markdown', words)
      return [cutPassages(singleSpaced(words), 'prose')]
    })
  }

  #code(node: Code): PassageCut[] {
    const { start, end } = spanOf(node)
    const words = new MappedText()
    const from = this.#text.indexOf('\n', start) + 1
    if (from > 0) align(node.value, this.#text, from, end, 'markdown-code', words)
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
          const from = this.#text.slice(start, end).search(/[^`]/)
          align(node.value, this.#text, start + from, end - from, 'markdown-code', words)
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
    const shouts = /[A-Z]{2}/.test(rest) && rest === rest.toUpperCase()
    // After a number and before prose a title may end with a full stop: that of an item, or one in capitals.
    const stops = isFollowed && (numbered || (isNumbered && shouts)) && rest.endsWith('.')
    const line = stops ? rest.slice(0, -1) : rest
    const alone = (shouts && isNumbered ? /^[^。:：]{1,100}$/u : /^[^。；;:：,，]{1,100}$/u).test(line)
    if (!alone || /[.?!]$/.test(line) || !isTitle(line, isNumbered && !stops)) return 0
    if (isNumbered) return words.length
    // A line without number or markup is a title only where prose follows it, and only in capitals or in Chinese.
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

/** Thrown where the words of a paragraph cannot be parsed by themselves. */
const notApart = new Error('not apart')

function definitionsAmong(nodes: readonly Nodes[]): Definition[] {
  return nodes.flatMap((node) =>
    node.type === 'definition' ? [node] : 'children' in node ? definitionsAmong(node.children) : [],
  )
}

const startOf = (node: Node): number => node.position?.start.offset ?? 0
const spanOf = (node: Node): Span => ({ start: startOf(node), end: node.position?.end.offset ?? startOf(node) })

function commentsIn(text: string, start: number): Comment[] {
  const word = readComment(text, start, straight(0))
  return word ? [{ span: { start, end: start + text.length }, word }] : []
}

/** Whether words begin as an item in a sentence does: (a), (1), ①, （一）, iv. */
function isLettered(words: string): boolean {
  const style = leadingNumber(words)?.style
  const isNumeral = style === 'lower-alpha' || style === 'zh-paren' || style === 'roman'
  return isNumeral || /^[（(]\d{1,2}[)）]/.test(words) || beginsInCircle(words)
}

/** A block's words, of which the first `title` characters are its title. */
function proseOf(words: MappedText, title: number, kind: 'prose' | 'list-item'): Prose {
  const titleText = words.slice(0, title)
  const rest = words.slice(title, words.length)
  return {
    kind,
    title: title > 0 ? readTitle(titleText) : undefined,
    head: title > 0 ? cutPassages(titleText, 'heading') : [],
    rest: rest.length > 0 ? cutPassages(rest, kind, titleText.text) : [],
    isLettered: kind === 'prose' && isLettered(rest.text),
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
  // Who defines a term says something: “The Customer pays a fee (the “Acceptance Fee”).”
  if (/[(（][^)）]*[“"「]/.test(text)) return false
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
