import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Localized } from '../policy/schema.ts'
import { UsageError } from './arguments.ts'

/**
 * What stands at a path.
 * @throws UsageError where nothing does
 */
export async function lookUp(file: string): Promise<Stats> {
  return stat(file).catch((error: NodeJS.ErrnoException) => {
    throw isMissing(error)
      ? new UsageError(`There is no file or folder “${file}”.`, `没有文件或文件夹“${file}”。`)
      : unreadable(file, error)
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

/** Why a file or a folder cannot be read, in words: the system's own are told where there are none. */
export function readingTrouble(error: unknown): Localized {
  const { code, message } = error as NodeJS.ErrnoException
  return (
    reasons[code ?? ''] ?? { en: `it could not be read (${code ?? message})`, zh: `无法读取（${code ?? message}）` }
  )
}

const notAllowed = { en: 'you are not allowed to read it', zh: '您没有读取权限' }
const reasons: Readonly<Record<string, Localized>> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOENT: { en: 'it is not there (or is a link to something that is not)', zh: '文件不存在（或为失效的链接）' },
  ELOOP: { en: 'it is a link that leads back to itself', zh: '该链接指向其自身' },
  ERR_FS_FILE_TOO_LARGE: {
    en: 'it is longer than any text that Proviso reads; split it into its parts',
    zh: '文件长度超出 Proviso 的读取上限，请拆分后再检查',
  },
  EISDIR: { en: 'it is a folder', zh: '这是文件夹' },
}
