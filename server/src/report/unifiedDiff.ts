import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

/**
 * What would change in a file, as a unified diff that `patch` and `git apply` read; empty where nothing would.
 * @param file as both sides are named
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  return before === after ? '' : createTwoFilesPatch(file, file, before, after, undefined, undefined, options)
}

const options = { context: 3, headerOptions: FILE_HEADERS_ONLY }
