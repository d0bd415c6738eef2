import { byText } from '../contract/byText.ts'
import type { Contract, Span } from '../contract/contract.ts'
import { wordsKey } from '../contract/entryKeys.ts'
import { perTitles } from '../contract/perContract.ts'
import { lastStarting } from '../contract/search.ts'

/** Where a drafter looks for what a contract lacks as a whole: the `contract:` facts, else the title, else its first line. */
export function wholeContractSpan(contract: Contract): Span {
  if (contract.facts) return contract.facts.keySpan
  const head = contract.sections[0]?.head
  if (head && head.end > head.start) return head
  const first = contract.passages[0]
  return first ? firstLine(contract, first.span) : { start: 0, end: 0 }
}

function firstLine(contract: Contract, span: Span): Span {
  const end = contract.text.slice(span.start, span.end).search(/[\r\n]/)
  return end < 0 ? span : { start: span.start, end: span.start + end }
}

/** Index of the innermost section at an offset; 0, the document, where there is none. */
export function innermostSection({ sections }: Contract, offset: number): number {
  let index = lastStarting(sections, offset)
  while (index > 0 && offset >= (sections[index]?.span.end ?? 0)) index = sections[index]?.parent ?? 0
  return Math.max(0, index)
}

/** A section's number and title as a lawyer cites it: `9.3 Records`, 第九条 合同解除. Empty for the document itself. */
export function sectionName(contract: Contract, index: number): string {
  const known = namesOf(contract)
  const name = known.get(index) ?? nameOf(contract, index)
  known.set(index, name)
  return name
}

/** The names of sections that were asked for; filled in on demand. */
const namesOf = perTitles((): Map<number, string> => new Map())

function nameOf(contract: Contract, index: number): string {
  const section = contract.sections[index]
  if (!section || section.kind === 'document') return ''
  // A clause in YAML is named by what its words stand in.
  if (section.kind === 'yaml-entry' && wordsKey.test(section.title)) return sectionName(contract, section.parent)
  return [section.number?.text.replace(/[.、]$/, ''), section.title].filter(Boolean).join(' ')
}

/** The words of a span as a reader sees them, without the stop at their end, cut where they go on for long. */
export const quoteOf = ({ text }: Contract, { start, end }: Span): string => quoted(text.slice(start, end))

const quoted = byText((text): string => {
  const longest = /[\u4e00-\u9fff]/.test(text) ? 30 : 70
  const words = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。;；]$/, '')
  return words.length <= longest ? words : `${words.slice(0, longest).trimEnd()}…`
})
