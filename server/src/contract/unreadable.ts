import type { Problem, Span } from './contract.ts'
import { countedAgain, type Tally } from './tally.ts'
import { longestPart, longestText, mostLines, mostPieces, TooLongPart, TooManyLines, TooManyPieces } from './tooMuch.ts'
import { Wording } from './wording.ts'

const inMillions = ({ length }: string): string => (length / 1_000_000).toFixed(1)

/** Why a text that is too long was not read. */
export function tooLong(text: string): Problem {
  const [millions, most] = [inMillions(text), Math.floor(longestText / 1_000_000)]
  return {
    code: 'file-unreadable',
    severity: 'error',
    message: {
      en: `This file was not checked: it has ${millions} million characters, and Proviso reads up to ${most} million. Split it into its parts.`,
      zh: `本文件未被检查：全文 ${millions} 百万字符，超出 ${most} 百万字符的上限。请拆分后再检查。`,
    },
    span: { start: 0, end: Math.min(1, text.length) },
  }
}

/** Why a text was not read at which a reader gave up or itself failed. */
export function notRead(text: string, error: unknown): Problem {
  if (error instanceof TooManyPieces) return tooMany(mostPieces, 'headings and paragraphs', '标题与段落', '个')
  if (error instanceof TooManyLines) return tooMany(mostLines, 'lines', '行数', '行')
  return error instanceof TooLongPart ? tooLongPart(text, error.part) : notUnderstood
}

const tooMany = (most: number, en: string, zh: string, counted: string): Problem => ({
  code: 'file-unreadable',
  severity: 'error',
  message: {
    en: `This file was not checked: it has more than ${most.toLocaleString('en')} ${en}, and Proviso reads no more. Split it into its parts.`,
    zh: `本文件未被检查：${zh}超过 ${most.toLocaleString('en')} ${counted}，超出上限。请拆分后再检查。`,
  },
  span: { start: 0, end: 1 },
})

function tooLongPart(text: string, part: string): Problem {
  const start = Math.max(text.indexOf(part), 0)
  const millions = longestPart / 1_000_000
  return {
    code: 'file-unreadable',
    severity: 'error',
    message: {
      en: `This file was not checked: what begins here has ${inMillions(part)} million characters and can only be read as one piece (a paragraph, list item, table or entry of YAML, or YAML with an alias or a tag in it), and Proviso reads up to ${millions} million of one. Divide it; prose, by an empty line.`,
      zh: `本文件未被检查：自此处起有 ${inMillions(part)} 百万字符只能作为一个整体读取（如单个段落、列表项、表格或 YAML 条目，或含有别名、标签的 YAML），超出 ${millions} 百万字符的上限。请加以拆分，正文可用空行分段。`,
    },
    span: { start, end: start + 1 },
  }
}

/** What an engine says of its own failure is for programmers. */
const notUnderstood: Problem = {
  code: 'file-unreadable',
  severity: 'error',
  message: {
    en: 'This file was not checked: Proviso failed to read it. The fault is not yours; please report it, with the file where you may.',
    zh: '本文件未被检查：读取时发生错误。这并非文件的问题，请反馈；如可提供，请附上该文件。',
  },
  span: { start: 0, end: 0 },
}

/** Where Markdown stands deeper in lists and quotations than is read. */
export const tooDeep = (span: Span): Problem => ({
  code: 'file-unreadable',
  severity: 'error',
  message: {
    en: 'Lists or quotations stand in one another too deep here. Their words are checked, but as if they stood less deep; the rest of the file is checked.',
    zh: '此处列表或引用嵌套过深。其文字仍已检查，但按较浅层级处理；文件其余部分仍已检查。',
  },
  span,
})

/** So many lost characters may come with words that were copied, however short the text is. */
const few = 4

/** Whether a piece of a text has characters that no text in UTF-8 has. */
const mayBeNoText = Wording.remembered((text) => text.includes('\0') || text.includes('\ufffd'))

/** Looks at a document for characters that were lost; at its next text, for those in what changed. */
export class LostCharacters {
  #looked: Tally<true> | undefined

  /** @param pieces the text in pieces */
  of(text: string, pieces: readonly Wording[]): Problem[] {
    this.#looked = countedAgain(this.#looked, pieces, (piece) => (mayBeNoText(piece) ? [true] : []))
    return this.#looked.counts.size > 0 ? notText(text) : []
  }
}

/** What shows that a file is no text in UTF-8: it is of another kind, or was written or opened in another encoding. */
export function notText(text: string): Problem[] {
  const nul = text.indexOf('\0')
  if (nul >= 0)
    return [
      notUtf8(nul, 'error', {
        en: 'This does not look like text in UTF-8, so the check may have missed words. Save the file as UTF-8 text.',
        zh: '本文件似乎不是 UTF-8 文本，检查可能有遗漏。请另存为 UTF-8 文本。',
      }),
    ]
  const lost = text.indexOf('\ufffd')
  if (lost < 0) return []
  // One or two come with words that were copied; a text in GBK that is read as UTF-8 has little else.
  const most = Math.max(few, text.length / 100)
  const isAll = text.split('\ufffd', most + 2).length > most + 1
  return [
    notUtf8(lost, isAll ? 'error' : 'warning', {
      en: 'From here on there are characters that could not be read, so the check may have missed words. The file is not saved as UTF-8, perhaps as GBK as many Chinese texts are. Open it in the program that it comes from and save it with the encoding UTF-8; in VS Code, click the encoding in the bar at the bottom, “Reopen with Encoding”, then “Save with Encoding”.',
      zh: '自此处起有无法读取的字符，检查可能有遗漏。本文件并非以 UTF-8 编码保存，可能是 GBK 等编码。请用原软件打开，另存为 UTF-8 编码；在 VS Code 中，可点击底部状态栏的编码，先选“通过编码重新打开”，再选“通过编码保存”。',
    }),
  ]
}

const notUtf8 = (at: number, severity: Problem['severity'], message: Problem['message']): Problem => ({
  code: 'file-unreadable',
  severity,
  message,
  span: { start: at, end: at + 1 },
})
