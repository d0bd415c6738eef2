import type { FileCheck } from '../report/fileCheck.ts'
import type { Arguments, OwnOptions } from './arguments.ts'

/**
 * A command over contracts. They are checked one by one, perhaps on several threads, and one is in memory at a time: what the
 * command tells of a contract is made where that contract was checked, and is plain data (`structuredClone` can copy it).
 */
export interface ContractsCommand<Told = unknown> {
  /** The formats that it writes, the one first that it writes unless asked for another. */
  readonly formats: readonly [string, ...string[]]
  readonly options?: OwnOptions
  /** Reads what its options name, once and before any file, and gives the arguments with it. */
  prepare?(args: Arguments): Promise<Arguments>
  /** Whether it can write to a file (`--output`). */
  readonly writes?: true
  /** Whether what it writes has a place for files that could not be read and for playbooks with mistakes. */
  readonly showsTrouble: boolean
  /** What it tells of one file. */
  tell(file: FileCheck, args: Arguments): Told
  /** Writes what is told as it comes, in the order of the files, and gives the exit code. */
  write(told: AsyncIterable<Told>, args: Arguments): Promise<number>
}
