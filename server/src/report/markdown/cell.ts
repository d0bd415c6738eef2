import { visible } from '../visible.ts'

/** Words of a contract as plain text in a cell of a Markdown table: on one line, and nothing in them is markup. */
export const cell = (text: string): string =>
  visible(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    // Or a bare address would become a link.
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
