import type { PackChange } from '../policy/packChanges.ts'
import type { Pack } from '../policy/schema.ts'
import type { PackImpact } from './packImpact.ts'

/** Which pack: its id, its version and the day of the law in it. */
export interface PackName {
  readonly id: string
  readonly version: string
  readonly date: string
}

/** What changed from one pack to another, and what that does to contracts. The shape of `pack diff --format json`. */
export interface PackDiff {
  readonly version: 1
  readonly old: PackName
  readonly new: PackName
  readonly changes: readonly PackChange[]
  readonly contracts: readonly PackImpact[]
}

/** The name of a pack. */
export const packName = ({ id, version, date }: Pack): PackName => ({ id, version, date })
