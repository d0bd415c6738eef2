import { perContract } from '../contract/perContract.ts'
import { lineStartsOf } from './lineStarts.ts'
import { type Part, partsOf } from './parts.ts'

/** What is wrong with a number among its siblings, or under its parent. */
export type NumberingFault =
  | { readonly kind: 'duplicate' | 'gap' | 'backwards'; readonly part: number; readonly previous: number }
  | { readonly kind: 'misplaced'; readonly part: number; readonly parent: number }

/** The numbers of a contract that do not count on, in document order. */
export const numberingFaultsOf = perContract((contract): readonly NumberingFault[] => {
  const parts = partsOf(contract)
  const lineStarts = lineStartsOf(contract)
  const last = new Map<number, number>()
  return parts.flatMap((part, index): NumberingFault[] => {
    if (!part.startsLine) return []
    const previous = last.get(part.row)
    last.set(part.row, index)
    const parent = misplacedUnder(parts, part)
    if (parent >= 0 && !lineStarts.has(part.keys[0] as string)) return [{ kind: 'misplaced', part: index, parent }]
    const before = previous === undefined ? undefined : parts[previous]
    if (previous === undefined || !before || countsOn(before, part)) return []
    // The number between them may stand on a line that was not read as a head.
    if (part.value > before.value && lineStarts.has(after(before))) return []
    const kind = part.value === before.value ? 'duplicate' : part.value > before.value ? 'gap' : 'backwards'
    return [{ kind, part: index, previous }]
  })
})

/** 10 after 9, 9A after 9, 10 after 9A. */
function countsOn(before: Part, part: Part): boolean {
  if (part.inserted && part.value === before.value) return part.keys.at(-1) !== before.keys.at(-1)
  return part.value === before.value + 1
}

const after = ({ keys, value }: Part): string => [...keys.slice(0, -1), value + 1].join('.')

/** The clause with another number that a number such as 8.3 stands under, or -1. */
function misplacedUnder(parts: readonly Part[], part: Part): number {
  if (part.keys.length < 2 || part.form !== 'decimal') return -1
  for (let at = part.parent; at >= 0; at = (parts[at] as Part).parent) {
    const host = parts[at] as Part
    if (host.keys.length >= part.keys.length || !/^\d/.test(host.keys[0] as string)) continue
    if (!/^(?:decimal|zh-article|article|section)$/.test(host.form)) continue
    return host.keys[0] === part.keys[0] ? -1 : at
  }
  return -1
}
