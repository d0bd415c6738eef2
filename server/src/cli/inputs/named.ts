import { stat } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '../files.ts'
import { noFile } from '../messages.ts'
import { type Glob, readGlob } from './globs.ts'

/** What is named on the command line: a folder, a pattern, or a file, whether that can be read or not. */
export interface Named extends Glob {
  readonly kind: 'folder' | 'pattern' | 'file'
  /** As it was named. */
  readonly named: string
}

/**
 * What somebody named.
 * @throws UsageError where nothing stands there and it is no pattern
 */
export async function readNamed(named: string): Promise<Named> {
  const found = await stat(named).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error && isMissing(found)) {
    // A file may be called `[draft].md`, so a pattern is what is no file.
    const glob = readGlob(named)
    if (glob) return { kind: 'pattern', named, ...glob }
    throw noFile(named)
  }
  if (!(found instanceof Error) && found.isDirectory())
    return { kind: 'folder', named, base: named, matches: () => true, reaches: () => true }
  const name = path.basename(named)
  return { kind: 'file', named, base: path.dirname(named), matches: (inside) => inside === name, reaches: () => false }
}

/** Whether a file is among what somebody named, by its whole path and that of the folder it counts from. */
export function isAmong(file: string, { matches }: Named, base: string): boolean {
  const inside = path.relative(base, file)
  const isOutside = inside === '' || inside.split(path.sep)[0] === '..' || path.isAbsolute(inside)
  return !isOutside && matches(inside)
}
