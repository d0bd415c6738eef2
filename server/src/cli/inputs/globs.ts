import path from 'node:path'
import picomatch from 'picomatch'

/** A pattern of file names: the folder that all its files are in, and whether a path under that folder is one of them. */
export interface Glob {
  readonly base: string
  readonly matches: (file: string) => boolean
}

/** Reads a pattern such as `contracts/*.md`; undefined for a plain name. */
export function readGlob(named: string): Glob | undefined {
  const { isGlob, base, glob } = picomatch.scan(slashed(named))
  if (!isGlob) return undefined
  const matches = picomatch(glob)
  return { base: base || '.', matches: (file) => matches(slashed(path.relative(base || '.', file))) }
}

const slashed = (file: string): string => (path.sep === '\\' ? file.replaceAll('\\', '/') : file)
