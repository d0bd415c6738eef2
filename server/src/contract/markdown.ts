import type { Heading, Html, ListItem, Node, Nodes, Paragraph, PhrasingContent, RootContent, Table } from 'mdast'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { align } from './align.ts'
import { readComment } from './annotations.ts'
import type { ContractBuilder } from './builder.ts'
import { MappedText, type SourceMap } from './mappedText.ts'
import { leadingNumber } from './numbering.ts'

/**
 * Markdown as contracts are written in it: CommonMark with tables. Indented text is prose, not code, since drafters
 * indent sub-clauses; bare addresses are no links (GFM's autolinks cost more than all the rest and help nobody here).
 */
const parser = unified()
  .use(remarkParse)
  .data({
    micromarkExtensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
    fromMarkdownExtensions: [gfmTableFromMarkdown()],
  })
  .freeze()

/** A paragraph's title may be this long; what is longer is a sentence. In words, or Chinese characters. */
const titleWords = 10
const titleCharacters = 24

/** A title line that says what the document is, where no heading does. */
const namesDocument =
  /(?:合同|合同书|協議|协议|协议书|協議書|条款|條款)$|\b(?:agreement|contract|terms|addendum|licen[cs]e)\b/i

/**
 * Reads Markdown, or plain text, into sections and passages.
 * @param text the Markdown
 * @param map leads from offsets in `text` to the original (the same file, or a YAML scalar in it)
 */
export function readMarkdown(text: string, map: SourceMap, builder: ContractBuilder): void {
  new MarkdownReader(text, map, builder).read()
}

class MarkdownReader {
  readonly #text: string
  readonly #map: SourceMap
  readonly #builder: ContractBuilder
  /** The passage that leads into lettered paragraphs after "… shall not:", or -1. */
  #openLead = -1

  constructor(text: string, map: SourceMap, builder: ContractBuilder) {
    this.#text = text
    this.#map = map
    this.#builder = builder
  }

  read(): void {
    this.#blocks(parser.parse(this.#text).children, -1, false)
  }

