/**
 * Cuts Markdown into pieces that a parser may read one by one, so that an edit costs the pieces it touched and not the
 * document. What makes that exact (sections of CommonMark 0.31; indented code is off, so any indentation will do):
 *
 * - A piece begins at a line that closes every open block. Outside a fenced code block (4.5) and an HTML block that no blank
 *   line ends (4.6, kinds 1 to 5) that is an unindented line after a blank one, an unindented heading (4.2), and, where a list
 *   item is open, the unindented marker of the next (5.2): none of these can go on with a paragraph (5.1, laziness).
 * - Where it is not plain whether a fence stands in a list item or ends it, there are no more cuts.
 * - Nothing is known at the start of a piece of what came before it. So the cuts after one depend on the text after it alone,
 *   and a cut depends on the text up to the end of its line.
 *
 * Only link reference definitions (4.7) reach across pieces: who parses them passes those on.
 */

/** A line without its break, and where the next one begins. Lines end at `\n`, `\r\n` or a lone `\r` (2.1). */
const line = /([^\r\n]*)(?:\r\n|\n|\r|$)/y
const heading = /^#{1,6}(?:[ \t]|$)/
const thematicBreak = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const listMarker = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/
/** A list item that may follow a paragraph at once: with words in it and, where numbered, with 1. */
const interruptingItem = /^(?:[-*+]|0{0,8}1[.)])[ \t]+[^ \t]/
const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/
/** How the HTML blocks begin that end at certain words, and how they end. */
const htmlBlocks: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
]

/**
 * Where the piece that begins at `start` ends.
 * @param start 0, or the end of the piece before
 */
export function pieceEnd(text: string, start: number): number {
  /** Ends the fenced code or the HTML that is open. */
  let closing: RegExp | undefined
  /** How far a line must be indented to stand in the list item that is open, in columns; 0 where none is. */
  let item = 0
  /** The last line either went on with a paragraph in the item, or ended the item. */
  let isItemDoubtful = false
  let mayBeHtml = false
  let afterBlank = false
  for (let at = start; at < text.length; at = line.lastIndex) {
    line.lastIndex = at
    const words = (line.exec(text) as RegExpExecArray)[1] as string
    const content = words.replace(/^[ \t]+/, '')
    if (closing) {
      if (closing.test(content)) closing = undefined
      afterBlank = false
      continue
    }
    if (content === '') {
      afterBlank = true
      mayBeHtml = false
      continue
    }
    const marker = thematicBreak.test(content) ? undefined : listMarker.exec(content)?.[0]
    const isNextItem = marker !== undefined && item > 0 && !isItemDoubtful
    // A byte order mark would be lost at the start of a piece.
    const isUnindented = content.length === words.length && words.charCodeAt(0) !== 0xfeff
    if (at > start && isUnindented && (afterBlank || (!mayBeHtml && (isNextItem || heading.test(content))))) return at

    const indent = columnsOf(words.slice(0, words.length - content.length))
    const beginsItem =
      marker !== undefined && (at === start || afterBlank || isNextItem || interruptingItem.test(content))
    if (beginsItem && (item === 0 || indent < item)) {
      // An item that begins with a blank line may be over at the next one.
      isItemDoubtful = mayBeHtml || marker === content
      item = columnsOf(words.slice(0, words.length - content.length + marker.length))
    } else if (item > 0 && indent < item) {
      if (afterBlank) item = 0
      isItemDoubtful = !afterBlank
    }
    afterBlank = false
    const closed = closingOf(content)
    if (closed && (mayBeHtml || (item > 0 && indent > 0 && isItemDoubtful))) return text.length
    if (closed && (item === 0 || indent === 0 || indent < item)) {
      item = 0
      if (!closed.isClosed) closing = closed.by
    } else mayBeHtml ||= content.startsWith('<')
  }
  return text.length
}

/** How the fenced code or HTML ends that a line begins, and whether the line ends it; undefined where it begins none. */
function closingOf(content: string): { by: RegExp; isClosed: boolean } | undefined {
  const [, ticks, tildes] = fence.exec(content) ?? []
  const marks = ticks ?? tildes
  if (marks) return { by: new RegExp(`^${marks[0]}{${marks.length},}[ \\t]*$`), isClosed: false }
  const by = htmlBlocks.find(([begin]) => begin.test(content))?.[1]
  return by && { by, isClosed: by.test(content) }
}

/** How many columns white space takes, or a list marker with the white space around it: tabs go to the next fourth (2.2). */
function columnsOf(text: string): number {
  let columns = 0
  for (const unit of text) columns = unit === '\t' ? columns + 4 - (columns % 4) : columns + 1
  return columns
}
