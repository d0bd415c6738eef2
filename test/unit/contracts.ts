import type { Contract, Format, Span } from '../../server/src/contract/contract.ts'
import { readContract } from '../../server/src/contract/readContract.ts'
import { standardDetector } from '../../server/src/coverage/standard.ts'
import { applyEdits } from '../../server/src/fixes/fix.ts'
import { insertClause } from '../../server/src/fixes/fixes.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { type Check, check } from '../../server/src/rules/check.ts'
import type { Locale } from '../../server/src/rules/finding.ts'

/** The standard pack's detector, as it is shipped: read once for all tests of a file. */
export const detector = standardDetector()

export const markdown = (text: string): Contract => readContract(text, 'markdown')
export const yaml = (text: string): Contract => readContract(text, 'yaml')

/** The words that stand at a place of a contract. */
export const quote = (contract: Contract, { start, end }: Span): string => contract.text.slice(start, end)

/** The sections as a reader sees them, without the document itself: number, a bar, title, indented by depth. */
export const outline = (contract: Contract): string[] =>
  contract.sections
    .slice(1)
    .map(({ depth, number, title }) => `${'  '.repeat(depth - 1)}${number ? `${number.text}|` : ''}${title}`)

/** What the reader takes as prose, without headings and labels. */
export const prose = (contract: Contract): string[] =>
  contract.passages.filter(({ kind }) => kind !== 'heading' && kind !== 'label').map(({ text }) => text)

export const checked = (text: string, format: Format = 'markdown', locale: Locale = 'en'): Check =>
  check(readContract(text, format), standardPack, detector, locale)

/** The text with a clause of the standard pack put in. */
export function withClause(clause: string, text: string, format: Format = 'markdown'): string {
  const fix = insertClause(clause, checked(text, format), standardPack, 'en')
  if (!fix) throw new Error(`no words for ${clause}`)
  return applyEdits(text, fix.edits)
}

export const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')
