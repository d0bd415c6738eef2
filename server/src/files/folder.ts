import type { Dirent } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { Localized } from '../policy/schema.ts'
import { Ignored } from './ignored.ts'
import { readingTrouble } from './reading.ts'

/** Names of files that may be contracts. */
export const readable = /\.(?:md|markdown|ya?ml|txt)$/i
const isHidden = (name: string): boolean => name === 'node_modules' || name.startsWith('.')

/** A file of a folder, not read yet. */
export interface FoundText {
  readonly file: string
  /** Told of whatever is in it, since it cannot be read. */
  readonly isNamed: boolean
  /** Why it cannot be read, where that is known already. */
  readonly trouble?: Localized
}

/** Whether a file or a folder is left out besides, by its path under the folder that is looked through, with `/`. */
export type LeftOut = (inside: string, isFolder: boolean) => boolean

/**
 * The texts in a folder and in those inside it, in order of their paths: without packages, hidden files and what `.gitignore`
 * leaves out. Links are not followed, so that none is read twice or for ever; one that leads nowhere is given with its trouble.
 */
export async function* textsIn(folder: string, leftOut: LeftOut = () => false): AsyncGenerator<FoundText> {
  const isLeftOut: LeftOut = (file, isFolder) =>
    leftOut(path.relative(folder, file).split(path.sep).join('/'), isFolder)
  yield* walk(folder, await Ignored.above(folder), isLeftOut)
}

async function* walk(folder: string, above: Ignored, leftOut: LeftOut): AsyncGenerator<FoundText> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    yield { file: folder, isNamed: true, trouble: readingTrouble(error) }
    return
  }
  const ignored = entries.some(({ name }) => name === '.gitignore') ? await above.within(folder) : above
  for (const entry of entries.filter(({ name }) => !isHidden(name)).sort(byPath)) {
    const file = path.join(folder, entry.name)
    const isFolder = entry.isDirectory()
    if (ignored.has(file, isFolder) || leftOut(file, isFolder)) continue
    if (isFolder) yield* walk(file, ignored, leftOut)
    else if (readable.test(entry.name) && entry.isFile()) yield { file, isNamed: false }
    else if (readable.test(entry.name) && entry.isSymbolicLink()) {
      const trouble = await realpath(file).then(() => undefined, readingTrouble)
      if (trouble) yield { file, isNamed: true, trouble }
    }
  }
}

/** As the paths of what is in them are in order: `a-b.md` before `a/b.md`. */
const byPath = (one: Dirent, other: Dirent): number => {
  const [a, b] = [one, other].map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
  return (a as string) < (b as string) ? -1 : 1
}
