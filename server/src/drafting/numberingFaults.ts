import type { Contract } from '../contract/contract.ts'
import { circled } from '../contract/numbering.ts'
import { perContract, perKey } from '../contract/perContract.ts'
import { beginsLine, beginsUnreadLine, lineStartsIn } from './lineStarts.ts'
import type { NumberedPart } from './part.ts'
import { asRoman, type NumberForm, partNumber } from './partNumber.ts'
import { numberedParts, numberingKey, numberSpan } from './parts.ts'

/** What is wrong with a number among its siblings, or under its parent. */
export type NumberingFault =
  | { readonly kind: 'duplicate' | 'gap' | 'backwards'; readonly part: number; readonly previous: number }
  | { readonly kind: 'misplaced'; readonly part: number; readonly parent: number }

/** The numbers of a contract that do not count on, in document order. */
export const numberingFaultsOf = perContract((contract): readonly NumberingFault[] =>
  doubtsOf(contract).flatMap((doubts) => doubts.find((doubt) => !isExplained(contract, doubt)) ?? []),
)

/** What may be wrong with each of the numbers that do not count on, the graver first. */
const doubtsOf = perKey(numberingKey, (contract): readonly (readonly NumberingFault[])[] => {
  const parts = numberedParts(contract)
  const last = new Map<number, number>()
  const seen = new Map<number, Set<number>>()
  const first = new Map<number, number>()
  return parts.flatMap((part, index): NumberingFault[][] => {
    const inRow = (seen.get(part.row) ?? new Set<number>()).add(part.value)
    seen.set(part.row, inRow)
    if (!first.has(part.row)) first.set(part.row, index)
    if (!part.startsLine) return []
    const previous = last.get(part.row)
    last.set(part.row, index)
    const doubts: NumberingFault[] = []
    const parent = misplacedUnder(parts, part)
    if (parent >= 0) doubts.push({ kind: 'misplaced', part: index, parent })
    const before = previous === undefined ? undefined : parts[previous]
    if (previous !== undefined && before && !countsOn(before, part)) {
      const kind = part.value === before.value ? 'duplicate' : part.value > before.value ? 'gap' : 'backwards'
      // What stands further up in the row is not left out: 7, 6, 8. Nor is anything where the list in clause 3 goes on with clause 4.
      const host = parts[(first.get(part.row) as number) - 1]
      const isThere =
        inRow.has(before.value + 1) || (host !== undefined && isBeside(host, part) && countsOn(host, part))
      if (kind !== 'gap' || !isThere) doubts.push({ kind, part: index, previous })
    }
    return doubts.length > 0 ? [doubts] : []
  })
})

const isBeside = (one: NumberedPart, { form, keys }: NumberedPart): boolean =>
  one.form === form && one.keys.length === keys.length

/** Whether the number that a fault misses stands somewhere, as a part of another level or a line that was read as no head. */
function isExplained(contract: Contract, fault: NumberingFault): boolean {
  const parts = numberedParts(contract)
  if (fault.kind === 'misplaced') return beginsLine(contract, (parts[fault.part] as NumberedPart).keys[0] as string)
  if (fault.kind !== 'gap') return false
  const { keys, value, form } = parts[fault.previous] as NumberedPart
  const text = contract.text.slice(numberSpan(contract, fault.previous).end, numberSpan(contract, fault.part).start)
  // Letters and numbers in brackets stand inside of a line as often as at its start, and begin too many lines elsewhere.
  if (isOfList(form)) return hasItem(text, value + 1, form)
  const next = [...keys.slice(0, -1), value + 1].join('.')
  return beginsUnreadLine(contract, next) || lineStartsIn(text).includes(next)
}

const isOfList = (form: NumberForm): boolean => /alpha|paren|circled|lower|^roman/.test(form)

const item = new RegExp(
  `[(（][^()（）\\s]{1,5}[)）]|${circled}|(?<![\\p{L}\\d.(（])(?:\\d{1,3}|[A-Za-z]{1,5})[.)）、．]`,
  'gu',
)

/** Whether an item of a list numbered in some way has a value somewhere in a text. */
const hasItem = (text: string, value: number, form: NumberForm): boolean =>
  Array.from(text.matchAll(item)).some(({ index }) => {
    const number = partNumber(text.slice(index), true)
    return [number, number && asRoman(number)].some((one) => one?.form === form && one.value === value)
  })

/** 10 after 9, 9A after 9, 10 after 9A. */
function countsOn(before: NumberedPart, part: NumberedPart): boolean {
  if (part.inserted && part.value === before.value) return part.keys.at(-1) !== before.keys.at(-1)
  return part.value === before.value + 1
}

/** The clause with another number that a number such as 8.3 stands under, or -1. */
function misplacedUnder(parts: readonly NumberedPart[], part: NumberedPart): number {
  if (part.keys.length < 2 || part.form !== 'decimal') return -1
  for (let at = part.parent; at >= 0; at = (parts[at] as NumberedPart).parent) {
    const host = parts[at] as NumberedPart
    if (host.keys.length >= part.keys.length || !/^\d/.test(host.keys[0] as string)) continue
    if (!/^(?:decimal|zh-article|article|section)$/.test(host.form)) continue
    return host.keys[0] === part.keys[0] ? -1 : at
  }
  return -1
}
