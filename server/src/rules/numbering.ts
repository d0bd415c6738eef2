import type { Contract } from '../contract/contract.ts'
import { type NumberingFault, numberingFaultsOf } from '../drafting/numberingFaults.ts'
import type { NumberedPart } from '../drafting/part.ts'
import { numberedParts, numberSpan } from '../drafting/parts.ts'
import type { Locale, Rule } from './finding.ts'
import { sectionName } from './placing.ts'

/** `numbering`: a number that is used twice, leaves one out, goes back, or stands under a clause with another number. */
export const numbering: Rule = ({ contract, locale }) => {
  const faults = numberingFaultsOf(contract)
  if (faults.length === 0) return []
  const parts = numberedParts(contract)
  const numberOf = (index: number): string => {
    const { start, end } = numberSpan(contract, index)
    return contract.text.slice(start, end).replace(/[\\.、．]+$/, '')
  }
  return faults.map((fault) => {
    const { section, row, isMarker } = parts[fault.part] as NumberedPart
    const other = fault.kind === 'misplaced' ? fault.parent : fault.previous
    const name = sectionName(contract, section)
    return {
      code: 'numbering' as const,
      severity: 'hint' as const,
      message:
        says[fault.kind][locale](numberOf(fault.part), numberOf(other)) +
        (isMarker && fault.kind !== 'misplaced' ? shownOtherwise(contract, fault.part, locale) : ''),
      span: numberSpan(contract, fault.part),
      ...(name ? { section: name } : {}),
      authorities: [],
      related: [
        {
          span: numberSpan(contract, other),
          message: fault.kind === 'misplaced' ? containing[locale] : before[locale],
        },
      ],
      remedies: fault.kind === 'misplaced' ? [] : [{ kind: 'renumber' as const, rows: [row] }],
    }
  })
}

/** Whether a paragraph that stands no deeper than the marker of an item comes after it, which ends a Markdown list. */
const endsList = (after: string, column: number): boolean =>
  Array.from(after.matchAll(/\n[ \t]*\r?\n([ \t]*)(?=\S)/g)).some(([, indent = '']) => indent.length <= column)

/** What a reader sees for the marker of a Markdown list, where that is something else: it is counted on from the first of its list. */
function shownOtherwise(contract: Contract, index: number, locale: Locale): string {
  const parts = numberedParts(contract)
  const { row, value } = parts[index] as NumberedPart
  const items = [...parts.keys()].filter((one) => one <= index && parts[one]?.row === row)
  const isListEnded = (at: number): boolean => {
    const { start, end } = numberSpan(contract, items[at - 1] as number)
    const next = numberSpan(contract, items[at] as number).start
    return endsList(contract.text.slice(end, next), columnOf(contract.text, start))
  }
  let first = items.length - 1
  while (first > 0 && !isListEnded(first)) first--
  const counted = (parts[items[first] as number] as NumberedPart).value + items.length - 1 - first
  return counted === value ? '' : shown[locale](counted)
}

const columnOf = (text: string, offset: number): number => offset - text.lastIndexOf('\n', offset - 1) - 1

const shown = {
  en: (number: number) => ` Markdown counts list items itself and shows this one as ${number}.`,
  zh: (number: number) => `Markdown 列表自动编号，此项实际显示为 ${number}。`,
}

const before = { en: 'The number before it', zh: '前一编号' }
const containing = { en: 'The clause that it stands in', zh: '其所在条款' }

type Words = (number: string, other: string) => string

const says: Record<NumberingFault['kind'], { readonly en: Words; readonly zh: Words }> = {
  duplicate: {
    en: (number) => `The number ${number} is used twice in a row.`,
    zh: (number) => `编号“${number}”重复。`,
  },
  gap: {
    en: (number, other) => `${number} follows ${other}: a number between them is left out.`,
    zh: (number, other) => `“${other}”之后为“${number}”，中间缺号。`,
  },
  backwards: {
    en: (number, other) => `${number} follows ${other}: the numbers go back.`,
    zh: (number, other) => `“${other}”之后为“${number}”，编号倒退。`,
  },
  misplaced: {
    en: (number, other) => `${number} stands under ${other}: its number belongs to another clause.`,
    zh: (number, other) => `“${number}”位于“${other}”之下，编号与所在条款不符。`,
  },
}
