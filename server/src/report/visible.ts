/** Control characters, marks that turn the direction of writing, and characters that nobody sees; not the joiner between emoji. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is shown
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\u200d(?!\p{Extended_Pictographic})/gu

/**
 * A text in which what nobody would see is written out, such as `[U+202E]`: words of a contract stand in a report in the order
 * in which they are stored, and write to no terminal.
 */
export const visible = (text: string): string => text.replace(unseen, written)

/** The same of a name, or of what is told in one line: line breaks and tabs are written out as well. */
export const inOneLine = (text: string): string => visible(text).replace(/[\n\t]/g, written)

const written = (one: string): string => `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
