import { printable } from './terminal.ts'

/** Words of a contract as plain text in a cell of a Markdown table: on one line, and nothing in them is markup. */
export const cell = (text: string): string =>
  printable(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
