import type { Heading, List, Paragraph, PhrasingContent, Text } from 'mdast'

/** What may be markup wherever it stands, and what a parser reads otherwise than it is written. */
const mayBeMarkup = /[_[\]<\\`\0\ufeff]|\r(?!\n)|&[#A-Za-z0-9]+;|\*\*\*|(?<!\*)\*(?!\*)/
/** A line that may be something else than words, one with white space at its end, or one after an empty one. */
const mayBeOther = /(?:^|\n)[ \t]*(?:[-+#=~|:>]|\d{1,9}[.)](?:[ \t\r\n]|$))|[ \t]\r?\n|\n[ \t]*\r?\n/
const lineStart = /\n[ \t]+/g
const itemMarker = /^(?:[-+*]|\d{1,9}[.)])(?: {1,4}|\t)(?=[^ \t\r\n])/
const headingMarker = /^(#{1,6}) +(?=[^ \t\r\n#][^\r\n#]*$)/
const before = '(?<=^|[ \\n"\'(“‘])'
const after = '(?=$|[ \\r\\n"\'),.;:”’])'
const plain = '[^\\r\\n[\\]<>\\\\`*_&!\\0\\ufeff]'
/**
 * The words between marks that nobody can take for anything else than strong or stressed ones, and inline links of plain words to
 * plain addresses (CommonMark 0.31, 6.2 and 6.3).
 */
const marked = new RegExp(
  [
    `${before}\\*\\*(?=[A-Za-z0-9])(?<strong>[^*]*(?:[A-Za-z0-9](?=\\*\\*${after})|[.:](?=\\*\\*(?:$|[ \\r\\n]))))\\*\\*`,
    `${before}(?<mark>[*_])(?<stressed>[A-Za-z0-9](?:${plain}*[A-Za-z0-9])?)\\k<mark>${after}`,
    `(?<!!)\\[(?<link>(?!\\s)${plain}+(?<!\\s))\\]\\((?<url>[\\w.~/:#?=%+,@;-]+)\\)`,
  ].join('|'),
  'g',
)

/**
 * Most pieces of a contract are a heading, one paragraph, or one item of a list with one paragraph in it, of words alone or with
 * some of them strong, stressed or linked. What a parser makes of such a one is plain, and takes it a hundred times as long.
 * @returns undefined for a text that may be anything else
 */
export function plainMarkdown(text: string): Heading | Paragraph | List | undefined {
  const written = text.replace(/[\r\n]+$/, '')
  const end = written.length
  const [heading, hashes = ''] = headingMarker.exec(written) ?? []
  const marker = heading ?? itemMarker.exec(written)?.[0] ?? ''
  const words = written.slice(marker.length).replace(/[ \t]+$/, '')
  if (words === '' || /^[ \t\r\n]|[\r\n]$/.test(words) || mayBeOther.test(words)) return undefined
  const children = inline(words, marker.length)
  if (!children) return undefined
  const position = place(0, end)
  if (heading) return { type: 'heading', depth: hashes.length as Heading['depth'], children, position }
  const paragraph: Paragraph = { type: 'paragraph', children, position: place(marker.length, end) }
  if (marker === '') return paragraph
  return { type: 'list', children: [{ type: 'listItem', children: [paragraph], position }], position }
}

/** The words of a paragraph that begin at an offset; undefined where marks are left that may be others. */
function inline(words: string, offset: number): PhrasingContent[] | undefined {
  if (!/[*[_]/.test(words)) return mayBeMarkup.test(words) ? undefined : [textNode(words, offset)]
  if (/\n[ \t]/.test(words)) return undefined
  const nodes: PhrasingContent[] = []
  let from = 0
  const add = (to: number): boolean => {
    const between = words.slice(from, to)
    if (between !== '') nodes.push(textNode(between, offset + from))
    return !between.includes('*') && !mayBeMarkup.test(between)
  }
  for (const { index, 0: written, groups } of words.matchAll(marked)) {
    const { strong, stressed, link = '', url = '' } = groups ?? {}
    if (!add(index) || (strong !== undefined && mayBeMarkup.test(strong))) return undefined
    const start = offset + index
    from = index + written.length
    const position = place(start, offset + from)
    nodes.push(
      strong !== undefined
        ? { type: 'strong', children: [textNode(strong, start + 2)], position }
        : stressed !== undefined
          ? { type: 'emphasis', children: [textNode(stressed, start + 1)], position }
          : { type: 'link', title: null, url, children: [textNode(link, start + 1)], position },
    )
  }
  return add(words.length) ? nodes : undefined
}

const textNode = (written: string, start: number): Text => ({
  type: 'text',
  value: written.replace(lineStart, '\n'),
  position: place(start, start + written.length),
})

/** Who reads these nodes asks for offsets, and for the column of an item, which begins its line. */
const place = (start: number, end: number): NonNullable<Text['position']> => ({
  start: { line: 1, column: 1, offset: start },
  end: { line: 1, column: 1, offset: end },
})
