/** A reader's width of a line of message, in columns. */
export const width = 96

/** Without the control characters by which a file could write to the reader's terminal. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
}

/** Breaks a text at spaces, or between Chinese characters, which are two columns wide. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const [piece] of text.matchAll(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+/g)) {
    const wide = /[\u2e80-\u9fff\uff00-\uffef]/.test(piece) ? 2 : piece.length
    // Closing punctuation does not begin a line.
    if (used + wide > columns && line !== '' && !/^[，。；：、）》”]/.test(piece)) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    if (line === '' && /^\s/.test(piece)) continue
    line += piece
    used += wide
  }
  if (line !== '') lines.push(line.trimEnd())
  return lines
}
