import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

/**
 * What would change in a file, as a unified diff that `patch` and `git apply` read; empty where nothing would.
 * @param file as both sides are named
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return ''
  const diff = createTwoFilesPatch(file, file, before, after, undefined, undefined, options)
  // `patch` reads a name up to its first space, unless a tab ends it.
  return file.includes(' ') ? diff.replace(names, '$1\t\n$2\t\n') : diff
}

const options = { context: 3, headerOptions: FILE_HEADERS_ONLY }
const names = /^(--- .*)\n(\+\+\+ .*)\n/
