import type { Locale } from '../rules/finding.ts'
import type { Judged } from './judged.ts'

/** A revision that contracts are compared with, and what became of those that are not checked. */
export interface Since {
  /** As it was named, and the commit that it names. */
  readonly revision: string
  readonly commit: string
  /** Files that say what they said. */
  readonly unchanged: readonly string[]
  /** Contracts that are gone, under that name or another. */
  readonly removed: readonly string[]
  /** Files that were contracts and no longer say that they are. */
  readonly undeclared: readonly string[]
  /** What each file that is checked was called; undefined for one that is new. */
  readonly was: ReadonlyMap<string, string | undefined>
}

/** What a format may know of a run before the first file. */
export interface Run {
  readonly locale: Locale
  /** Of Proviso. */
  readonly version: string
  /** Whether the reader's terminal shows colours. */
  readonly colour: boolean
  /** What separates folders in the names of files. */
  readonly separator: string
  /** Whether findings are compared with a baseline. */
  readonly hasBaseline: boolean
  /** The revision that findings are compared with, if they are. */
  readonly since?: Since
  /** The Markdown page of a code; undefined where the pages are not installed. */
  readonly page: (code: string) => string | undefined
}

/**
 * One way to write the findings of a run. Each file is written when it is checked and then forgotten, so that memory does not
 * grow with what is found; what a file gives depends on that file alone.
 */
export interface Format {
  readonly begin: (run: Run) => string
  /** Empty where the file adds nothing. */
  readonly file: (file: Judged, run: Run) => string
  /** Whether `begin` tells of contracts that are no longer there to be checked. */
  readonly tellsOfLost?: true
  /** Stands between what two files add. */
  readonly between: string
  readonly end: (run: Run, exitCode: number) => string
}

/** A file's name as other programs want it: relative to where it was called, with `/`. */
export const pathOf = (file: string, { separator }: Pick<Run, 'separator'>): string =>
  file.replaceAll(separator, '/').replace(/^(?:\.\/+)+/, '')
