import type { Contract, Span } from '../contract/contract.ts'
import { perContract } from '../contract/perContract.ts'
import { attachmentsOf } from './attachments.ts'
import { partsOf } from './parts.ts'
import type { Reference } from './reference.ts'
import { referencesOf } from './references.ts'

/** “Sections 4 through 6”, 第四条至第六条: two references that name what stands between them as well. */
export interface ReferenceRange {
  /** From the label of the first to the end of the last. */
  readonly at: Span
  /** Its ends are attachments; else they are parts. */
  readonly isOfAttachments: boolean
  /** What stands between the ends, as indexes into `partsOf` or `attachmentsOf`. The ends are references of their own. */
  readonly between: readonly number[]
}

const through = /^\s*(?:through|thru|to|until|[–—~～-]|至|到)\s*$/i

/** The ranges among a contract's references, in document order; those whose ends were found, and that leave something out. */
export const rangesOf = perContract((contract: Contract): readonly ReferenceRange[] => {
  const references = referencesOf(contract)
  return references.flatMap((first, i): ReferenceRange[] => {
    const last = references[i + 1]
    if (!last || last.passage !== first.passage || first.status !== 'found' || last.status !== 'found') return []
    if (!through.test(contract.text.slice(first.at.end, last.at.start))) return []
    const isOfAttachments = first.label === 'attachment'
    if (isOfAttachments !== (last.label === 'attachment')) return []
    const between = isOfAttachments ? attachmentsBetween(contract, first, last) : partsBetween(contract, first, last)
    return between.length > 0 ? [{ at: { start: first.at.start, end: last.at.end }, isOfAttachments, between }] : []
  })
})

/** The parts of one row between two of it: 2 and 3 between 1 and 4, and nothing between 1.2 and 3. */
function partsBetween(contract: Contract, first: Reference, last: Reference): number[] {
  const parts = partsOf(contract)
  const [from = 0, to = 0] = [first.targets[0], last.targets[0]]
  const row = parts[from]?.row
  return row === parts[to]?.row ? indexesBetween(from, to).filter((index) => parts[index]?.row === row) : []
}

function attachmentsBetween(contract: Contract, first: Reference, last: Reference): number[] {
  const attachments = attachmentsOf(contract)
  const [from = 0, to = 0] = [first.targets[0], last.targets[0]]
  const name = attachments[from]?.name
  return indexesBetween(from, to).filter((index) => attachments[index]?.name === name)
}

const indexesBetween = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => from + 1 + i)
