import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast'
import { place, plainInline } from './plainInline.ts'

const line = /([^\r\n]*)(?:\r\n|\n|$)/y
/** What a parser reads otherwise than it is written. */
const isStrange = /[\0\ufeff]|\r(?!\n)/
/** The marker of a list item with the white space after it: a bullet, or a number and what follows it. */
const itemMarker = /^(?:(?<bullet>[-+*])|(?<number>\d{1,9})(?<stop>[.)]))[ \t]+(?=[^ \t])/
const headingMarker = /^(#{1,6})[ \t]+(?=[^ \t#][^#]*$)/
const thematicBreak = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
/**
 * What else may begin a block: an item without words, a heading, a quotation, code; a line that makes a heading or a table of
 * the one before.
 */
const mayBeBlock = /^(?:(?:[-+*]|\d{1,9}[.)])[ \t]*$|#{1,6}(?:[ \t]|$)|>|```|~~~|=+[ \t]*$|(?=[:|\t ]*-)[-:|\t ]+$)/
/** Tags that begin no block, but where one stands alone on a line (CommonMark 0.31, 4.6). */
const inlineTag = /^<\/?(?:a|b|br|em|font|i|ins|mark|s|small|span|strong|sub|sup|u)(?=[ \t/>])/i
const tagAlone = /^<(?:[^<>"']|"[^"]*"|'[^']*')*>[ \t]*$/
const comment = /^<!--(?!-?>)(?:(?!-->)[\s\S])*-->[ \t]*(?=[\r\n]*$)/

/** Whether a line may begin a block of HTML. */
const mayBeHtml = (content: string): boolean =>
  content.startsWith('<') && (!inlineTag.test(content) || tagAlone.test(content))

/** A list that is open, with its last item. */
interface OpenList {
  readonly list: List
  item: ListItem
  /** What each of its items is marked by. */
  readonly marker: string
  /** From which column on a line stands in the item. */
  column: number
}

/**
 * Most of a contract is headings, paragraphs and lists of paragraphs, of words alone or with emphasis, tags and links among them.
 * What a parser makes of such a piece is plain, and takes it ten times as long or, where it has just been loaded, a hundred.
 * @returns undefined for a text that may be anything else
 */
export const plainMarkdown = (text: string): RootContent[] | undefined => readPlain(text, plainInline)

/** The same with the words of each paragraph or heading as one text, whatever may stand among them. */
export const plainBlocks = (text: string): RootContent[] | undefined => readPlain(text, asOneText)

const asOneText: typeof plainInline = (text, from, to) => [
  { type: 'text', value: text.slice(from, to), position: place(from, to) },
]

function readPlain(text: string, inline: typeof plainInline): RootContent[] | undefined {
  if (isStrange.test(text)) return undefined
  const remark = comment.exec(text)?.[0]
  if (remark !== undefined) return [{ type: 'html', value: remark, position: place(0, remark.length) }]
  return new PlainReader(text, inline).read()
}

class PlainReader {
  readonly #text: string
  readonly #inline: typeof plainInline
  readonly #nodes: RootContent[] = []
  readonly #open: OpenList[] = []
  /** Where the open paragraph stands. */
  #paragraph: { start: number; end: number } | undefined

  /** @param inline reads the words of a paragraph or heading */
  constructor(text: string, inline: typeof plainInline) {
    this.#text = text
    this.#inline = inline
  }

  read(): RootContent[] | undefined {
    for (let at = 0; at < this.#text.length; at = line.lastIndex) {
      line.lastIndex = at
      if (!this.#line(line.exec(this.#text)?.[1] as string, at)) return undefined
    }
    if (!this.#closeParagraph()) return undefined
    for (const node of this.#nodes) if (node.type === 'list') endList(node)
    return this.#nodes
  }

  /** Reads a line, and says whether it can be nothing else. */
  #line(written: string, at: number): boolean {
    const content = written.replace(/^[ \t]+/, '')
    if (content === '') return this.#closeParagraph()
    const indent = written.length - content.length
    const start = at + indent
    const end = at + written.length
    const open = this.#open
    const marker = itemMarker.exec(content)
    // How far a tab goes depends on what is open.
    if ((marker || open.length > 0) && written.slice(0, indent).includes('\t')) return false
    let depth = 0
    while (depth < open.length && indent >= (open[depth] as OpenList).column) depth++
    if (thematicBreak.test(content)) return this.#break(start, end)
    const heading = headingMarker.exec(content)
    if (heading) return this.#heading(heading, start, end)
    if (mayBeBlock.test(content)) return false
    if (marker) {
      const { bullet, number, stop } = marker.groups as { bullet?: string; number?: string; stop?: string }
      const kind = bullet ?? (stop as string)
      // A list goes on whatever its number; where it would break a paragraph in two, it has to begin with 1.
      const goesOn = depth < open.length && open[depth]?.marker === kind
      if (goesOn || depth < open.length || !this.#paragraph || number === undefined || number === '1')
        return this.#closeParagraph() && this.#item(marker[0], kind, depth, goesOn, indent, at, content, end)
    }
    if (mayBeHtml(content)) return false
    // A paragraph goes on even where its line is indented less.
    if (this.#paragraph) this.#paragraph.end = end
    else {
      open.length = depth
      this.#paragraph = { start, end }
    }
    return true
  }

  #break(start: number, end: number): boolean {
    if (this.#paragraph || this.#open.length > 0) return false
    this.#nodes.push({ type: 'thematicBreak', position: place(start, end) })
    return true
  }

  #heading([marker, hashes = '']: RegExpExecArray, start: number, end: number): boolean {
    if (this.#open.length > 0 || !this.#closeParagraph()) return false
    const children = this.#inline(this.#text, start + marker.length, this.#wordsEnd(end))
    if (!children) return false
    this.#nodes.push({
      type: 'heading',
      depth: hashes.length as Heading['depth'],
      children,
      position: place(start, end),
    })
    return true
  }

  #item(
    marker: string,
    kind: string,
    depth: number,
    goesOn: boolean,
    indent: number,
    at: number,
    content: string,
    end: number,
  ): boolean {
    const words = content.slice(marker.length)
    if (mayBeBlock.test(words) || itemMarker.test(words) || thematicBreak.test(words) || mayBeHtml(words)) return false
    const start = at + indent
    const item: ListItem = { type: 'listItem', children: [], position: place(start, end, indent + 1) }
    let column = indent
    for (const unit of marker) column += unit === '\t' ? 4 - (column % 4) : 1
    const open = this.#open
    open.length = goesOn ? depth + 1 : depth
    const last = open[depth]
    if (last) {
      last.list.children.push(item)
      last.item = item
      last.column = column
    } else {
      const list: List = { type: 'list', children: [item], position: place(start, end) }
      this.#siblings.push(list)
      open.push({ list, item, marker: kind, column })
    }
    this.#paragraph = { start: start + marker.length, end }
    return true
  }

  /** Ends the paragraph that is open, and says whether its words can be nothing else. */
  #closeParagraph(): boolean {
    if (!this.#paragraph) return true
    const { start, end } = this.#paragraph
    this.#paragraph = undefined
    const to = this.#wordsEnd(end)
    // It might be a link reference definition.
    if (this.#text[start] === '[' && this.#text.slice(start, to).includes(']:')) return false
    const children = this.#inline(this.#text, start, to)
    if (!children) return false
    const paragraph: Paragraph = { type: 'paragraph', children, position: place(start, end) }
    this.#siblings.push(paragraph)
    return true
  }

  /** The blocks that the next one stands beside. */
  get #siblings(): (Paragraph | List)[] {
    return (this.#open.at(-1)?.item.children ?? this.#nodes) as (Paragraph | List)[]
  }

  /** Where words end that are followed by white space. */
  #wordsEnd(end: number): number {
    let to = end
    while (this.#text[to - 1] === ' ' || this.#text[to - 1] === '\t') to--
    return to
  }
}

/** Sets where a list and what is in it ends. */
function endList(list: List): number {
  let end = 0
  for (const item of list.children) {
    for (const child of item.children)
      end = child.type === 'list' ? endList(child) : (child.position?.end.offset as number)
    item.position = { ...place(0, end), start: item.position?.start as NonNullable<List['position']>['start'] }
  }
  list.position = place(list.position?.start.offset as number, end)
  return end
}