  #blocks(nodes: readonly RootContent[], lead: number, inList: boolean): void {
    let previous = lead
    for (const [i, node] of nodes.entries()) {
      switch (node.type) {
        case 'heading':
          this.#heading(node)
          previous = -1
          break
        case 'paragraph':
          previous = this.#paragraph(node, lead, inList, nodes[i + 1])
          break
        case 'list':
          for (const item of node.children) this.#listItem(item, previous)
          break
        case 'blockquote':
          this.#blocks(node.children, lead, inList)
          break
        case 'table':
          this.#table(node, lead)
          break
        case 'html':
          this.#html(node)
          break
        case 'code':
          if (!node.lang) this.#code(node, lead)
          break
      }
    }
  }

  #heading(node: Heading): void {
    const words = this.#inline(node.children)
    const span = this.#span(node)
    const documentTitle = node.depth === 1 && this.#builder.sections.length === 1
    if (documentTitle) this.#builder.nameDocument(words.text, words.length > 0 ? words.span(0, words.length) : span)
    if (words.length === 0) return
    this.#openLead = -1
    this.#builder.openHeading(node.depth, words, { start: span.start, end: this.#map.end(this.#text.length) })
    this.#builder.addProse(words, 'heading')
  }

  #paragraph(node: Paragraph, lead: number, inList: boolean, next: RootContent | undefined): number {
    const words = this.#inline(node.children)
    if (words.length === 0) return lead
    const title = inList ? undefined : this.#titleOf(node, words, next)
    if (title !== undefined) {
      const span = this.#span(node)
      if (namesDocument.test(words.text)) this.#builder.nameDocument(words.text.slice(0, title), words.span(0, title))
      this.#builder.openRunIn(slice(words, 0, title), { start: span.start, end: this.#map.end(this.#text.length) })
    }
    return this.#prose(words, title ?? 0, lead, inList ? 'list-item' : 'prose')
  }

  /** Adds a block whose first `title` characters are a title, and keeps track of lead-ins. */
  #prose(words: MappedText, title: number, lead: number, kind: 'prose' | 'list-item'): number {
    if (title > 0) this.#builder.addProse(slice(words, 0, title), 'heading')
    const rest = slice(words, title, words.length)
    const lettered = leadingNumber(rest.text)?.style
    const continues =
      kind === 'prose' && (lettered === 'lower-alpha' || lettered === 'zh-paren' || lettered === 'roman')
    const own = lead >= 0 ? lead : continues ? this.#openLead : -1
    const last = rest.length > 0 ? this.#builder.addProse(rest, kind, own) : lead
    if (/[:：]\s*$/.test(words.text)) this.#openLead = last
    else if (!continues) this.#openLead = -1
    return last
  }

  #listItem(item: ListItem, lead: number): void {
    const span = this.#span(item)
    const first = item.children[0]
    const words = first?.type === 'paragraph' ? this.#inline(first.children) : new MappedText()
    // The number of an ordered item is in its marker, not in its text.
    const marker =
      /^\s*(?:\d{1,9}[.)]|[-*+])/.exec(this.#text.slice(item.position?.start.offset, item.position?.end.offset))?.[0] ??
      ''
    const title = first?.type === 'paragraph' ? this.#titleOf(first, words, undefined, /\d/.test(marker)) : undefined
    let section = -1
    if (title !== undefined) {
      const head = new MappedText()
      if (/\d/.test(marker)) {
        const at = item.position?.start.offset ?? 0
        const number = marker.trim()
        const from = at + marker.length - number.length
        head.push(number, this.#map.start(from), this.#map.end(from + number.length))
        head.push(' ', this.#map.end(from + number.length), this.#map.end(from + number.length))
      }
      append(head, words, 0, title)
      section = this.#builder.openNested('list-item', head, span, (item.position?.start.column ?? 1) - 1)
    }
    let rest: RootContent[] = item.children
    let own = lead
    if (first?.type === 'paragraph') {
      own = this.#prose(words, title ?? 0, lead, 'list-item')
      rest = item.children.slice(1)
    }
    this.#blocks(rest, own, true)
    if (section >= 0) this.#builder.close(section, span.end)
  }

  #table(table: Table, lead: number): void {
    for (const row of table.children) {
      let label = lead
      for (const [i, cell] of row.children.entries()) {
        const words = this.#inline(cell.children)
        if (words.length === 0) continue
        const last = this.#builder.addProse(words, 'table-cell', label)
        if (i === 0) label = last
      }
    }
  }

  #html(node: Html): void {
    const offset = node.position?.start.offset ?? 0
    // An HTML block may hold several comments and words between tags.
    for (const part of htmlParts(node.value)) {
      if (part.comment) this.#comment(part.text, offset + part.start)
      else {
        const words = new MappedText()
        const source = this.#text
        align(
          part.text,
          source,
          offset + part.start,
          offset + part.start + part.text.length,
          'markdown',
          this.#map,
          words,
        )
        const tidy = singleSpaced(words)
        if (tidy.length > 0) this.#builder.addProse(tidy, 'prose')
      }
    }
  }

  #comment(text: string, offset: number): void {
    const said = readComment(text, offset, this.#map)
    const span = { start: this.#map.start(offset), end: this.#map.end(offset + text.length) }
    if (said && 'clauses' in said)
      this.#builder.annotations.push({ span, clauses: said.clauses, section: this.#builder.current })
    else if (said) this.#builder.waivers.push({ span, ...said.waiver })
  }

  #code(node: Nodes & { value: string }, lead: number): void {
    const words = new MappedText()
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    const from = this.#text.indexOf('\n', start) + 1
    if (from > 0) align(node.value, this.#text, from, end, 'markdown', this.#map, words)
    const tidy = singleSpaced(words)
    if (tidy.length > 0) this.#builder.addProse(tidy, 'prose', lead)
  }

  /** The words of inline content, markup removed, white space single, trimmed. */
  #inline(nodes: readonly PhrasingContent[]): MappedText {
    const words = new MappedText()
    this.#collect(nodes, words)
    return singleSpaced(words)
  }

  #collect(nodes: readonly PhrasingContent[], words: MappedText): void {
    for (const node of nodes) {
      const start = node.position?.start.offset
      const end = node.position?.end.offset
      if (start === undefined || end === undefined) continue
      switch (node.type) {
        case 'text':
          align(node.value, this.#text, start, end, 'markdown', this.#map, words)
          break
        case 'inlineCode': {
          const from = this.#text.indexOf(node.value, start)
          if (from >= 0 && from < end)
            align(node.value, this.#text, from, from + node.value.length, 'markdown', this.#map, words)
          break
        }
        case 'break':
          words.push(' ', this.#map.start(start), this.#map.end(end))
          break
        case 'html':
          if (node.value.startsWith('<!--')) this.#comment(node.value, start)
          else if (/^<br\b/i.test(node.value)) words.push(' ', this.#map.start(start), this.#map.end(end))
          break
        default:
          if ('children' in node) this.#collect(node.children, words)
      }
    }
  }

  /**
   * How many characters at the start of a block's words are its title, if it has one: a bold or otherwise marked
   * run-in ("**9.3 Records.** Provider shall…"), a numbered title ("9.3 Records. Provider shall…", 第九条 合同解除), or
   * a short line that is a title by itself.
   */
  #titleOf(node: Paragraph, words: MappedText, next: RootContent | undefined, numbered = false): number | undefined {
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
    if (!alone || !isTitle(rest, isNumbered)) return undefined
    if (isNumbered) return words.length
    // A line without number or markup is a title only where prose follows it, and only in capitals or in Chinese.
    const shouts = /[A-Z]{2}/.test(rest) && rest === rest.toUpperCase()
    const chinese = /^[\u4e00-\u9fff（）()、与和及]{2,14}$/u.test(rest)
    return next?.type === 'paragraph' || next?.type === 'list'
      ? shouts || chinese
        ? words.length
        : undefined
      : undefined
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
      title = this.#inline(mark.children)
    else if (mark?.type === 'html' && /^<(?:span|b|strong|u|a)\b/i.test(mark.value)) {
      const close = children.findIndex((child, at) => at > i && child.type === 'html' && /^<\//.test(child.value))
      if (close > i) title = this.#inline(children.slice(i + 1, close))
    }
    if (!title || title.length === 0) return undefined
    const at = words.text.indexOf(title.text)
    if (at < 0 || at > from + 2) return undefined
    let end = at + title.length
    const plain = title.text.slice(Math.max(from - at, 0)).replace(/[\s.:：。]+$/u, '')
    if (plain !== '' && !isTitle(plain, true)) return undefined
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

  #span(node: Node): { start: number; end: number } {
    return {
      start: this.#map.start(node.position?.start.offset ?? 0),
      end: this.#map.end(node.position?.end.offset ?? 0),
    }
  }
}

/** Whether words read as a title: few, and in English capitalised or (where marked as a title otherwise) short. */
function isTitle(text: string, marked: boolean): boolean {
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
  return marked ? capitals.length * 2 >= words.length || words.length <= 6 : capitals.length === words.length
}

/** A piece of a mapped text as its own. */
function slice(words: MappedText, from: number, to: number): MappedText {
  const out = new MappedText()
  while (from < to && /\s/.test(words.text[from] as string)) from++
  append(out, words, from, to)
  return out
}

function append(out: MappedText, words: MappedText, from: number, to: number): void {
  for (let i = from; i < to; i++) out.push(words.text[i] as string, words.start(i), words.end(i + 1))
}

/** The same text with each run of white space one space, and none at the ends. */
export function singleSpaced(words: MappedText): MappedText {
  const out = new MappedText()
  let pending = false
  for (let i = 0; i < words.length; i++) {
    const unit = words.text[i] as string
    if (/\s/.test(unit)) {
      pending = out.length > 0
      continue
    }
    if (pending) {
      // Lines of Chinese are joined without a space.
      if (!(isHan(out.text.at(-1)) && isHan(unit) && words.text.slice(i - 1, i) === '\n'))
        out.push(' ', words.start(i - 1), words.end(i))
      pending = false
    }
    out.push(unit, words.start(i), words.end(i + 1))
  }
  return out
}

function isHan(unit: string | undefined): boolean {
  return unit !== undefined && /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(unit)
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
