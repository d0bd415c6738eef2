import type { Format } from '../../contract/contract.ts'
import type { GivenFacts } from '../../contract/givenFacts.ts'
import type { Localized } from '../../policy/schema.ts'

/** One file to check, not read yet. Plain data: threads are sent it. */
export interface Input {
  /** As it is shown: as it was named, or under the folder that was. */
  readonly file: string
  /** Checked whatever it is called; else it is checked where it says that it is a contract. */
  readonly isNamed: boolean
  /** What it says, where that does not stand in a file, and its format where that does not follow from the name. */
  readonly text?: string
  readonly format?: Format
  /** What is known of the deal besides. */
  readonly facts?: GivenFacts
  /** Why it cannot be read, where that is known already. */
  readonly trouble?: Localized
}
