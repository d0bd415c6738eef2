import type { Localized } from '../policy/schema.ts'
import type { DocumentEntry } from '../report/portfolio/model.ts'

/** A file of a folder by its address, not read yet. */
export interface FoundFile {
  readonly uri: string
  /** Told of whatever is in it: it was named, or cannot be read. */
  readonly isNamed: boolean
  /** Why it cannot be read, where that is known already. */
  readonly trouble?: Localized
}

/** A file as it was read. */
export interface ReadFile {
  /** Empty where it could not be read. */
  readonly text: string
  readonly document: DocumentEntry
  /** Why it could not be read. */
  readonly trouble?: Localized
}

/** The files that the server may look at: those in the open folders. Addresses of folders end with a slash. */
export interface Disk {
  /** Whether an address is one of this machine's files. */
  has(uri: string): boolean
  /**
   * The texts in a folder, as the command line finds them.
   * @param root the open folder that it is in: nothing outside of it is given, whatever a link says
   * @param leftOut what is left out besides, by the path in that folder
   */
  textsIn(folder: string, root: string, leftOut: (path: string) => boolean): AsyncIterable<FoundFile>
  /** Reads a file; one that is not in `root` is not read. Never throws. */
  read(found: FoundFile, root: string): Promise<ReadFile>
}
