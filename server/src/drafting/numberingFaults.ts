import { perContract, perKey } from '../contract/perContract.ts'
import { beginsLine } from './lineStarts.ts'
import type { NumberedPart } from './part.ts'
import { numberedParts, numberingKey } from './parts.ts'

/** What is wrong with a number among its siblings, or under its parent. */
export type NumberingFault =
  | { readonly kind: 'duplicate' | 'gap' | 'backwards'; readonly part: number; readonly previous: number }
  | { readonly kind: 'misplaced'; readonly part: number; readonly parent: number }

/** The numbers of a contract that do not count on, in document order. */
export const numberingFaultsOf = perContract((contract): readonly NumberingFault[] => {
  return doubtsOf(contract).flatMap((doubts) => doubts.find(({ unless }) => !beginsLine(contract, unless))?.fault ?? [])
})

/** A fault, unless a line begins with a number: that was not read as a head then. */
interface Doubt {
  readonly fault: NumberingFault
  readonly unless: string
}

/** What may be wrong with each of the numbers that do not count on, the graver first. */
const doubtsOf = perKey(numberingKey, (contract): readonly (readonly Doubt[])[] => {
  const parts = numberedParts(contract)
  const last = new Map<number, number>()
  return parts.flatMap((part, index): Doubt[][] => {
    if (!part.startsLine) return []
    const previous = last.get(part.row)
    last.set(part.row, index)
    const doubts: Doubt[] = []
    const parent = misplacedUnder(parts, part)
    if (parent >= 0) doubts.push({ fault: { kind: 'misplaced', part: index, parent }, unless: part.keys[0] as string })
    const before = previous === undefined ? undefined : parts[previous]
    if (previous !== undefined && before && !countsOn(before, part)) {
      const kind = part.value === before.value ? 'duplicate' : part.value > before.value ? 'gap' : 'backwards'
      doubts.push({ fault: { kind, part: index, previous }, unless: kind === 'gap' ? after(before) : '' })
    }
    return doubts.length > 0 ? [doubts] : []
  })
})

/** 10 after 9, 9A after 9, 10 after 9A. */
function countsOn(before: NumberedPart, part: NumberedPart): boolean {
  if (part.inserted && part.value === before.value) return part.keys.at(-1) !== before.keys.at(-1)
  return part.value === before.value + 1
}

const after = ({ keys, value }: NumberedPart): string => [...keys.slice(0, -1), value + 1].join('.')

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
