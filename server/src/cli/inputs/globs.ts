import path from 'node:path'
import picomatch from 'picomatch'

/** A pattern of file names: the folder that all its files are in, and what is one of them, by the path under that folder. */
export interface Glob {
  readonly base: string
  readonly matches: (inside: string) => boolean
  /** Whether a folder may have some of them in it. */
  readonly reaches: (inside: string) => boolean
}

/** Reads a pattern such as `contracts/*.md`; undefined for a plain name. */
export function readGlob(named: string): Glob | undefined {
  const { isGlob, base, glob } = picomatch.scan(slashed(named))
  if (!isGlob) return undefined
  const matches = picomatch(glob)
  const parts = isDeep.test(glob) ? ['**'] : glob.split('/').slice(0, -1)
  const folders = parts.map((_, i) => picomatch(parts.slice(0, i + 1).join('/')))
  return {
    base: base || '.',
    matches: (inside) => matches(slashed(inside)),
    reaches: (inside) => folders.some((matchesFolder) => matchesFolder(slashed(inside))),
  }
}

/** Whether more than what stands before each slash names folders: `**` at the end, or a slash among alternatives, as in `{a/b,c}.md`. */
const isDeep = /\*\*[^/]*$|[{(][^})]*[{(/]/

const slashed = (file: string): string => (path.sep === '\\' ? file.replaceAll('\\', '/') : file)
