import stringWidth from 'string-width'

/** A reader's width of a line of message, in columns. */
export const width = 96

const wide = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u
/** Punctuation that does not begin a line, and such as does not end one. */
const closing = /^[，。；：、！？）》」』】〕”’…％]+/
const opening = /[（《「『【〔“‘]+$/
/** What stands together on a line: a Chinese character, marks behind one, a word, white space. */
const pieces = new RegExp(`${closing.source.slice(1)}|${wide.source}|(?:(?!${wide.source})\\S)+|\\s+`, 'gu')

/**
 * How many columns of a terminal a text takes: Chinese characters two, and with them the marks that have one width among
 * letters and another among Chinese characters, such as quotation marks.
 */
export const columnsOf = (text: string, isChinese = wide.test(text)): number =>
  stringWidth(text, { ambiguousIsNarrow: !isChinese })

/** Breaks a text at spaces, or between Chinese characters. */
export function wrap(text: string, columns: number): string[] {
  const isChinese = wide.test(text)
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const [piece] of text.matchAll(pieces)) {
    const taken = columnsOf(piece, isChinese)
    if (used + taken > columns && line !== '' && !closing.test(piece)) {
      const [carried = ''] = opening.exec(line) ?? []
      const kept = line.slice(0, line.length - carried.length).trimEnd()
      if (kept !== '') lines.push(kept)
      line = kept === '' ? line : carried
      used = columnsOf(line, isChinese)
    }
    if (line === '' && /^\s/.test(piece)) continue
    line += piece
    used += taken
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd())
  return lines
}
