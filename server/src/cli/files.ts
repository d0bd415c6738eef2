import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { UsageError } from './arguments.ts'
import { noFile } from './messages.ts'

/**
 * What stands at a path.
 * @throws UsageError where nothing does
 */
export async function lookUp(file: string): Promise<Stats> {
  return stat(file).catch((error: NodeJS.ErrnoException) => {
    throw isMissing(error) ? noFile(file) : unreadable(file, error)
  })
}

/** Whether an error says that nothing stands at a path. */
export const isMissing = ({ code }: NodeJS.ErrnoException): boolean => code === 'ENOENT' || code === 'ENOTDIR'

/** The error to tell of a file that is there and cannot be read. */
export const unreadable = (file: string, error: NodeJS.ErrnoException): UsageError =>
  new UsageError(
    `“${file}” could not be read (${error.code ?? error.message}).`,
    `“${file}”无法读取（${error.code ?? error.message}）。`,
  )

/** Whether anything stands at a path. */
export const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
