import { eastAsianWidth } from 'get-east-asian-width'

/** A reader's width of a line of message, in columns. */
export const width = 96

const wide = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u
/** Punctuation that does not begin a line, and such as does not end one. */
const closing = /^[，。；：、！？）》」』】〕”’…％]+/
const opening = /[（《「『【〔“‘]+$/
/** What stands together on a line: a Chinese character, marks behind one, a word, white space. */
const pieces = new RegExp(`${closing.source.slice(1)}|${wide.source}|(?:(?!${wide.source})\\S)+|\\s+`, 'gu')

/** Latin letters and their punctuation: one column each, and most of what is said. */
const latin = /^[ -~\u00c0-\u024f\u2010-\u2027]*$/
/** What takes no column of its own: a mark on a letter, what is joined to an emoji, what controls. */
const joined = /\u200d\p{Extended_Pictographic}|[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Emoji_Modifier}]/gu

/**
 * How many columns of a terminal a text takes: Chinese characters two, and with them the marks that have one width among
 * letters and another among Chinese characters, such as quotation marks.
 */
export function columnsOf(text: string, isChinese = wide.test(text)): number {
  if (!isChinese && latin.test(text)) return text.length
  const options = { ambiguousAsWide: isChinese }
  let columns = 0
  for (const character of text.replace(joined, ''))
    columns += eastAsianWidth(character.codePointAt(0) as number, options)
  return columns
}

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

/** A text as an item of a list, whose lines stand below each other. */
export const listItem = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((one) => wrap(one, width))
    .map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`)
